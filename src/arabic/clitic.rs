//! Proclitics: و ف + ب ل ك س + ال in front of a stem.

use std::borrow::Cow;

/// One way to cut the proclitics off a word. All counts are characters of the word's normal form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split<'a> {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل, ك or (before verbs) س.
    pub preposition: Option<char>,
    pub article: bool,
    /// How many characters of the normal form stand before the name, the article counted as part of the name. Where ل swallows the
    /// alif of the article (`للشرع`), the name starts at the second lam.
    pub name_start: usize,
    /// The normal form behind all proclitics and the article.
    pub stem: &'a str,
}

impl<'a> Split<'a> {
    /// The word behind the proclitics with the article that it has; ل has swallowed the alif of one.
    pub fn word(&self, normal: &'a str) -> Cow<'a, str> {
        match self.preposition {
            _ if !self.article => self.stem.into(),
            Some('ل') => format!("{ARTICLE}{}", self.stem).into(),
            _ => normal.get(normal.len() - self.stem.len() - ARTICLE.len()..).unwrap_or_default().into(),
        }
    }

    /// No conjunction and no preposition.
    pub fn is_bare(&self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }
}

/// The ways to cut one word, found without an allocation, since every word is cut several times.
#[derive(Clone, Copy, Debug)]
pub struct Splits<'a> {
    normal: &'a str,
    /// Its first two letters.
    letters: [char; 2],
    /// One bit for each of [`Clitics::ALL`].
    found: u8,
}

/// What is cut off, as far as it is not told by the word's first letters.
#[derive(Clone, Copy, Debug)]
struct Clitics {
    conjunction: bool,
    preposition: bool,
    article: bool,
}

impl<'a> Splits<'a> {
    /// How many there are: one at least.
    pub fn len(&self) -> usize {
        self.found.count_ones() as usize
    }

    /// Never, since the uncut word is one of them.
    pub fn is_empty(&self) -> bool {
        self.found == 0
    }

    /// All of them, the uncut word first.
    pub fn iter(&self) -> Iter<'a> {
        Iter { left: *self }
    }
}

/// The ways to cut one word that are left to go through.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    left: Splits<'a>,
}

impl<'a> Iter<'a> {
    /// Takes out the way of this bit.
    #[inline]
    fn take(&mut self, bit: u32) -> Option<Split<'a>> {
        if bit == 0 {
            self.left.found &= !1;
            let uncut =
                Split { conjunction: None, preposition: None, article: false, name_start: 0, stem: self.left.normal };
            return Some(uncut);
        }
        let clitics = Clitics::ALL.get(bit as usize)?;
        self.left.found &= !(1 << bit);
        Some(clitics.cut(self.left.normal, self.left.letters))
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = Split<'a>;

    fn next(&mut self) -> Option<Split<'a>> {
        self.take(self.left.found.trailing_zeros())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.len(), Some(self.left.len()))
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.take((u8::BITS - 1).wrapping_sub(self.left.found.leading_zeros()))
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// All proclitics have two bytes.
const CLITIC: usize = 2;
const ARTICLE: &str = "ال";

impl Clitics {
    /// With and without a conjunction: the word, without its article, without its preposition, and without both.
    const ALL: [Self; 8] = {
        let mut all = [Self { conjunction: false, preposition: false, article: false }; 8];
        let mut at = 0;
        while at < all.len() {
            all[at] = Self { conjunction: at & 4 != 0, preposition: at & 2 != 0, article: at & 1 != 0 };
            at += 1;
        }
        all
    };

    /// Cuts these off `normal`, which has them and begins with `letters`.
    #[inline]
    fn cut(self, normal: &str, letters: [char; 2]) -> Split<'_> {
        let conjunction = self.conjunction.then_some(letters[0]);
        let preposition = self.preposition.then_some(letters[usize::from(self.conjunction)]);
        let name = CLITIC * (usize::from(self.conjunction) + usize::from(self.preposition));
        let article = match preposition {
            _ if !self.article => 0,
            Some('ل') => CLITIC,
            _ => ARTICLE.len(),
        };
        let stem = normal.get(name + article..).unwrap_or_default();
        Split { conjunction, preposition, article: self.article, name_start: name / CLITIC, stem }
    }
}

/// All ways to cut `normal` (a word's normal form), the uncut word first. A stem keeps at least two letters; which cut is right is for
/// the lexicons and the context to say.
pub fn splits(normal: &str) -> Splits<'_> {
    let mut found = behind_conjunction(normal);
    if let Some(rest) = normal.strip_prefix(['و', 'ف']).filter(|rest| long_enough(rest)) {
        found |= behind_conjunction(rest) << 4;
    }
    let mut letters = normal.chars();
    let letters = [letters.next().unwrap_or_default(), letters.next().unwrap_or_default()];
    Splits { normal, letters, found }
}

fn long_enough(stem: &str) -> bool {
    const SHORTEST_STEM: usize = 2;
    // No letter has more than four bytes.
    stem.len() > 4 * (SHORTEST_STEM - 1) || stem.chars().nth(SHORTEST_STEM - 1).is_some()
}

/// The bits of the four ways without a conjunction.
fn behind_conjunction(rest: &str) -> u8 {
    const ARTICLE_OFF: u8 = 1 << 1;
    const PREPOSITION_OFF: u8 = 1 << 2;
    const BOTH_OFF: u8 = 1 << 3;
    let mut found = 1;
    if rest.strip_prefix(ARTICLE).is_some_and(long_enough) {
        found |= ARTICLE_OFF;
    }
    let Some(first @ ('ب' | 'ل' | 'ك' | 'س')) = rest.chars().next() else { return found };
    let inner = &rest[first.len_utf8()..];
    if !long_enough(inner) {
        return found;
    }
    found |= PREPOSITION_OFF;
    let behind_article = match first {
        'ل' => inner.strip_prefix('ل'),
        'س' => None,
        _ => inner.strip_prefix(ARTICLE),
    };
    if behind_article.is_some_and(long_enough) {
        found |= BOTH_OFF;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, stem: &str, name_start: usize, article: bool) {
        let hit = splits(word).iter().find(|s| s.stem == stem && s.article == article);
        assert_eq!(hit.map(|s| s.name_start), Some(name_start), "{word}: {:?}", splits(word));
    }

    #[test]
    fn the_true_cut_is_among_the_candidates() {
        check("وللشيباني", "شيباني", 2, true);
        check("والشيباني", "شيباني", 1, true);
        check("لتركيا", "تركيا", 1, false);
        check("بالقاهره", "قاهره", 1, true);
        check("بلال", "بلال", 0, false);
        check("والد", "والد", 0, false);
    }

    #[test]
    fn a_stem_keeps_two_letters() {
        for word in ["و", "ول", "وال", "لل", "ب", ""] {
            assert!(splits(word).iter().all(|s| s.is_bare() && !s.article || s.stem.chars().count() >= 2), "{word}");
        }
    }
}
