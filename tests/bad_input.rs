//! Input that no article should be, but that folders hold all the same: nothing panics, and every range stays inside its text.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use marsad::base::{CancelToken, TextRange};
use marsad::corpus::{self, Corpus, Document};
use marsad::export::analysis_json;
use marsad::resolve::{self, Analysis};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn analyze(texts: &[&str]) -> (Corpus, Analysis) {
    let document = |(number, text): (usize, &&str)| Arc::new(Document::new(format!("{number:04}.txt"), *text));
    let corpus = Corpus { documents: texts.iter().enumerate().map(document).collect(), ..Corpus::default() };
    let analysis = resolve::analyze(&corpus, &CancelToken::new(), &|_| {}).unwrap();
    check_ranges(&corpus, &analysis);
    (corpus, analysis)
}

/// Every range of the analysis falls on character boundaries of its document.
fn check_ranges(corpus: &Corpus, analysis: &Analysis) {
    let check = |document: usize, range: TextRange| {
        let text = &corpus.documents[document].text;
        assert!(text.get(range.to_usize()).is_some(), "{range:?} of {} bytes", text.len());
        assert!(!range.is_empty(), "an empty range stands for nothing");
    };
    for (index, document) in analysis.documents.iter().enumerate() {
        document.sentences.iter().for_each(|sentence| check(index, sentence.range));
        document.dates.iter().for_each(|date| check(index, date.range));
    }
    for entity in &analysis.entities {
        entity.mentions.iter().for_each(|mention| check(mention.document.index(), mention.range));
        entity.roles.iter().flat_map(|role| &role.evidence).for_each(|p| check(p.document.index(), p.range));
    }
    for report in analysis.events.iter().flat_map(|event| &event.reports) {
        report.triggers.iter().for_each(|range| check(report.document.index(), *range));
    }
    for relation in &analysis.relations {
        relation.evidence.iter().for_each(|passage| check(passage.document.index(), passage.range));
    }
}

#[test]
fn no_document() {
    let (corpus, analysis) = analyze(&[]);
    assert_eq!(analysis, Analysis::default());
    assert!(analysis_json(&analysis, &corpus.diagnostics).contains("\"documents\": []"));
}

#[test]
fn a_document_of_one_line() {
    let (_, analysis) = analyze(&["زار وزير الخارجية المصري القاهرة أمس"]);
    assert_eq!(analysis.documents.len(), 1);
    assert_eq!(analysis.documents[0].title, "زار وزير الخارجية المصري القاهرة أمس");
}

#[test]
fn text_without_arabic_gives_no_flood_of_names() {
    let (_, analysis) =
        analyze(&["The committee met on Monday. Nothing in this text is Arabic, and nobody is named 123 or 4-5."]);
    assert_eq!(analysis.entities.len(), 0, "{:?}", analysis.entities);
    assert_eq!(analysis.events.len(), 0, "{:?}", analysis.events);
}

#[test]
fn only_marks_and_digits() {
    analyze(&["؟!… 12/34/5678 - 99 :: (()) «» 2025-99-99 ٣١/٢/٢٠٢٤", "ًٌٍَُِّْ", "ــــــ", "٫٬٪"]);
}

#[test]
fn nul_characters_and_controls() {
    analyze(&[
        "زار\0الوزير\0\0دمشق أمس",
        "\u{FEFF}قال\u{200F} الرئيس\u{202E} أمس\u{2066} إن\u{2069}",
        "\u{2067}\u{2068}\u{202A}\u{202B}\u{202C}",
        "وَ\u{200D}\u{200C}ل",
        "\u{1}\u{2}\u{3} وصل الوفد",
    ]);
}

#[test]
fn one_article_a_hundred_times() {
    let sample = corpus::sample();
    let text = sample.documents[0].text.as_str();
    let (_, many) = analyze(&vec![text; 100]);
    let (_, one) = analyze(&[text]);
    assert_eq!(many.entities.len(), one.entities.len(), "copies name nobody new");
}

#[test]
fn a_long_line_is_read_in_time_that_grows_with_its_length() {
    let sample = corpus::sample();
    let line: String = sample.documents.iter().map(|document| document.text.replace('\n', " ")).collect();
    let long = line.repeat(10);
    assert!(!long.contains('\n') && long.len() > 300_000);
    let (_, analysis) = analyze(&[&long]);
    assert!(analysis.documents[0].sentences.len() > 100);
}

#[test]
fn every_range_of_the_sample_falls_on_characters() {
    let sample = corpus::sample();
    let texts: Vec<&str> = sample.documents.iter().map(|document| document.text.as_str()).collect();
    let (_, analysis) = analyze(&texts);
    assert!(analysis.entities.len() > 50 && analysis.events.len() > 30, "the sample is read");
}

#[test]
fn the_order_of_files_does_not_matter() {
    let sample = corpus::sample();
    let forward = resolve::analyze(&sample, &CancelToken::new(), &|_| {}).unwrap();
    let backward = Corpus { documents: sample.documents.iter().rev().cloned().collect(), ..Corpus::default() };
    let backward = resolve::analyze(&backward, &CancelToken::new(), &|_| {}).unwrap();
    assert_eq!(forward, backward);
}

