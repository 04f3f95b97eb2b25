//! Equipment: known models, models by letter and number, and names behind a class noun.

use super::candidate::Candidate;
use crate::arabic::TokenKind;
use crate::arabic::lexicon::{Entry, WordClass};
use crate::base::EntityKind;
use crate::extract::words::Words;

pub fn propose(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        for found in words.matches(token) {
            match found.entry {
                Entry::Equipment { is_ambiguous } => {
                    let first = token;
                    let end = with_number(words, found.end as usize);
                    let mut candidate =
                        Candidate::new((first, end), words.range(first, &found.cut, end), EntityKind::Equipment);
                    candidate.add(
                        "equipment-list",
                        if is_ambiguous { -1.2 } else { 2.4 + 1.2 * (found.end - found.first - 1).min(4) as f32 },
                    );
                    if end > found.end as usize {
                        candidate.add("model-number", 1.0);
                    }
                    if !found.cut.is_bare() && words.bare(first).word.is_some() {
                        candidate.add("clitic-cut", -1.0);
                    }
                    if class_before(words, first) {
                        candidate.add("class-noun-before", 2.2);
                    }
                    candidates.push(candidate);
                }
                Entry::EquipmentClass => announced(words, found.end as usize, candidates),
                _ => {}
            }
        }
    }
}

fn class_before(words: &Words<'_>, first: usize) -> bool {
    let Some(mut token) = words.before(first) else { return false };
    if words.is_opening_quote(token) {
        let Some(previous) = words.before(token) else { return false };
        token = previous;
    }
    words.matches(token).iter().any(|m| m.end as usize == token + 1 && matches!(m.entry, Entry::EquipmentClass))
}

/// A number directly behind, with or without a hyphen: إف-16, ميراج 2000.
fn with_number(words: &Words<'_>, end: usize) -> usize {
    let mut at = end;
    if at < words.len() && words.token(at).is("-") && !words.token(at).spaced {
        at += 1;
    }
    let number = at < words.len()
        && words.token(at).kind == TokenKind::Number
        && words.token(at).normal.len() <= 4
        && words.token(at).line == words.token(end - 1).line
        && !(words.token(at).normal.len() == 4 && words.token(at).normal.starts_with("19"));
    if number { at + 1 } else { end }
}

/// طائرات «X», صواريخ X-17.
fn announced(words: &Words<'_>, at: usize, candidates: &mut Vec<Candidate>) {
    if at == 0 || at >= words.len() || words.token(at).line != words.token(at - 1).line {
        return;
    }
    if words.is_opening_quote(at) && words.surface(at) != "(" {
        let first = at + 1;
        let close = (first..(first + 6).min(words.len())).find(|&t| words.is_closing_quote(t));
        let Some(close) = close.filter(|&t| t > first && words.token(t).line == words.token(at).line) else { return };
        let candidate =
            Candidate::new((first, close), words.range(first, words.bare(first), close), EntityKind::Equipment);
        candidates.push(candidate.with("class-noun-before", 1.2).with("quotes", 1.0));
        return;
    }
    // A short unknown word with a number: تي 72.
    // الاجتماع الـ39: the article of a number.
    let class = words.bare(at).class;
    if words.token(at).is("ال") {
        return;
    }
    if words.is_wordlike(at) && !class.has(WordClass::STOP | WordClass::COMMON | WordClass::NISBA) {
        let end = with_number(words, at + 1);
        if end > at + 1 {
            let candidate = Candidate::new((at, end), words.range(at, words.bare(at), end), EntityKind::Equipment);
            candidates.push(candidate.with("class-noun-before", 1.2).with("model-number", 1.0));
        }
    }
}
