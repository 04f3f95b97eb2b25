//! Input that no article should be, but that folders hold all the same: nothing panics, and every range stays inside its text.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

use std::sync::Arc;

use marsad::base::{CancelToken, TextRange};
use marsad::corpus::{self, Corpus, Document};
use marsad::export::analysis_json;
use marsad::resolve::{self, Analysis};
use proptest::prelude::*;

fn analyze(texts: &[&str]) -> (Corpus, Analysis) {
    let document = |(number, text): (usize, &&str)| Arc::new(Document::new(format!("{number:04}.txt"), *text));
    let corpus = Corpus { documents: texts.iter().enumerate().map(document).collect(), diagnostics: Vec::new() };
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
    let backward = Corpus { documents: sample.documents.iter().rev().cloned().collect(), diagnostics: Vec::new() };
    let backward = resolve::analyze(&backward, &CancelToken::new(), &|_| {}).unwrap();
    assert_eq!(forward, backward);
}

/// Words of news in any order, with marks, digits and noise between them: nearer to the readers' rules than random characters.
fn newslike() -> impl Strategy<Value = String> {
    const WORDS: [&str; 48] = [
        "وزير",
        "وزيرا",
        "الخارجية",
        "التركي",
        "والسوري",
        "زار",
        "التقى",
        "أعلن",
        "وقال",
        "إن",
        "بيان",
        "اجتماع",
        "في",
        "دمشق",
        "أنقرة",
        "يوم",
        "أمس",
        "الأحد",
        "الماضي",
        "المقبل",
        "12",
        "تشرين",
        "الأول",
        "2025",
        "شباط",
        "رجب",
        "هـ",
        "من",
        "إلى",
        "بين",
        "مع",
        "نظيره",
        "الرئيس",
        "ولي",
        "العهد",
        "الأمير",
        "بن",
        "أبو",
        "عبد",
        "آل",
        "للأمم",
        "المتحدة",
        "(",
        ")",
        "،",
        ".",
        "«",
        "»",
    ];
    let word = prop_oneof![
        8 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "[ء-ي]{1,8}",
        1 => "[0-9٠-٩/.-]{1,10}",
        1 => any::<char>().prop_map(String::from),
    ];
    let space = prop::sample::select(&[" ", " ", " ", " ", "", "\n", "\u{200F}", "ـ"][..]);
    prop::collection::vec((word, space), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(word, space)| word + space).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn newslike_text_never_panics(texts in prop::collection::vec(newslike(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (corpus, analysis) = analyze(&texts);
        prop_assert!(!analysis_json(&analysis, &corpus.diagnostics).is_empty());
    }

    #[test]
    fn arbitrary_text_never_panics(text in any::<String>()) {
        analyze(&[&text]);
    }
}
