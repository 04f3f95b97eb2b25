//! Words to look for → where a text has them, under clitics and in all spellings.

use super::clitic::splits;
use super::normal::original_offset;
use super::token::{Token, TokenKind, tokenize};
use crate::base::TextRange;

/// Words that must stand behind each other. Hamza, diacritics and the like do not matter; conjunctions, prepositions and the article may stand
/// in front of each. The last word may be the beginning of one, unless white space follows it.
///
/// ```
/// use marsad::arabic::Pattern;
/// let text = "وللشَّيباني كلمة";
/// let found = Pattern::new("الشيباني").find(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].of(text), "لشَّيباني");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    words: Vec<Wanted>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    kind: TokenKind,
    /// The normal form, without its article where enough is left.
    stem: String,
    /// Longer words that begin so are meant too.
    open: bool,
}

/// A word without its article must keep so many letters, or too much would fit.
const SHORTEST_STEM: usize = 3;

impl Pattern {
    pub fn new(query: &str) -> Self {
        let tokens = tokenize(query);
        let is_open = !query.ends_with(char::is_whitespace);
        let last = tokens.iter().rposition(|token| token.kind != TokenKind::Mark);
        let wanted = |(at, token): (usize, &Token)| {
            let stem = token.normal.strip_prefix("ال").filter(|rest| rest.chars().count() >= SHORTEST_STEM);
            let stem = stem.unwrap_or(&token.normal).to_owned();
            Wanted { kind: token.kind, stem, open: is_open && Some(at) == last }
        };
        let words = tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Mark);
        Self { words: words.map(wanted).filter(|wanted| !wanted.stem.is_empty()).collect() }
    }

    /// Nothing is looked for, and nothing is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every place in `text`, in order and without overlap. Proclitics in front of the first word are no part of it.
    pub fn find(&self, text: &str) -> Vec<TextRange> {
        let Some((first, rest)) = self.words.split_first() else { return Vec::new() };
        let mut tokens = tokenize(text);
        tokens.retain(|token| token.kind != TokenKind::Mark);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < tokens.len() {
            let start = first.start_in(&tokens[at], text);
            let behind = tokens.get(at + 1..at + 1 + rest.len()).unwrap_or(&[]);
            let goes_on = behind.len() == rest.len()
                && rest.iter().zip(behind).all(|(wanted, token)| wanted.start_in(token, text).is_some());
            match start {
                Some(start) if goes_on => {
                    let last = behind.last().unwrap_or(&tokens[at]);
                    found.push(TextRange { start, end: last.range.end });
                    at += self.words.len();
                }
                _ => at += 1,
            }
        }
        found
    }
}

impl Wanted {
    /// Where in the text the word begins that `token` has behind its proclitics, if it is the one that is wanted.
    fn start_in(&self, token: &Token, text: &str) -> Option<u32> {
        if token.kind != self.kind {
            return None;
        }
        let fits = |stem: &str| stem == self.stem || self.open && stem.starts_with(&self.stem);
        if self.kind != TokenKind::Word {
            return fits(&token.normal).then_some(token.range.start);
        }
        // A quick look: most words hold nothing of what is wanted.
        if !token.normal.contains(&self.stem) {
            return None;
        }
        let split = splits(&token.normal).iter().find(|split| fits(split.stem))?;
        let into = original_offset(token.range.of(text), split.name_start);
        Some(token.range.start + u32::try_from(into).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(query: &str, text: &str, expected: &[&str]) {
        let found = Pattern::new(query).find(text);
        assert_eq!(found.iter().map(|range| range.of(text)).collect::<Vec<_>>(), expected, "{query}");
    }

    #[test]
    fn words_are_found_under_clitics_and_in_all_spellings() {
        let text = "قال الوزير، والوزير للوزير: بوزيرٍ ووزيـر. وَزِير";
        check("وزير ", text, &["الوزير", "الوزير", "لوزير", "وزيرٍ", "وزيـر", "وَزِير"]);
        check("الوزير ", text, &["الوزير", "الوزير", "لوزير", "وزيرٍ", "وزيـر", "وَزِير"]);
        check("أنقره ", "في أنقرة وانقرة وبأنقره", &["أنقرة", "انقرة", "أنقره"]);
        check("والد ", "والد بلال", &["والد"]);
    }

    #[test]
    fn the_last_word_may_be_a_beginning() {
        check("وزي", "الوزير وزراء وزيران", &["الوزير", "وزيران"]);
        check("وزير ", "وزيران", &[]);
        check("لقاء وزي", "لقاء الوزيرين، لقاء وزراء", &["لقاء الوزيرين"]);
    }

    #[test]
    fn words_stand_behind_each_other() {
        check("وزارة الدفاع", "وزارة الدفاع ووزارة «الدفاع» ووزارة الخارجية", &["وزارة الدفاع", "وزارة «الدفاع"]);
        check("الدفاع وزارة", "وزارة الدفاع", &[]);
    }

    #[test]
    fn numbers_and_foreign_words() {
        check("2025 ", "عام ٢٠٢٥ و20255", &["٢٠٢٥"]);
        check("pkk", "حزب (PKK)", &["PKK"]);
        check(" ، ", "، ،", &[]);
        check("", "نص", &[]);
    }

    proptest! {
        #[test]
        fn what_is_found_lies_in_the_text_and_in_order(query in "[ابتولءةى ً.،12a]{0,8}", text in "[ابتولءةىأؤ ًـ.،12a\n]{0,60}") {
            let found = Pattern::new(&query).find(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for range in found {
                prop_assert!(text.get(range.to_usize()).is_some_and(|words| !words.is_empty()));
            }
        }

        #[test]
        fn every_word_of_a_text_is_found(text in "[ابتولرسمني]{3,8}( [ابتولرسمني]{3,8}){0,6}") {
            for word in text.split(' ') {
                let found = Pattern::new(&format!("{word} ")).find(&text);
                prop_assert!(found.iter().any(|range| word.ends_with(range.of(&text))), "{} in {}", word, text);
            }
        }
    }
}
