//! Tokens of a sentence → the features that the tagger weighs.

use std::borrow::Cow;

use super::classes::{Classes, Found};
use super::hash;
use crate::arabic::{Token, TokenKind, splits};

/// What is computed of each token once, and then seen from its neighbours too. All numbers of one length are the same.
#[derive(Clone, Debug)]
struct Seen {
    /// The folded word.
    word: u64,
    /// Beginnings of one to four letters, and the whole where it is shorter.
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    /// The words left by each way to cut the proclitics off; the first is the likeliest.
    stems: Stems,
    /// The likeliest stem.
    stem: u64,
    found: Found,
    /// All its classes as a number.
    classes: u64,
    /// Kind of token, article and proclitics, length.
    shape: u64,
    /// `shape` without the length.
    form: u64,
    /// One class in the place of all, and the article where it has none.
    kind: u64,
    quoted: bool,
}

/// Stands for the tokens beyond a sentence's ends.
const BEYOND: u64 = 0x5eed;

impl Seen {
    /// A token beyond the sentence's ends.
    const BEYOND: Self = Self {
        word: BEYOND,
        prefixes: [BEYOND; 4],
        suffixes: [BEYOND; 4],
        stems: Stems { hashes: [BEYOND; 8], count: 0 },
        stem: BEYOND,
        found: Found { whole: Classes::NONE, stripped: Classes::NONE },
        classes: BEYOND,
        shape: BEYOND,
        form: BEYOND >> 4,
        kind: BEYOND,
        quoted: false,
    };
}

/// How many tokens before another its features are of, and how many behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 2;

/// The tokens of one sentence as features see them.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// With [`BEFORE`] tokens beyond its beginning and [`BEHIND`] beyond its end, so that every token has its neighbours.
    seen: Vec<Seen>,
}

impl Sentence {
    /// `found` runs beside `tokens`.
    pub fn new(tokens: &[Token], found: &[Found]) -> Self {
        let mut quotes = Quotes::default();
        let look = |(token, found): (&Token, &Found)| {
            let letters = letters(token);
            let shape = shape(token);
            let (word, prefixes) = word_and_prefixes(&letters);
            let stems = stems(token, *found);
            Seen {
                word,
                prefixes,
                suffixes: suffixes(&letters, word),
                stem: stems.all().first().copied().unwrap_or(word),
                stems,
                found: *found,
                classes: u64::from(found.all().bits()),
                shape,
                form: shape >> 4,
                kind: found.foremost() << 8 | shape >> 4,
                quoted: quotes.hold(token),
            }
        };
        let mut seen = Vec::with_capacity(BEFORE + tokens.len() + BEHIND);
        seen.extend([Seen::BEYOND; BEFORE]);
        seen.extend(tokens.iter().zip(found).map(look));
        seen.extend([Seen::BEYOND; BEHIND]);
        Self { seen }
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.seen.len() - BEFORE - BEHIND
    }
}

/// The letters that count as the token's: all numbers of one length are the same.
fn letters(token: &Token) -> Cow<'_, str> {
    match token.kind {
        TokenKind::Number => Cow::Owned("0".repeat(token.normal.len())),
        _ => Cow::Borrowed(&token.normal),
    }
}

/// The hashes of the whole word and of its beginnings of one to four letters.
fn word_and_prefixes(normal: &str) -> (u64, [u64; 4]) {
    let (mut word, mut prefixes, mut letters) = (hash::text(""), [0; 4], 0);
    for (at, byte) in normal.bytes().enumerate() {
        if at > 0 && normal.is_char_boundary(at) {
            if let Some(prefix) = prefixes.get_mut(letters) {
                *prefix = word;
            }
            letters += 1;
        }
        word = hash::onward(word, &[byte]);
    }
    prefixes.iter_mut().skip(letters).for_each(|prefix| *prefix = word);
    (word, prefixes)
}

/// The hashes of the ends of one to four letters of a word with the hash `word`.
fn suffixes(normal: &str, word: u64) -> [u64; 4] {
    let mut suffixes = [word; 4];
    for (suffix, (at, _)) in suffixes.iter_mut().zip(normal.char_indices().rev()) {
        *suffix = hash::text(&normal[at..]);
    }
    suffixes
}

/// The hashed stems of one token: no more than there are ways to cut it.
#[derive(Clone, Copy, Debug, Default)]
struct Stems {
    hashes: [u64; 8],
    count: usize,
}

impl Stems {
    fn all(&self) -> &[u64] {
        &self.hashes[..self.count]
    }
}

/// Stems of all cuts; in front the one that the lexicons speak for, or else the uncut word without its article.
fn stems(token: &Token, found: Found) -> Stems {
    let mut stems = Stems::default();
    if !token.is_word() {
        return stems;
    }
    let cuts = splits(&token.normal);
    let whole_is_known = found.whole != Classes::default();
    let likeliest = cuts.iter().rposition(|cut| {
        if found.stripped != Classes::default() && !whole_is_known { !cut.is_bare() } else { cut.is_bare() }
    });
    let mut hashes = [0; 8];
    hashes.iter_mut().zip(cuts.iter()).for_each(|(hash, cut)| *hash = hash::text(cut.stem));
    hashes.swap(0, likeliest.unwrap_or(0));
    // Neighbours that are the same count once.
    for hash in &hashes[..cuts.len().min(hashes.len())] {
        if stems.all().last() != Some(hash) {
            stems.hashes[stems.count] = *hash;
            stems.count += 1;
        }
    }
    stems
}

