//! Words as numbers, and a trie of phrases over them, so that looking a phrase up in a text costs one hash a word.

use rustc_hash::FxHashMap;

use crate::arabic::{TokenKind, tokenize};

/// A word of the [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every normal form that some lexicon knows, numbered.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of `normal`, given out at the first call.
    pub fn intern(&mut self, normal: &str) -> WordId {
        if let Some(&id) = self.ids.get(normal) {
            return id;
        }
        let id = WordId(u32::try_from(self.ids.len()).expect("lexicons hold fewer than 2^32 words"));
        self.ids.insert(normal.into(), id);
        id
    }

    pub fn get(&self, normal: &str) -> Option<WordId> {
        self.ids.get(normal).copied()
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The words of a phrase as [`tokenize`] cuts a text.
    pub fn intern_phrase(&mut self, phrase: &str) -> Vec<WordId> {
        tokenize(phrase).iter().map(|token| self.intern(&token.normal)).collect()
    }
}

/// A trie from phrases to values; a phrase may have several values.
#[derive(Debug)]
pub struct Phrases<V> {
    steps: FxHashMap<(u32, WordId), u32>,
    values: Vec<Vec<V>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), values: vec![Vec::new()] }
    }
}

impl<V> Phrases<V> {
    pub fn insert(&mut self, phrase: &[WordId], value: V) {
        let mut node = 0;
        for &word in phrase {
            let fresh = u32::try_from(self.values.len()).expect("lexicons hold fewer than 2^32 words");
            node = *self.steps.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.values.push(Vec::new());
            }
        }
        if node != 0 {
            self.values[node as usize].push(value);
        }
    }

    /// Every phrase that `words` begins with, shortest first: how many words it has, and its values. `words` is read only as far as
    /// some phrase goes on.
    pub fn prefixes(&self, words: impl IntoIterator<Item = Option<WordId>>) -> impl Iterator<Item = (usize, &[V])> {
        let mut node = Some(0);
        words
            .into_iter()
            .map_while(move |word| {
                node = word.zip(node).and_then(|(word, at)| self.steps.get(&(at, word)).copied());
                node
            })
            .enumerate()
            .map(|(index, node)| (index + 1, self.values[node as usize].as_slice()))
            .filter(|(_, values)| !values.is_empty())
    }

    /// The values of exactly this phrase.
    pub fn get(&self, phrase: &[WordId]) -> &[V] {
        let mut node = 0;
        for &word in phrase {
            match self.steps.get(&(node, word)) {
                Some(&next) => node = next,
                None => return &[],
            }
        }
        &self.values[node as usize]
    }
}

/// The spellings under which a lexicon phrase is looked up: as written, and with hyphens as spaces.
pub fn spellings(phrase: &str) -> impl Iterator<Item = String> {
    let open = phrase.replace('-', " ");
    let closed = (open != phrase).then(|| phrase.to_owned());
    closed.into_iter().chain([open])
}

/// `phrase` with the article on each of its words that are of the Arabic script and have none.
pub fn with_article(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len() + 8);
    for token in tokenize(phrase) {
        if !out.is_empty() {
            out.push(' ');
        }
        let word = token.range.of(phrase);
        // In normal form the hamza of ألماني looks like the article's.
        let has_article = word.starts_with("ال") || word.starts_with('ٱ');
        if token.kind == TokenKind::Word && !has_article {
            out.push_str("ال");
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_shortest_first() {
        let mut words = Vocabulary::default();
        let mut phrases = Phrases::default();
        for (phrase, value) in [("رأس", 1), ("رأس الخيمة", 2), ("الرياض", 3), ("رأس الخيمة", 4)]
        {
            let phrase = words.intern_phrase(phrase);
            phrases.insert(&phrase, value);
        }
        let text = tokenize("رأس الخيمة اليوم");
        let ids = text.iter().map(|token| words.get(&token.normal));
        let found: Vec<_> = phrases.prefixes(ids).map(|(len, values)| (len, values.to_vec())).collect();
        assert_eq!(found, [(1, vec![1]), (2, vec![2, 4])]);
        assert_eq!(phrases.prefixes([None]).count(), 0);
        assert_eq!(phrases.get(&words.intern_phrase("الرياض")), [3]);
    }

    #[test]
    fn articles_and_spellings() {
        assert_eq!(with_article("كوري جنوبي"), "الكوري الجنوبي");
        assert_eq!(with_article("الأمين العام"), "الأمين العام");
        assert_eq!(spellings("إف-16").collect::<Vec<_>>(), ["إف-16", "إف 16"]);
    }
}
