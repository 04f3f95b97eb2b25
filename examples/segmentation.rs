//! Compares the proclitics that Marsad cuts off with those of a segmented text, and prints the share of words that agree.
//!
//! `cargo run --example segmentation -- FILE [--errors]`, every line of FILE being `part+part<TAB>TAG+TAG` (the format of Farasa's
//! reference segmentation). Only what stands in front of a word counts; a word without Arabic letters has nothing there.

use std::collections::BTreeMap;

use anyhow::Context as _;
use marsad::arabic::lexicon::Lexicons;
use marsad::arabic::{Proclitics, fold, is_arabic_letter, segment, tokenize};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, list_errors) = match arguments.as_slice() {
        [file] => (file, false),
        [file, flag] if flag == "--errors" => (file, true),
        _ => anyhow::bail!("expected FILE [--errors], but found {arguments:?}"),
    };
    let text = std::fs::read_to_string(file).with_context(|| file.clone())?;
    let (mut words, mut arabic, mut wrong) = (0_usize, 0_usize, BTreeMap::<(String, String, String), usize>::new());
    for (parts, tags) in text.lines().filter_map(|line| line.split_once('\t')).filter(|(_, tags)| !tags.contains("POS"))
    {
        words += 1;
        let (word, expected) = reference(parts, tags);
        arabic += usize::from(word.contains(is_arabic_letter));
        let found = found(&word);
        if found != expected {
            *wrong.entry((word, expected, found)).or_default() += 1;
        }
    }
    anyhow::ensure!(arabic > 0, "expected lines of parts and tags, but found none in {file}");
    let errors: usize = wrong.values().sum();
    if list_errors {
        let mut sorted: Vec<_> = wrong.into_iter().collect();
        sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for ((word, expected, found), count) in sorted {
            println!("{count}\t{word}\texpected «{expected}»\tfound «{found}»");
        }
    }
    let share = |of: usize| 1.0 - errors as f64 / of as f64;
    println!("{words} words, {errors} cut otherwise: accuracy {:.4}", share(words));
    println!("{arabic} of them Arabic: accuracy {:.4}", share(arabic));
    Ok(())
}

/// The word as it is written, and its proclitics joined by `+`.
fn reference(parts: &str, tags: &str) -> (String, String) {
    const PROCLITICS: [&str; 7] = ["و", "ف", "ب", "ل", "ك", "س", "ال"];
    let parts: Vec<&str> = parts.split('+').collect();
    let tags: Vec<&str> = tags.split('+').collect();
    let in_front = |(part, tag): &(&&str, &&str)| {
        PROCLITICS.contains(*part) && matches!(**tag, "CONJ" | "PREP" | "FUT_PART" | "DET" | "PART")
    };
    let most = parts.len().saturating_sub(1);
    let proclitics: Vec<&str> =
        parts.iter().zip(&tags).take(most).take_while(in_front).map(|(part, _)| *part).collect();
    // ل and ال are written as لل.
    let word = if proclitics.ends_with(&["ل", "ال"]) {
        parts.concat().replacen("لال", "لل", 1)
    } else {
        parts.concat()
    };
    (word, proclitics.join("+"))
}

fn found(word: &str) -> String {
    let tokens = tokenize(word);
    // What stands in front of a number or sign is not in front of a word.
    let whole = tokens.first().filter(|token| token.normal == fold(word) || tokens.len() == 1);
    whole.map_or_else(Proclitics::default, |token| segment(&Lexicons::builtin().names, token, word)).to_string()
}