fn shape(token: &Token) -> u64 {
    let length = token.normal.chars().count().min(8) as u64;
    let front = token.normal.strip_prefix(['و', 'ف']).unwrap_or(&token.normal);
    let article = if token.normal.starts_with("ال") {
        1
    } else if front.starts_with("ال") {
        2
    } else if front.starts_with("لل") || front.starts_with("بال") || front.starts_with("كال") {
        3
    } else {
        0
    };
    let kind = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Foreign => 2,
        TokenKind::Mark => 3,
    };
    kind << 8 | article << 4 | length
}

/// Tells whether a token stands between quotation marks.
#[derive(Default)]
struct Quotes {
    open: bool,
}

impl Quotes {
    fn hold(&mut self, token: &Token) -> bool {
        match token.normal.as_str() {
            "«" | "“" | "„" => self.open = true,
            "»" | "”" => self.open = false,
            "\"" => self.open = !self.open,
            _ => return self.open,
        }
        false
    }
}

/// Calls `emit` with each feature of the token `at` of a sentence.
pub fn each(sentence: &Sentence, at: usize, mut emit: impl FnMut(u32)) {
    let window = sentence.seen.get(at..).and_then(|rest| rest.first_chunk::<{ BEFORE + 1 + BEHIND }>());
    let Some([far @ .., before, here, behind, second]) = window else { return };
    let second_before = &far[BEFORE - 2];
    let near = [second_before, before, here, behind, second];

    let mut template = 0;
    let mut put = |value: u64| {
        template += 1;
        emit(hash::feature(template, value));
    };
    put(0);

    // Words and stems around.
    near.iter().for_each(|seen| put(seen.word));
    [before, here, behind].iter().for_each(|seen| put(seen.stem));
    put(hash::join(before.word, here.word));
    put(hash::join(here.word, behind.word));
    put(hash::join(before.stem, here.stem));
    put(hash::join(here.stem, behind.stem));
    put(hash::join(second_before.stem, before.stem));

    // The form of the word.
    here.prefixes.iter().for_each(|prefix| put(*prefix));
    here.suffixes.iter().for_each(|suffix| put(*suffix));
    put(before.suffixes[1]);
    put(behind.suffixes[1]);
    put(hash::join(before.suffixes[0], here.suffixes[0]));
    put(here.shape);
    put(hash::join(before.form, here.form));
    put(hash::join(here.form, behind.form));
    put(hash::join(hash::join(before.form, here.form), behind.form));
    put(hash::join(here.form, here.suffixes[1]));

    // What the lexicons know of it and of its neighbours.
    near.iter().for_each(|seen| put(seen.classes));
    put(hash::join(before.classes, here.classes));
    put(hash::join(here.classes, behind.classes));
    put(hash::join(hash::join(before.classes, here.classes), behind.classes));
    put(hash::join(hash::join(second_before.classes, before.classes), here.classes));
    put(hash::join(before.word, here.classes));
    put(hash::join(before.stem, here.classes));
    put(hash::join(here.classes, behind.word));
    put(hash::join(before.classes, here.stem));
    put(hash::join(before.classes, here.suffixes[1]));
    put(hash::join(u64::from(here.found.whole.bits()), u64::from(here.found.stripped.bits())));
    put(hash::join(here.classes, here.form));

    // The same with one class a word, and the article where it has none.
    let kinds = near.map(|seen| seen.kind);
    put(kinds[2]);
    put(hash::join(kinds[1], kinds[2]));
    put(hash::join(kinds[2], kinds[3]));
    put(hash::join(hash::join(kinds[1], kinds[2]), kinds[3]));
    put(hash::join(hash::join(kinds[0], kinds[1]), kinds[2]));
    put(hash::join(hash::join(kinds[2], kinds[3]), kinds[4]));
    put(hash::join(hash::join(hash::join(kinds[0], kinds[1]), kinds[2]), kinds[3]));
    put(hash::join(before.word, kinds[2]));

    // Where it stands.
    put(u64::from(here.quoted) | u64::from(at == 0) << 1 | u64::from(at + 1 == sentence.len()) << 2);
    let titled = |seen: &Seen| seen.found.all().any_of(Classes::OFFICE.and(Classes::TITLE));
    let mut backward = std::iter::once(before).chain(far.iter().rev());
    put(backward.position(titled).map_or(0, |place| place as u64 + 1));

    // Sets: one feature for each member.
    for other in here.stems.all().iter().skip(1) {
        emit(hash::feature(100, *other));
    }
    for (base, seen) in [(0, before), (32, here), (64, behind)] {
        let mut set = seen.found.all().bits();
        while set != 0 {
            emit(hash::feature(101, u64::from(base + set.trailing_zeros())));
            set &= set - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::tokenize;

    fn features(text: &str, at: usize) -> Vec<u32> {
        let tokens = tokenize(text);
        let sentence = Sentence::new(&tokens, &vec![Found::default(); tokens.len()]);
        let mut features = Vec::new();
        each(&sentence, at, |feature| features.push(feature));
        features
    }

    #[test]
    fn spellings_have_the_same_features() {
        assert_eq!(features("زار أُسامة الدار", 1), features("زار اسامه الدار", 1));
        assert_ne!(features("زار أسامة الدار", 1), features("بنى أسامة الدار", 1));
    }

    #[test]
    fn numbers_of_one_length_are_one_word() {
        assert_eq!(features("عام 1981", 0), features("عام ١٩٧٢", 0));
    }

    #[test]
    fn quotation_marks_open_and_close() {
        let tokens = tokenize("قال «نعم» ثم \"لا\" ومضى");
        let sentence = Sentence::new(&tokens, &vec![Found::default(); tokens.len()]);
        let seen = &sentence.seen[BEFORE..];
        let quoted: Vec<&str> = tokens.iter().zip(seen).filter(|(_, s)| s.quoted).map(|(t, _)| &*t.normal).collect();
        assert_eq!(quoted, ["نعم", "لا"]);
    }
}
