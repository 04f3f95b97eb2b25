//! The triggers of an event → the words it is called by: `اتفاق السلام الشامل` is an `اتفاق` about `سلام` and `شامل`.

use super::scan::Scan;
use super::trigger::Trigger;
use crate::arabic::lexicon::Frame;
use crate::arabic::{digits, splits};

/// So many words behind a noun can belong to what the event is called.
const REACH: usize = 4;
/// Words of fewer letters tell too little.
const SHORTEST: usize = 3;

/// The lexicon's nouns among the triggers, each once, in text order.
pub fn nouns(own: &[&Trigger]) -> Vec<String> {
    let mut nouns: Vec<String> = Vec::new();
    for trigger in own.iter().filter(|trigger| !trigger.is_verb()) {
        if !nouns.contains(&trigger.lemma) {
            nouns.push(trigger.lemma.clone());
        }
    }
    nouns
}

/// The definite words behind the nouns, without clitics and article, each once, in text order; names, dates and offices are no such words.
pub fn about(scan: &Scan<'_>, own: &[&Trigger]) -> Vec<String> {
    let mut about: Vec<String> = Vec::new();
    for trigger in own.iter().filter(|trigger| !trigger.is_verb()) {
        let behind = trigger.tokens.end..scan.len().min(trigger.tokens.end + REACH);
        for at in behind.take_while(|&at| !scan.is_mark(at) && !scan.is_verb(at)) {
            if let Some(word) = topic_word(scan, at).filter(|word| !about.contains(word)) {
                about.push(word);
            }
        }
    }
    about
}

/// Which of a row of meetings the triggers name; `None` where they give no number, or two.
pub fn session(scan: &Scan<'_>, own: &[&Trigger]) -> Option<u32> {
    let meets = |trigger: &&&Trigger| !trigger.is_verb() && matches!(trigger.frame, Frame::Gather | Frame::Meet);
    let mut numbers = own.iter().filter(meets).filter_map(|trigger| number_beside(scan, trigger));
    let first = numbers.next()?;
    numbers.all(|other| other == first).then_some(first)
}

/// The number right behind a noun or its adjective, or behind the word for a session shortly before it.
fn number_beside(scan: &Scan<'_>, trigger: &Trigger) -> Option<u32> {
    const SESSION_REACH: usize = 6;
    const ADJECTIVES: usize = 2;
    let behind =
        |from: usize| (from..=from + ADJECTIVES).take_while(|&t| stays(scan, t)).find_map(|t| ordinal(scan, t));
    let session = |t: &usize| splits(scan.normal(*t)).iter().any(|split| matches!(split.stem, "دوره" | "جلسه"));
    let before = trigger.at().saturating_sub(SESSION_REACH)..trigger.at();
    behind(trigger.tokens.end)
        .or_else(|| before.rev().take_while(|t| !scan.is_verb(*t)).find(session).and_then(|t| behind(t + 1)))
}

/// The words at `token` can still belong to the number of the noun before them.
fn stays(scan: &Scan<'_>, token: usize) -> bool {
    token < scan.len() && scan.date_of[token].is_none() && !scan.is_verb(token) && !scan.is_preposition(token)
}

/// `الـ 28`, `الـ28`, `الثامنة والعشرين`: a definite number at `token`.
fn ordinal(scan: &Scan<'_>, token: usize) -> Option<u32> {
    let tokens = &scan.source.tokens;
    if let Some(number) = digits(tokens.get(token)?) {
        let article = token.checked_sub(1).is_some_and(|t| matches!(scan.normal(t), "ال" | "رقم"));
        return Some(number).filter(|_| article);
    }
    scan.ordinal(token).filter(|_| scan.is_definite(token))
}

fn topic_word(scan: &Scan<'_>, at: usize) -> Option<String> {
    if !scan.is_free(at) || !scan.is_definite(at) || scan.is_office_behind_clitics(at) || scan.nisba(at).is_some() {
        return None;
    }
    let normal = scan.normal(at);
    let cut = splits(normal).iter().find(|split| split.article)?;
    (cut.stem.chars().count() >= SHORTEST).then(|| cut.stem.to_owned())
}
