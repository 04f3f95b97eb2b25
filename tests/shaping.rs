//! Glyphs and their places in our layouts, against those of HarfBuzz's `hb-shape`, word by word, for each bundled face.
//!
//! Needs the tool (Debian: `libharfbuzz-bin`): `cargo test --test shaping -- --ignored`. Lengths are in units of the face.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use marsad::corpus;
use marsad::text::{Fonts, Layout, Style, TextEngine};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

const FACES: [&str; 4] =
    ["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf", "Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf"];

/// A glyph's id, and its place from the left end of the word.
#[derive(Debug, PartialEq)]
struct Placed {
    id: u16,
    x: f32,
    y: f32,
}

/// The glyphs of a word from left to right, and its advance.
#[derive(Debug, PartialEq)]
struct Shaped {
    glyphs: Vec<Placed>,
    advance: f32,
}

impl Shaped {
    fn is_like(&self, other: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() < 0.5;
        near(self.advance, other.advance)
            && self.glyphs.len() == other.glyphs.len()
            && std::iter::zip(&self.glyphs, &other.glyphs)
                .all(|(a, b)| a.id == b.id && near(a.x, b.x) && near(a.y, b.y))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What is written in one direction and script.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Digits,
    RightToLeft,
    LeftToRight,
    Other,
}

fn class(letter: char) -> Class {
    match letter {
        '٠'..='٩' | '۰'..='۹' | '0'..='9' => Class::Digits,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => Class::RightToLeft,
        letter if letter.is_alphabetic() => Class::LeftToRight,
        _ => Class::Other,
    }
}

/// Parts of words that are written in one direction: shaping meets them so too.
fn runs(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let runs: Vec<String> = letters.chunk_by(|a, b| class(*a) == class(*b)).map(|run| run.iter().collect()).collect();
    runs.into_iter()
}

fn words_of(text: &str, words: &mut BTreeSet<String>) {
    words.extend(text.split_whitespace().flat_map(runs).filter(|word| word.chars().any(char::is_alphanumeric)));
}

fn words_of_the_sample() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    corpus::sample().documents.iter().for_each(|document| words_of(&document.text, &mut words));
    words
}

fn words_of_the_fixtures() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("tests/gold/dev")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            words_of(&std::fs::read_to_string(path).unwrap(), &mut words);
        }
    }
    words_of(include_str!("fixtures/typography.tsv"), &mut words);
    words
}