/// Made-up news in other languages that are written in Arabic letters.
const PERSIAN: &str = "وزیران کشاورزی کشورهای حوضه رود در شهر ساحلی نشست سالانه خود را برگزار کردند و درباره برنامه های تازه آبیاری گفتگو کردند.\n\n\
    وزیر کشاورزی گفت که این برنامه برای روستاهای دور از رود است و تا پایان سال اجرا می شود.";
const URDU: &str = "وزرائے زراعت نے ساحلی شہر میں اپنا سالانہ اجلاس منعقد کیا اور آبپاشی کے نئے منصوبوں پر بات چیت کی۔\n\n\
    وزیر نے کہا کہ یہ منصوبہ دریا سے دور دیہات کے لیے ہے اور سال کے آخر تک مکمل ہو جائے گا۔";
const KURDISH: &str = "وەزیرانی کشتوکاڵ لە شاری کەنار دەریا کۆبوونەوەی ساڵانەی خۆیان ئەنجامدا و باسیان لە پلانەکانی ئاودێری کرد.\n\n\
    وەزیرەکە گوتی ئەم پلانە بۆ گوندە دوورەکانە و تا کۆتایی ساڵ تەواو دەبێت.";

#[test]
fn other_languages_in_arabic_letters_are_left_unread_with_a_note() {
    for (text, language) in [(PERSIAN, "Persian"), (URDU, "Urdu"), (KURDISH, "Kurdish")] {
        let (_, analysis) = analyze(&[text]);
        assert!(analysis.entities.is_empty() && analysis.events.is_empty(), "{language}: {:?}", analysis.entities);
        assert!(analysis.documents[0].dates.is_empty());
        let noted = analysis.diagnostics.iter().any(|diagnostic| diagnostic.message.contains(language));
        assert!(noted, "{language}: {:?}", analysis.diagnostics);
    }
}

#[test]
fn a_foreign_passage_leaves_the_article_around_it() {
    let sample = corpus::sample();
    let article = sample.documents[0].text.as_str();
    let (_, alone) = analyze(&[article]);
    let (_, mixed) = analyze(&[&format!("{article}\n\n{PERSIAN}")]);
    assert_eq!(mixed.entities.len(), alone.entities.len());
    assert!(mixed.diagnostics.iter().any(|diagnostic| diagnostic.message.contains("Persian")));
}

#[test]
fn a_long_text_in_latin_letters_gives_no_flood_of_names() {
    let text = "Published on 22 Oct 2025. The ministers of the River Basin met in Port City on Sunday. John Example, the chairman, \
                signed the accord with Jane Sample of Sampleland. The F-99 and the B-7 flew past. "
        .repeat(20);
    let (_, analysis) = analyze(&[&text]);
    assert!(analysis.entities.is_empty() && analysis.events.is_empty(), "{:?}", analysis.entities);
    assert!(analysis.diagnostics.iter().any(|diagnostic| diagnostic.message.contains("left unread")));
}

#[test]
fn repeated_headlines_tell_no_more_than_one() {
    let sample = corpus::sample();
    let article = sample.documents[0].text.as_str();
    let headline = article.lines().next().unwrap();
    let (_, once) = analyze(&[article]);
    let (_, often) = analyze(&[&([headline, "\n"].concat().repeat(12) + article)]);
    assert_eq!(often.entities.len(), once.entities.len());
    assert!(often.events.len() <= once.events.len() + 1, "{} and {}", often.events.len(), once.events.len());
}

#[test]
fn an_article_cut_off_anywhere_is_read() {
    let sample = corpus::sample();
    let text = sample.documents[0].text.as_str();
    let cuts: Vec<&str> = text.char_indices().step_by(97).map(|(at, _)| &text[..at]).collect();
    for cut in cuts {
        analyze(&[cut]);
    }
}

#[test]
fn a_sentence_that_breaks_off_or_tells_two_things_at_once_is_read() {
    // The purpose of a body without a word behind it; a verb between a name and what describes it.
    for text in ["الهيئة العامة لحماية", "الوزراء دخل مصطفى البرلمان"] {
        analyze(&[text]);
    }
}

#[test]
fn a_sites_menu_in_front_of_an_article_names_no_one() {
    let menu = "الرئيسية\nأخبار\nسياسة\nاقتصاد\nرياضة\nثقافة\nمنوعات\nصحة\nتكنولوجيا\nآراء\nفيديو\nصور\nبودكاست\nتواصل معنا\n\
                من نحن\nسياسة الخصوصية\nتابعونا على فيسبوك\nاشترك في النشرة البريدية\nتسجيل الدخول\nبحث\n\n";
    let sample = corpus::sample();
    let article = sample.documents[0].text.as_str();
    let (_, alone) = analyze(&[article]);
    let (_, under) = analyze(&[&format!("{menu}{article}")]);
    let people = |analysis: &Analysis| {
        analysis.entities.iter().filter(|entity| entity.kind == marsad::base::EntityKind::Person).count()
    };
    assert_eq!(people(&under), people(&alone));
    assert_eq!(under.documents[0].date.as_ref().map(|d| d.value), alone.documents[0].date.as_ref().map(|d| d.value));
    assert_eq!(under.events.len(), alone.events.len());
}

