//! Outlets in datelines and credit lines: `المدينة - «الصحيفة» - التاريخ`, `(الصحيفة، وكالات)`, `صورة: الصحيفة`.

use super::candidate::Candidate;
use crate::arabic::lexicon::{Entry, WordClass};
use crate::base::EntityKind;
use crate::extract::words::Words;

/// A line of more tokens than this is no credit line; its end may still be one.
const LONGEST_LINE: usize = 24;
/// The name of an outlet has at most this many words here.
const LONGEST_NAME: usize = 3;

pub fn propose(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    (0..words.len()).for_each(|token| masthead(words, token, candidates));
    let mut start = 0;
    while start < words.len() {
        let line = words.token(start).line;
        let end = (start..words.len()).find(|&token| words.token(token).line != line).unwrap_or(words.len());
        if end - start <= LONGEST_LINE {
            in_line(words, start, end, candidates);
        }
        start = end;
    }
}

/// What an outlet of such a name weighs: more than the place in it, which is the country's capital at most.
const MASTHEAD: f32 = 5.0;

/// An outlet that is called by such a noun and the next word, where a dateline or credit has its outlet: `الخرطوم – نبض السودان`,
/// `المدينة (صوت الجبل) - …`, `مرآة البحرين: …`.
fn masthead(words: &Words<'_>, token: usize, candidates: &mut Vec<Candidate>) {
    const LATEST: usize = 8;
    if !words.bare(token).class.has(WordClass::MASTHEAD) {
        return;
    }
    let place =
        |token: usize| words.matches(token).iter().any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Place(_)));
    let named = |next: &usize| words.token(*next).is_word() && (words.bare(*next).is_definite() || place(*next));
    let Some(next) = words.after(token).filter(named) else { return };
    let end = next + 1;
    let behind = words.after(next).map(|at| words.surface(at));
    let line = words.token(token).line;
    let start = words.source.tokens.partition_point(|other| other.line < line);
    let dated = token - start < LATEST && place(start);
    let placed = match words.before(token).map(|before| words.surface(before)) {
        None => matches!(behind, Some(":" | "-" | "–" | "—")),
        Some("(") => behind == Some(")"),
        Some("-" | "–" | "—" | "ـ" | "/") => {
            dated && matches!(behind, None | Some(":" | "-" | "–" | "—" | "ـ" | "/"))
        }
        Some(_) => false,
    };
    if placed {
        let range = words.range(token, words.bare(token), end);
        candidates.push(Candidate::new((token, end), range, EntityKind::Organization).with("masthead", MASTHEAD));
    }
}

fn is_separator(words: &Words<'_>, token: usize) -> bool {
    matches!(words.surface(token), "-" | "–" | "—" | "/" | "|" | ":" | "(" | ")" | "،" | "·" | "•")
}

fn in_line(words: &Words<'_>, start: usize, end: usize, candidates: &mut Vec<Candidate>) {
    let place_first = words.matches(start).iter().any(|m| matches!(m.entry, Entry::Place(_)) && m.cut.is_bare());
    let credit = (start..end).any(|token| {
        words.bare(token).class.has(WordClass::CREDIT)
            || words.cuts(token).iter().any(|c| c.class.has(WordClass::CREDIT))
    });
    let dated = (start..end).any(|token| words.token(token).kind == crate::arabic::TokenKind::Number);
    let sentence = (start..end)
        .any(|token| words.bare(token).class.has(WordClass::VERB | WordClass::FUNCTION) || words.token(token).is("."));
    let bracketed = is_separator(words, start) && is_separator(words, end - 1) && end - start > 2;
    if sentence || !(place_first && dated || credit || bracketed) {
        return;
    }
    let mut first = start;
    while first < end {
        let piece_end = (first..end).find(|&token| is_separator(words, token)).unwrap_or(end);
        let piece = first..piece_end;
        first = piece_end + 1;
        let mut from = piece.start;
        let mut to = piece.end;
        // خاص بـ«X»: the quoted part is the name.
        if let Some(open) = piece.clone().find(|&token| words.is_opening_quote(token)) {
            let close = (open + 1..to).find(|&token| words.is_closing_quote(token)).unwrap_or(to);
            (from, to) = (open + 1, close);
        }
        if from >= to || to - from > LONGEST_NAME || !(from..to).all(|token| could_name(words, token)) {
            continue;
        }
        let candidate = Candidate::new((from, to), words.range(from, words.bare(from), to), EntityKind::Organization);
        let definite = words.bare(from).is_definite();
        candidates.push(candidate.with("credit-line", if definite { 1.2 } else { -0.4 }));
    }
}

fn could_name(words: &Words<'_>, token: usize) -> bool {
    let class = words.bare(token).class;
    let place = words.matches(token).iter().any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Place(_)));
    words.is_wordlike(token)
        && !class.has(WordClass::STOP | WordClass::CREDIT | WordClass::ADJECTIVE | WordClass::NISBA)
        && !place
}