/// 5,000 words that bear every sequence of up to three of the usual marks, on changing letters.
fn generated_words() -> BTreeSet<String> {
    const LETTERS: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةىپچڤگٱ";
    const MARKS: &str = "\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}\u{651}\u{652}\u{653}\u{654}\u{655}\u{670}";
    let letters: Vec<char> = LETTERS.chars().collect();
    let one: Vec<String> = MARKS.chars().map(String::from).collect();
    let longer = |short: &[String]| -> Vec<String> {
        short.iter().flat_map(|head| one.iter().map(move |mark| format!("{head}{mark}"))).collect()
    };
    let two = longer(&one);
    let three = longer(&two);
    let sequences: Vec<String> = [vec![String::new()], one.clone(), two, three].concat();
    let mut state = 1u64;
    let mut random = |most: usize| {
        // Knuth's linear congruential generator: the same words in every run.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut sequence = sequences.iter().cycle();
    let mut words = BTreeSet::new();
    while words.len() < 5_000 {
        let word = (0..2 + random(5)).fold(String::new(), |mut word, _| {
            word.push(letters[random(letters.len())]);
            word.push_str(sequence.next().unwrap());
            word
        });
        words.insert(word);
    }
    words
}

/// What `hb-shape` makes of each word.
fn by_harfbuzz(face: &Path, words: &[String], direction: &str) -> Vec<Shaped> {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("words.txt");
    std::fs::write(&list, words.iter().map(|word| format!("{word}\n")).collect::<String>()).unwrap();
    let output = Command::new(std::env::var_os("HB_SHAPE").unwrap_or_else(|| "hb-shape".into()))
        .arg(format!("--text-file={}", list.display()))
        .args(["--no-glyph-names", "--no-clusters", "--language=und", "--direction", direction])
        .arg(face)
        .output()
        .expect("hb-shape runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let shaped: Vec<Shaped> = lines.lines().map(parse).collect();
    assert_eq!(shaped.len(), words.len());
    shaped
}

/// A line of `hb-shape`: `[ID@DX,DY+ADVANCE|…]`.
fn parse(line: &str) -> Shaped {
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for glyph in line.trim_matches(['[', ']']).split('|').filter(|glyph| !glyph.is_empty()) {
        let (place, advance) = glyph.rsplit_once('+').unwrap();
        let (id, offset) = place.split_once('@').unwrap_or((place, "0,0"));
        let (dx, dy) = offset.split_once(',').unwrap();
        let [dx, dy, advance]: [f32; 3] = [dx, dy, advance].map(|number| number.parse().unwrap());
        glyphs.push(Placed { id: id.parse().unwrap(), x: pen + dx, y: dy });
        pen += advance;
    }
    Shaped { glyphs, advance: pen }
}

fn by_us(engine: &mut TextEngine, word: &str, units: f32) -> Shaped {
    // Half the units of the face are below the largest size there is.
    let layout: Layout = engine.layout(word, &Style { size: units / 2.0, ..Style::default() }, &[]);
    let baseline = layout.lines[0].baseline;
    let glyphs = layout
        .glyphs
        .iter()
        .map(|glyph| Placed { id: glyph.id, x: glyph.x * 2.0, y: (baseline - glyph.y) * 2.0 })
        .collect();
    Shaped { glyphs, advance: layout.width * 2.0 }
}

/// Compares all words in one face; returns how many there are, and those that differ.
fn compare(face: &str, words: &BTreeSet<String>) -> (usize, Vec<String>) {
    let path = root().join("fonts").join(face);
    let fonts = Fonts::single(std::fs::read(&path).unwrap()).unwrap();
    let mut engine = TextEngine::with_fonts(fonts);
    let data = std::fs::read(&path).unwrap();
    let font = skrifa::FontRef::new(&data).unwrap();
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let covered = |word: &&String| word.chars().all(|letter| font.charmap().map(letter).is_some());
    let (to_left, to_right): (Vec<String>, Vec<String>) =
        words.iter().filter(covered).cloned().partition(|word| word.chars().any(|c| class(c) == Class::RightToLeft));
    let mut differing = Vec::new();
    for (words, direction) in [(&to_left, "rtl"), (&to_right, "ltr")] {
        for (word, theirs) in std::iter::zip(words, by_harfbuzz(&path, words, direction)) {
            let ours = by_us(&mut engine, word, units);
            if !ours.is_like(&theirs) {
                let codes: Vec<String> = word.chars().map(|letter| format!("{:04X}", letter as u32)).collect();
                differing.push(format!("«{word}» {}\n    ours   {ours:?}\n    theirs {theirs:?}", codes.join(" ")));
            }
        }
    }
    (to_left.len() + to_right.len(), differing)
}

fn check(kind: &str, words: &BTreeSet<String>) {
    let mut failed = Vec::new();
    for face in FACES {
        let (count, differing) = compare(face, words);
        println!("{kind}, {face}: {} of {count} words alike", count - differing.len());
        failed.extend(differing.into_iter().map(|word| format!("{face}: {word}")));
    }
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed[..failed.len().min(40)].join("\n"));
}

#[test]
#[ignore = "needs hb-shape"]
fn every_word_of_the_sample() {
    check("sample", &words_of_the_sample());
}

#[test]
#[ignore = "needs hb-shape"]
fn every_word_of_the_fixtures() {
    check("fixtures", &words_of_the_fixtures());
}

#[test]
#[ignore = "needs hb-shape"]
fn generated_words_with_all_marks() {
    check("generated", &generated_words());
}
