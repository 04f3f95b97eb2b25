//! How fast text is shaped, laid out, and broken into other lines, as a ratio against a reference measured in the same run, so that
//! figures of different machines can be compared.
//!
//! The reference is compatibility normalisation (NFKC) of the same text by the `unicode-normalization` crate. Each figure is the median
//! of several runs.
//!
//! `cargo bench --no-default-features --bench text`

mod measure;

use std::hint::black_box;

use marsad::corpus;
use marsad::text::{Family, Fonts, Shaped, Style, TextEngine};
use measure::median_secs;
use unicode_normalization::UnicodeNormalization as _;

fn main() {
    let sample: Vec<String> = corpus::sample().documents.iter().map(|document| document.text.to_string()).collect();
    let mixed: Vec<String> = include_str!("../tests/fixtures/typography.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t').map(|(_, text)| text.to_owned()))
        .collect();
    println!("{:<44}{:>10}{:>14}", "one core", "MB/s", "x reference");
    for (name, texts) in [("sample corpus", &sample), ("mixed paragraphs", &mixed)] {
        let bytes: usize = texts.iter().map(String::len).sum();
        let reference = median_secs(|| texts.iter().for_each(|text| drop(black_box(text.nfkc().collect::<String>()))));
        print(name, "NFKC (reference)", bytes, reference, reference);
        for family in [Family::Reading, Family::Interface] {
            let style = Style { family, size: 19.0, width: Some(620.0), ..Style::default() };
            let mut engine = TextEngine::with_fonts(Fonts::bundled());
            let layout =
                median_secs(|| texts.iter().for_each(|text| drop(black_box(engine.layout(text, &style, &[])))));
            print(name, &format!("shaping and layout, {family:?}"), bytes, layout, reference);
            let mut shaped: Vec<Shaped> = texts.iter().map(|text| engine.shape(text, &style, &[])).collect();
            let mut width = 400.0;
            let wrap = median_secs(|| {
                width += 20.0;
                shaped.iter_mut().for_each(|text| drop(black_box(text.wrap(Some(width)))));
            });
            print(name, &format!("re-wrapping, {family:?}"), bytes, wrap, reference);
        }
    }
}

fn print(texts: &str, what: &str, bytes: usize, secs: f64, reference: f64) {
    println!("{:<44}{:>10.2}{:>14.2}", format!("{texts}: {what}"), bytes as f64 / secs / 1e6, secs / reference);
}
