//! Proclitics: و ف + ب ل ك س + ال in front of a stem.

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

/// The ways to cut one word, kept without an allocation and in a few bytes, since every word is cut several times.
#[derive(Clone, Copy, Debug)]
pub struct Splits<'a> {
    normal: &'a str,
    found: [Clitics; MOST],
    count: u8,
}

/// What is cut off, as far as it is not told by the word's first letters.
#[derive(Clone, Copy, Debug, Default)]
struct Clitics {
    conjunction: bool,
    preposition: bool,
    article: bool,
}

impl<'a> Splits<'a> {
    fn push(&mut self, clitics: Clitics) {
        if let Some(place) = self.found.get_mut(usize::from(self.count)) {
            *place = clitics;
            self.count += 1;
        }
    }

    /// How many there are: one at least.
    pub fn len(&self) -> usize {
        usize::from(self.count)
    }

    /// Never, since the uncut word is one of them.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All of them, the uncut word first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Split<'a>> + ExactSizeIterator + use<'a> {
        let Self { normal, found, count } = *self;
        (0..usize::from(count)).map(move |at| found[at].cut(normal))
    }
}

impl Clitics {
    /// Cuts these off `normal`, which has them.
    fn cut(self, normal: &str) -> Split<'_> {
        let mut letters = normal.chars();
        let conjunction = if self.conjunction { letters.next() } else { None };
        let preposition = if self.preposition { letters.next() } else { None };
        let name = letters.as_str();
        let article = match preposition {
            _ if !self.article => 0,
            Some('ل') => 'ل'.len_utf8(),
            _ => ARTICLE.len(),
        };
        let name_start = usize::from(self.conjunction) + usize::from(self.preposition);
        Split { conjunction, preposition, article: self.article, name_start, stem: &name[article..] }
    }
}

const ARTICLE: &str = "ال";

/// All ways to cut `normal` (a word's normal form), the uncut word first. A stem keeps at least two letters; which cut is right is for
/// the lexicons and the context to say.
pub fn splits(normal: &str) -> Splits<'_> {
    let mut found = Splits { normal, found: [Clitics::default(); MOST], count: 0 };
    behind_conjunction(false, normal, &mut found);
    if let Some(rest) = normal.strip_prefix(['و', 'ف']).filter(|rest| long_enough(rest)) {
        behind_conjunction(true, rest, &mut found);
    }
    found
}

fn long_enough(stem: &str) -> bool {
    const SHORTEST_STEM: usize = 2;
    stem.chars().nth(SHORTEST_STEM - 1).is_some()
}

fn behind_conjunction(conjunction: bool, rest: &str, found: &mut Splits<'_>) {
    found.push(Clitics { conjunction, preposition: false, article: false });
    if rest.strip_prefix(ARTICLE).is_some_and(long_enough) {
        found.push(Clitics { conjunction, preposition: false, article: true });
    }
    let Some(first @ ('ب' | 'ل' | 'ك' | 'س')) = rest.chars().next() else { return };
    let inner = &rest[first.len_utf8()..];
    if !long_enough(inner) {
        return;
    }
    found.push(Clitics { conjunction, preposition: true, article: false });
    let behind_article = match first {
        'ل' => inner.strip_prefix('ل'),
        'س' => None,
        _ => inner.strip_prefix(ARTICLE),
    };
    if behind_article.is_some_and(long_enough) {
        found.push(Clitics { conjunction, preposition: true, article: true });
    }
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
