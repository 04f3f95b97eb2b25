//! Look-up of expressions of one or more words, longest first.

use rustc_hash::FxHashMap;

use crate::arabic::{Token, tokenize};

/// Expressions of one or more words with a value each, found by their normal form.
#[derive(Debug)]
pub struct PhraseTable<T> {
    /// By first word: the words behind it, longest first.
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T> PhraseTable<T> {
    /// Adds a phrase. One that is there already keeps its first value.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let mut words = tokenize(phrase).into_iter().map(|token| token.normal);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let entries = self.by_first.entry(first).or_default();
        if entries.iter().any(|(other, _)| *other == rest) {
            return;
        }
        let place = entries.partition_point(|(other, _)| other.len() >= rest.len());
        entries.insert(place, (rest, value));
    }

    /// The first words of all phrases, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// The longest phrase that begins with the word `first` and goes on with the tokens `following`, and how many tokens it has.
    /// `first` is given by itself because it may be a token without its proclitics.
    pub fn longest(&self, first: &str, following: &[Token]) -> Option<(&T, usize)> {
        let entries = self.by_first.get(first)?;
        entries.iter().find_map(|(rest, value)| {
            let fits = following.len() >= rest.len() && rest.iter().zip(following).all(|(word, token)| token.is(word));
            fits.then_some((value, rest.len() + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut table = PhraseTable::default();
        table.insert("أول", 1);
        table.insert("أول من أمس", 2);
        table.insert("أول من أمس", 3);
        let tokens = tokenize("أوّل من أمس كان");
        assert_eq!(table.longest(&tokens[0].normal, &tokens[1..]), Some((&2, 3)));
        let tokens = tokenize("أول من يصل");
        assert_eq!(table.longest(&tokens[0].normal, &tokens[1..]), Some((&1, 1)));
        assert_eq!(table.longest("", &[]), None);
    }
}
