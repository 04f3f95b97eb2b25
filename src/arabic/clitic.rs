//! Proclitics: و ف + ب ل ك س + ال in front of a stem.

use std::ops::Deref;

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

impl Split<'_> {
    /// No conjunction and no preposition.
    pub fn is_bare(&self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }
}

/// With and without a conjunction: the word, without its article, without its preposition, and without both.
const MOST: usize = 8;

/// The ways to cut one word, kept without an allocation, since every word is cut several times.
#[derive(Clone, Copy, Debug, Default)]
pub struct Splits<'a> {
    found: [Split<'a>; MOST],
    count: usize,
}

impl<'a> Splits<'a> {
    fn push(&mut self, split: Split<'a>) {
        if let Some(place) = self.found.get_mut(self.count) {
            *place = split;
            self.count += 1;
        }
    }
}

impl<'a> Deref for Splits<'a> {
    type Target = [Split<'a>];

    fn deref(&self) -> &Self::Target {
        &self.found[..self.count]
    }
}

impl<'a> IntoIterator for Splits<'a> {
    type Item = Split<'a>;
    type IntoIter = std::iter::Take<std::array::IntoIter<Split<'a>, MOST>>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter().take(self.count)
    }
}

/// All ways to cut `normal` (a word's normal form), the uncut word first. A stem keeps at least two letters; which cut is right is for
/// the lexicons and the context to say.
pub fn splits(normal: &str) -> Splits<'_> {
    let mut found = Splits::default();
    behind_conjunction(None, normal, 0, &mut found);
    if let Some(first @ ('و' | 'ف')) = normal.chars().next() {
        let rest = &normal[first.len_utf8()..];
        if long_enough(rest) {
            behind_conjunction(Some(first), rest, 1, &mut found);
        }
    }
    found
}

fn long_enough(stem: &str) -> bool {
    const SHORTEST_STEM: usize = 2;
    stem.chars().nth(SHORTEST_STEM - 1).is_some()
}

fn behind_conjunction<'a>(conjunction: Option<char>, rest: &'a str, cut: usize, found: &mut Splits<'a>) {
    let mut push = |preposition, article, name_start, stem| {
        found.push(Split { conjunction, preposition, article, name_start, stem });
    };
    push(None, false, cut, rest);
    if let Some(stem) = rest.strip_prefix("ال").filter(|stem| long_enough(stem)) {
        push(None, true, cut, stem);
    }
    let Some(first @ ('ب' | 'ل' | 'ك' | 'س')) = rest.chars().next() else { return };
    let inner = &rest[first.len_utf8()..];
    if !long_enough(inner) {
        return;
    }
    push(Some(first), false, cut + 1, inner);
    let behind_article = match first {
        'ل' => inner.strip_prefix('ل'),
        'س' => None,
        _ => inner.strip_prefix("ال"),
    };
    if let Some(stem) = behind_article.filter(|stem| long_enough(stem)) {
        push(Some(first), true, cut + 1, stem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, stem: &str, name_start: usize, article: bool) {
        let hit = splits(word).into_iter().find(|s| s.stem == stem && s.article == article);
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