#[test]
fn stiff_machine_translation_is_read_without_a_flood_of_names() {
    let text = "الرئيس هو قال في يوم الأحد أن ال اجتماع مع ال وزير هو كان جيد جداً. هو أيضاً قال أن ال بلد سوف تكون تعمل على ال سلام. \
                ال متحدث باسم ال حكومة رفض إلى تعليق. شكرا لك على قراءة هذه ال مادة."
        .repeat(10);
    let (_, analysis) = analyze(&[&text]);
    assert!(analysis.entities.len() <= 3, "{:?}", analysis.entities.iter().map(|e| &e.name).collect::<Vec<_>>());
}

/// An article of the sample with bytes taken out, doubled or replaced, decoded as a file's bytes are.
#[test]
fn titles_without_end_are_read() {
    for word in ["وزير ", "وزير الدولة، ", "نائب لرئيس ", "ولد الشيخ ", "وفد "] {
        analyze(&[&word.repeat(3000)]);
    }
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let sample = corpus::sample();
    let text = sample.documents[0].text.clone().into_bytes();
    let change = (any::<prop::sample::Index>(), 0..3_u8, any::<u8>(), 1..40_usize);
    prop::collection::vec(change, 0..12).prop_map(move |changes| {
        let mut bytes = text.clone();
        for (at, kind, byte, length) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => drop(bytes.drain(at..end)),
                1 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
                _ => bytes.insert(at, byte),
            }
        }
        bytes
    })
}

/// The forms of each lexicon, a list a file.
fn lexicons() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    let forms = |path: PathBuf| -> Vec<String> {
        let text = fs::read_to_string(path).unwrap();
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        let forms = rows.flat_map(|row| row.split(['\t', '|'])).filter(|form| form.contains(is_arabic));
        forms.map(str::to_owned).collect()
    };
    files.into_iter().map(forms).filter(|forms| !forms.is_empty()).collect()
}

fn is_arabic(letter: char) -> bool {
    ('ء'..='ي').contains(&letter)
}

/// Words of all lexicons in any order, under clitics, with marks, digits and noise between them: nearer to the readers' rules than random
/// characters.
fn newslike() -> impl Strategy<Value = String> {
    const CLITICS: [&str; 10] = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "لل", "بال", "س"];
    const MARKS: [&str; 12] = [".", "،", ":", "؛", "(", ")", "«", "»", "\"", "-", "–", "/"];
    let any_form = (any::<prop::sample::Selector>(), any::<prop::sample::Selector>());
    let lexicons = lexicons();
    let form = any_form.prop_map(move |(list, form)| form.select(list.select(&lexicons)).clone());
    let clitic = prop_oneof![3 => Just(""), 1 => prop::sample::select(&CLITICS[..])];
    let word = prop_oneof![
        16 => (clitic, form).prop_map(|(clitic, form)| format!("{clitic}{form}")),
        3 => prop::sample::select(&MARKS[..]).prop_map(str::to_owned),
        1 => "[ء-ي]{1,8}",
        1 => "[0-9٠-٩/.-]{1,10}",
        1 => any::<char>().prop_map(String::from),
    ];
    let space = prop::sample::select(&[" ", " ", " ", " ", " ", " ", "", "\n", "\u{200F}", "ـ"][..]);
    prop::collection::vec((word, space), 0..160)
        .prop_map(|parts| parts.into_iter().map(|(word, space)| word + space).collect())
}

/// The sample's articles with words of each other among their own.
fn entangled() -> impl Strategy<Value = String> {
    let texts: Vec<String> = corpus::sample().documents.iter().map(|document| document.text.clone()).collect();
    let pieces = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..12_usize);
    prop::collection::vec(pieces, 1..120).prop_map(move |pieces| {
        let piece = |(text, at, length): (prop::sample::Index, prop::sample::Index, usize)| {
            let words: Vec<&str> = text.get(&texts).split_inclusive(char::is_whitespace).collect();
            let at = at.index(words.len());
            words[at..(at + length).min(words.len())].concat()
        };
        pieces.into_iter().map(piece).collect()
    })
}

/// A few of the same texts in each run; others with `PROPTEST_RNG_SEED`, more with `PROPTEST_CASES`.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_none() { 96 } else { config.cases };
    let rng_seed = if config.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { config.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn newslike_text_never_panics(texts in prop::collection::vec(newslike(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (corpus, analysis) = analyze(&texts);
        prop_assert!(!analysis_json(&analysis, &corpus.diagnostics).is_empty());
    }

    #[test]
    fn entangled_articles_never_panic(text in entangled()) {
        analyze(&[&text]);
    }

    #[test]
    fn arbitrary_text_never_panics(text in any::<String>()) {
        analyze(&[&text]);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        analyze(&[&String::from_utf8_lossy(&bytes)]);
    }

    #[test]
    fn mutated_articles_never_panic(bytes in mutated()) {
        analyze(&[&String::from_utf8_lossy(&bytes)]);
    }
}
