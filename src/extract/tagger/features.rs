//! Tokens of a sentence → the features that the tagger weighs.

use std::borrow::Cow;

use super::classes::{Classes, Found};
use super::hash;
use crate::arabic::{Token, TokenKind, splits};

/// What is computed of each token once, and then seen from its neighbours too. All numbers of one length are the same.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The folded word.
    word: u64,
    /// Beginnings of one to four letters, and the whole where it is shorter.
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    /// The words left by each way to cut the proclitics off; the first is the likeliest.
    stems: Stems,
    found: Found,
    /// Kind of token, article and proclitics, length.
    shape: u64,
    /// One class in the place of all, and the article where it has none.
    kind: u64,
    quoted: bool,
}

impl Seen {
    /// The likeliest stem.
    fn stem(&self) -> u64 {
        self.stems.all().first().copied().unwrap_or(self.word)
    }

    fn classes(&self) -> u64 {
        u64::from(self.found.all().bits())
    }
}

/// The tokens of one sentence as features see them. `found` runs beside `tokens`.
pub fn see(tokens: &[Token], found: &[Found]) -> Vec<Seen> {
    let mut quotes = Quotes::default();
    let look = |(token, found): (&Token, &Found)| {
        let form = form(token);
        let shape = shape(token);
        Seen {
            word: hash::text(&form),
            prefixes: prefixes(&form),
            suffixes: suffixes(&form),
            stems: stems(token, *found),
            found: *found,
            shape,
            kind: found.foremost() << 8 | shape >> 4,
            quoted: quotes.hold(token),
        }
    };
    tokens.iter().zip(found).map(look).collect()
}

/// The letters that count as the token's: all numbers of one length are the same.
fn form(token: &Token) -> Cow<'_, str> {
    match token.kind {
        TokenKind::Number => Cow::Owned("0".repeat(token.normal.len())),
        _ => Cow::Borrowed(&token.normal),
    }
}

fn prefixes(normal: &str) -> [u64; 4] {
    let mut letters = normal.char_indices().skip(1).map(|(at, _)| at).chain(std::iter::repeat(normal.len()));
    std::array::from_fn(|_| hash::text(&normal[..letters.next().unwrap_or(normal.len())]))
}

fn suffixes(normal: &str) -> [u64; 4] {
    let mut letters = normal.char_indices().rev().map(|(at, _)| at).chain(std::iter::repeat(0));
    std::array::from_fn(|_| hash::text(&normal[letters.next().unwrap_or(0)..]))
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

/// Stands for the tokens beyond a sentence's ends.
const BEYOND: u64 = 0x5eed;

/// Calls `emit` with each feature of the token `at` of a sentence.
pub fn each(seen: &[Seen], at: usize, mut emit: impl FnMut(u32)) {
    let here = &seen[at];
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|near| seen.get(near));
    let word = |offset| near(offset).map_or(BEYOND, |seen| seen.word);
    let stem = |offset| near(offset).map_or(BEYOND, Seen::stem);
    let classes = |offset| near(offset).map_or(BEYOND, Seen::classes);
    let shape = |offset| near(offset).map_or(BEYOND, |seen| seen.shape);
    let suffix = |offset, length: usize| near(offset).map_or(BEYOND, |seen| seen.suffixes[length - 1]);

    let mut template = 0;
    let mut put = |value: u64| {
        template += 1;
        emit(hash::feature(template, value));
    };
    put(0);

    // Words and stems around.
    for offset in -2..=2 {
        put(word(offset));
    }
    for offset in [-1, 0, 1] {
        put(stem(offset));
    }
    put(hash::join(word(-1), word(0)));
    put(hash::join(word(0), word(1)));
    put(hash::join(stem(-1), stem(0)));
    put(hash::join(stem(0), stem(1)));
    put(hash::join(stem(-2), stem(-1)));

    // The form of the word.
    here.prefixes.iter().for_each(|prefix| put(*prefix));
    here.suffixes.iter().for_each(|suffix| put(*suffix));
    put(suffix(-1, 2));
    put(suffix(1, 2));
    put(hash::join(suffix(-1, 1), suffix(0, 1)));
    put(here.shape);
    put(hash::join(shape(-1) >> 4, here.shape >> 4));
    put(hash::join(here.shape >> 4, shape(1) >> 4));
    put(hash::join(hash::join(shape(-1) >> 4, here.shape >> 4), shape(1) >> 4));
    put(hash::join(here.shape >> 4, suffix(0, 2)));

    // What the lexicons know of it and of its neighbours.
    for offset in -2..=2 {
        put(classes(offset));
    }
    put(hash::join(classes(-1), classes(0)));
    put(hash::join(classes(0), classes(1)));
    put(hash::join(hash::join(classes(-1), classes(0)), classes(1)));
    put(hash::join(hash::join(classes(-2), classes(-1)), classes(0)));
    put(hash::join(word(-1), classes(0)));
    put(hash::join(stem(-1), classes(0)));
    put(hash::join(classes(0), word(1)));
    put(hash::join(classes(-1), stem(0)));
    put(hash::join(classes(-1), suffix(0, 2)));
    put(hash::join(u64::from(here.found.whole.bits()), u64::from(here.found.stripped.bits())));
    put(hash::join(classes(0), here.shape >> 4));

    // The same with one class a word, and the article where it has none.
    let kind = |offset| near(offset).map_or(BEYOND, |seen| seen.kind);
    let kinds: [u64; 5] = std::array::from_fn(|at| kind(at as isize - 2));
    put(kinds[2]);
    put(hash::join(kinds[1], kinds[2]));
    put(hash::join(kinds[2], kinds[3]));
    put(hash::join(hash::join(kinds[1], kinds[2]), kinds[3]));
    put(hash::join(hash::join(kinds[0], kinds[1]), kinds[2]));
    put(hash::join(hash::join(kinds[2], kinds[3]), kinds[4]));
    put(hash::join(hash::join(hash::join(kinds[0], kinds[1]), kinds[2]), kinds[3]));
    put(hash::join(word(-1), kinds[2]));

    // Where it stands.
    put(u64::from(here.quoted) | u64::from(at == 0) << 1 | u64::from(at + 1 == seen.len()) << 2);
    let title = (1..=4_isize)
        .find(|back| near(-back).is_some_and(|seen| seen.found.all().any_of(Classes::OFFICE.and(Classes::TITLE))));
    put(title.map_or(0, |back| back.unsigned_abs() as u64));

    // Sets: one feature for each member.
    for other in here.stems.all().iter().skip(1) {
        emit(hash::feature(100, *other));
    }
    for (base, offset) in [(0, -1), (32, 0), (64, 1)] {
        let set = near(offset).map_or(0, |seen| seen.found.all().bits());
        for class in (0..Classes::COUNT).filter(|class| set & 1 << class != 0) {
            emit(hash::feature(101, u64::from(base + class)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::tokenize;

    fn features(text: &str, at: usize) -> Vec<u32> {
        let tokens = tokenize(text);
        let seen = see(&tokens, &vec![Found::default(); tokens.len()]);
        let mut features = Vec::new();
        each(&seen, at, |feature| features.push(feature));
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
        let seen = see(&tokens, &vec![Found::default(); tokens.len()]);
        let quoted: Vec<&str> = tokens.iter().zip(&seen).filter(|(_, s)| s.quoted).map(|(t, _)| &*t.normal).collect();
        assert_eq!(quoted, ["نعم", "لا"]);
    }
}
