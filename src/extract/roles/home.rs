//! Where the newspaper is at home that a page is from, told by its language: the offices of its own country it names without saying whose.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::arabic::lexicon::{Country, Table};
use crate::arabic::{FinalYa, fold};
use crate::extract::words::Words;

/// The countries whose newspapers leave out the dots of the last ي.
const DOTLESS: [Country; 2] = ["EG", "SD"];

fn builtin() -> &'static FxHashMap<String, Vec<Country>> {
    static BUILTIN: OnceLock<FxHashMap<String, Vec<Country>>> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let mut words: FxHashMap<String, Vec<Country>> = FxHashMap::default();
        for record in Table::new(include_str!("../../../assets/lexicon/home-words.tsv")).records() {
            record.values(1).for_each(|word| words.entry(fold(word)).or_default().extend(record.values(0)));
        }
        words
    })
}

/// The countries that most of the page's words of this sort speak for; none where it has no such words.
pub fn countries(words: &Words<'_>) -> Vec<Country> {
    let mut counts: BTreeMap<Country, u32> = BTreeMap::new();
    for token in 0..words.len() {
        let Some(countries) = builtin().get(&words.token(token).normal) else { continue };
        if !is_explained(words, token) {
            countries.iter().for_each(|country| *counts.entry(country).or_default() += 1);
        }
    }
    if counts.is_empty() && FinalYa::of(words.source.text, &words.source.tokens) == FinalYa::Dotless {
        return DOTLESS.to_vec();
    }
    let most = counts.values().copied().max();
    counts.into_iter().filter(|(_, count)| Some(*count) == most).map(|(country, _)| country).collect()
}

/// Whether another name stands beside a month's, behind a stroke or in brackets.
fn is_explained(words: &Words<'_>, token: usize) -> bool {
    let mark = |at: Option<usize>| at.is_some_and(|at| matches!(words.surface(at), "/" | "(" | ")"));
    let next = words.after(token);
    mark(words.before(token)) || mark(next) || mark(next.and_then(|next| words.after(next)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;
    use crate::extract::source::Source;

    #[track_caller]
    fn check(text: &str, expected: &[Country]) {
        let (document, lexicons) = (Document::new("a.txt", text), Lexicons::builtin());
        let source = Source::new(&document, lexicons);
        assert_eq!(countries(&Words::new(&source, lexicons)), expected, "{text}");
    }

    #[test]
    fn months_and_spelling_tell_where_a_newspaper_is_at_home() {
        check("افتتح المعرض يوم 3 دجنبر في المدينة", &["MA"]);
        check("افتتح المعرض يوم 3 جانفي في المدينة", &["DZ", "TN"]);
        check("افتتح المعرض فى المدينة فى يناير", &["EG", "SD"]);
        check("افتتح المعرض في كانون الأول/ديسمبر في المدينة", &[]);
        check("افتتح المعرض في يناير", &[]);
    }
}
