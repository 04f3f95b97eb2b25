//! The words of an article → a fingerprint by which copies of it are found without its text.
//!
//! Minima of hashes (Broder, "On the resemblance and containment of documents", 1997) over shingles of three words in normal form, of
//! which each keeps 16 bits (Li and König, "b-Bit minwise hashing", 2010). Each shingle is hashed into one of the places, as often as it
//! takes until none is empty, rather than once for every place: as good, and some fifty times less work (Dahlgaard, Knudsen and Thorup,
//! "Fast similarity sketching", FOCS 2017). Headlines, bylines and the site's furniture do not count: a copy keeps none of them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use rustc_hash::{FxHashSet, FxHasher};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::reading::Section;
use super::source::Source;
use crate::arabic::TokenKind;

const SHINGLE_WORDS: usize = 3;
/// A text with fewer shingles is too short to be told from others.
const FEWEST_SHINGLES: usize = 12;
const BANDS: usize = 42;
const ROWS: usize = 3;
const MINIMA: usize = BANDS * ROWS;

/// How an article's wording can be compared with another's. Empty for a text of a few words.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// How many different shingles there were, at most 65,535; at the front of the written form.
    shingles: u16,
    /// [`MINIMA`] of them, or none.
    minima: Box<[u16]>,
}

impl Fingerprint {
    pub fn of(source: &Source<'_>) -> Self {
        let in_body = |at: &usize| source.section(*at) == Section::Body && source.tokens[*at].kind != TokenKind::Mark;
        let words: Vec<u64> =
            (0..source.tokens.len()).filter(in_body).map(|at| hash(&source.tokens[at].normal)).collect();
        let shingles: FxHashSet<u64> = words
            .windows(SHINGLE_WORDS)
            .map(|words| words.iter().fold(0, |shingle: u64, word| mix(shingle.rotate_left(21) ^ word)))
            .collect();
        if shingles.len() < FEWEST_SHINGLES {
            return Self::default();
        }
        let shingle_count = u16::try_from(shingles.len()).unwrap_or(u16::MAX);
        Self { shingles: shingle_count, minima: minima(&shingles) }
    }

    /// The share of shingles that two texts have in common, of all shingles of both: from 0 to 1, give or take a tenth.
    pub fn resemblance(&self, other: &Self) -> f32 {
        if self.minima.is_empty() || self.minima.len() != other.minima.len() {
            return 0.0;
        }
        let same = self.minima.iter().zip(&other.minima).filter(|(a, b)| a == b).count();
        same as f32 / self.minima.len() as f32
    }

    /// The share of the shorter text's shingles that stand in the longer too.
    pub fn containment(&self, other: &Self) -> f32 {
        let resemblance = self.resemblance(other);
        let (a, b) = (f32::from(self.shingles), f32::from(other.shingles));
        let shared = resemblance / (1.0 + resemblance) * (a + b);
        (shared / a.min(b).max(1.0)).min(1.0)
    }

    /// How many keys a fingerprint has.
    pub const BANDS: usize = BANDS;

    /// One of its keys; `None` behind the last. Two texts are likely to share one if they resemble each other: 0.996 for half the
    /// shingles in common, 0.04 for a tenth.
    pub fn band(&self, band: usize) -> Option<[u16; ROWS]> {
        self.minima.chunks(ROWS).nth(band).and_then(|rows| rows.try_into().ok())
    }
}

fn hash(word: &str) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    mix(hasher.finish())
}

