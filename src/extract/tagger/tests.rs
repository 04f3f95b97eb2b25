use proptest::prelude::*;

use super::*;
use crate::arabic::tokenize;

/// A sentence with its names marked `⟦P|…⟧`, `⟦O|…⟧`, `⟦L|…⟧`.
fn example(marked: &str) -> Example {
    let (mut plain, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('⟦') {
        plain.push_str(before);
        let (kind, name) = behind.split_once('|').expect("a mark has a kind");
        let (name, behind) = name.split_once('⟧').expect("a mark ends");
        let kind = match kind {
            "P" => EntityKind::Person,
            "O" => EntityKind::Organization,
            _ => EntityKind::Place,
        };
        names.push((plain.len()..plain.len() + name.len(), kind));
        plain.push_str(name);
        rest = behind;
    }
    plain.push_str(rest);
    let tokens = tokenize(&plain);
    let label =
        |token: &Token| {
            let range = token.range.to_usize();
            let name = names.iter().find(|(name, _)| name.start < range.end && range.start < name.end);
            name.map_or(Label::Outside, |(name, kind)| {
                if range.start <= name.start { Label::begin(*kind) } else { Label::inside(*kind) }
            })
        };
    let labels = tokens.iter().map(label).collect();
    Example { tokens, labels, weight: 1.0, scheme: Scheme::Own }
}

fn examples() -> Vec<Example> {
    [
        "زار الرئيس ⟦P|نديم الزهراوي⟧ مدينة ⟦L|الرمانة⟧ أمس.",
        "قال وزير الصيد ⟦P|سامر النجار⟧ إن الموسم جيد.",
        "أعلنت ⟦O|هيئة البحيرات⟧ موعد الافتتاح.",
        "وصل الوفد إلى ⟦L|التفاحة⟧ مساء الخميس.",
        "أعلنت ⟦O|هيئة الجسور⟧ إغلاق الطريق.",
        "استقبل الرئيس ⟦P|كريم العطار⟧ وفداً من ⟦L|الرمانة⟧.",
        "لم يتغير شيء في الأسواق هذا الصباح.",
        "عاد الفريق من ⟦L|التفاحة⟧ بعد الظهر.",
    ]
    .map(example)
    .to_vec()
}

fn lexicon() -> &'static NameLexicon {
    &Lexicons::builtin().names
}

fn settings() -> Settings {
    Settings { rounds: 20, fewest: 1, ..Settings::default() }
}

#[test]
fn a_few_sentences_are_learnt() {
    let tagger = Tagger::new(train(&examples(), lexicon(), &settings()), lexicon());
    for example in examples() {
        assert_eq!(tagger.tag(&example.tokens).labels(), example.labels);
    }
    let unseen = example("استقبل الرئيس ⟦P|فارس الحداد⟧ الوفد.");
    assert_eq!(tagger.tag(&unseen.tokens).labels(), unseen.labels);
}

#[test]
fn the_same_sentences_give_the_same_file() {
    let file = || train(&examples(), lexicon(), &settings()).to_bytes();
    assert_eq!(file(), file());
    let other = train(&examples()[1..], lexicon(), &settings()).to_bytes();
    assert_ne!(file(), other);
}

#[test]
fn the_built_in_model_is_whole() {
    let tagger = Tagger::builtin().expect("the file of this build can be read");
    assert!(tagger.model.len() > 10_000);
}

#[test]
fn names_and_spans_agree() {
    let tagger = Tagger::new(train(&examples(), lexicon(), &settings()), lexicon());
    let tokens = tokenize("زار الرئيس نديم الزهراوي مدينة الرمانة أمس.\nلم يتغير شيء.");
    let tags = tagger.tag(&tokens);
    assert_eq!(tags.names(), [(2..4, EntityKind::Person), (5..6, EntityKind::Place)]);
    assert!(tags.span(2..4, EntityKind::Person) > 0.8);
    assert!(tags.span(2..3, EntityKind::Person) < 0.2);
    assert!(tags.part_of(3, EntityKind::Person) >= tags.span(2..4, EntityKind::Person));
    assert_eq!(tags.span(6..9, EntityKind::Person), 0.0, "no name crosses the end of a line");
    assert_eq!(tags.span(2..4, EntityKind::Equipment), 0.0);
}

#[test]
fn sentences_end_with_lines_and_stops() {
    let tokens = tokenize("سطر أول\nجملة. جملة 3.5 أخرى؟ نعم");
    let ranges = sentence_ranges(&tokens);
    let lengths: Vec<usize> = ranges.iter().map(ExactSizeIterator::len).collect();
    assert_eq!(lengths, [2, 2, 6, 1]);
    assert!(sentence_ranges(&[]).is_empty());
}

proptest! {
    #[test]
    fn any_text_is_tagged(text in "([ا-ي«»\".\n0-9 a-z،]|والشر|بن |\\PC){0,120}") {
        let tokens = tokenize(&text);
        let Some(tagger) = Tagger::builtin() else { return Ok(()) };
        let tags = tagger.tag(&tokens);
        let labels = tags.labels();
        prop_assert_eq!(labels.len(), tokens.len());
        prop_assert_eq!(&labels, &tagger.tag(&tokens).labels());
        for at in 0..tokens.len() {
            let sum: f64 = tags.marginal(at).iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-6, "{sum}");
            for kind in EntityKind::ALL {
                for end in at..=tokens.len() + 1 {
                    let span = tags.span(at..end, kind);
                    prop_assert!((0.0..=1.0 + 1e-9).contains(&span), "{span}");
                }
            }
        }
    }
}
