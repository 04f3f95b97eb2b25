//! The triggers of an event → the words it is called by: `اتفاق السلام الشامل` is an `اتفاق` about `سلام` and `شامل`.

use super::scan::Scan;
use super::trigger::Trigger;
use crate::arabic::splits;

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

fn topic_word(scan: &Scan<'_>, at: usize) -> Option<String> {
    if !scan.is_free(at) || !scan.is_definite(at) || scan.is_office_behind_clitics(at) || scan.nisba(at).is_some() {
        return None;
    }
    let normal = scan.normal(at);
    let cut = splits(normal).iter().find(|split| split.article)?;
    (cut.stem.chars().count() >= SHORTEST).then(|| cut.stem.to_owned())
}