/// [`MINIMA`] of the shingles, of which there must be one at least. What a place gets in an earlier round is less than all that comes later.
fn minima(shingles: &FxHashSet<u64>) -> Box<[u16]> {
    let mut minima = [u64::MAX; MINIMA];
    for round in 0.. {
        let salt = (round as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let earlier = (round as u64) << u32::BITS;
        for shingle in shingles {
            let hash = mix(shingle.wrapping_add(salt));
            // The upper half draws the place. Where chance has left one empty for long, each round fills one.
            let drawn = ((hash >> u32::BITS) * MINIMA as u64) >> u32::BITS;
            let place = if round < MINIMA { drawn as usize } else { round % MINIMA };
            minima[place] = minima[place].min(earlier | hash & u64::from(u32::MAX));
        }
        if !minima.contains(&u64::MAX) {
            break;
        }
    }
    minima.map(|minimum| minimum as u16).into()
}

/// The finalizer of SplitMix64: every bit of the input moves every bit of the output.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({} shingles)", self.shingles)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers = std::iter::once(self.shingles).chain(self.minima.iter().copied());
        let bytes: Vec<u8> = numbers.filter(|_| !self.minima.is_empty()).flat_map(u16::to_le_bytes).collect();
        serializer.serialize_str(&BASE64.encode(bytes))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = BASE64.decode(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)?;
        let mut numbers = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        match (numbers.next(), numbers.collect::<Box<[u16]>>()) {
            (None, _) => Ok(Self::default()),
            (Some(shingles), minima) if minima.len() == MINIMA => Ok(Self { shingles, minima }),
            _ => Err(serde::de::Error::custom("expected a fingerprint, but found another number of bytes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;

    fn fingerprint(words: impl Iterator<Item = usize>) -> Fingerprint {
        const LETTERS: [&str; 10] = ["با", "تو", "ثي", "جا", "حو", "خي", "دا", "ذو", "ري", "زا"];
        let word = |n: usize| format!("{}{}{}", LETTERS[n % 10], LETTERS[n / 10 % 10], LETTERS[n / 100 % 10]);
        let text = words.map(word).collect::<Vec<_>>().join(" ");
        Fingerprint::of(&Source::new(&Document::new("a.txt", format!("{text}.")), Lexicons::builtin()))
    }

    fn share_a_band(a: &Fingerprint, b: &Fingerprint) -> bool {
        (0..Fingerprint::BANDS).any(|band| a.band(band).is_some() && a.band(band) == b.band(band))
    }

    #[test]
    fn a_copy_with_another_beginning_resembles() {
        let (text, copy) = (fingerprint(0..300), fingerprint((700..730).chain(30..300)));
        assert!(text.resemblance(&copy) > 0.7 && share_a_band(&text, &copy), "{}", text.resemblance(&copy));
    }

    #[test]
    fn what_was_cut_to_a_third_is_contained() {
        let (text, cut) = (fingerprint(0..300), fingerprint(0..100));
        assert!(text.containment(&cut) > 0.75 && text.resemblance(&cut) < 0.5);
    }

    #[test]
    fn few_shingles_are_told_apart_as_well_as_many() {
        // Of 20 words one changed: 3 of 18 shingles on either side, 15 of 21 in common.
        let (text, copy) = (fingerprint(0..20), fingerprint((0..10).chain(900..901).chain(11..20)));
        let resemblance = text.resemblance(&copy);
        assert!((resemblance - 15.0 / 21.0).abs() < 0.15, "{resemblance}");
        assert_eq!(text.resemblance(&fingerprint(400..420)), 0.0);
    }

    #[test]
    fn other_texts_do_not() {
        let (text, other) = (fingerprint(0..300), fingerprint(400..700));
        assert!(text.resemblance(&other) < 0.1 && !share_a_band(&text, &other));
    }

    #[test]
    fn a_few_words_resemble_nothing() {
        let few = fingerprint(0..5);
        assert_eq!((few.resemblance(&few), few.band(0)), (0.0, None));
    }

    #[test]
    fn written_and_read_again() {
        for fingerprint in [fingerprint(0..300), fingerprint(0..2)] {
            let written = serde_json::to_string(&fingerprint).unwrap();
            assert_eq!(serde_json::from_str::<Fingerprint>(&written).unwrap(), fingerprint);
        }
        assert!(serde_json::from_str::<Fingerprint>("\"AAAA\"").is_err());
    }
}
