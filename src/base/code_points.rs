use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

/// Where the characters of a text begin: from byte offsets to counts of Unicode code points, without the text.
///
/// One bit a byte of the text, set where a character begins, and the running count of every 64; so any offset is found at once, and it
/// takes a sixth of the text's own size. Written as the bits in base64.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CodePoints {
    starts: Box<[u64]>,
    /// Characters that begin before each word of `starts`.
    before: Box<[u32]>,
}

impl CodePoints {
    pub fn of(text: &str) -> Self {
        let word = |chunk: &[u8]| {
            let bits = chunk.iter().enumerate().filter(|(_, byte)| starts_character(**byte));
            bits.fold(0_u64, |word, (at, _)| word | 1 << at)
        };
        Self::from_words(text.as_bytes().chunks(64).map(word).collect())
    }

    fn from_words(starts: Box<[u64]>) -> Self {
        let mut total = 0_u32;
        let count = |word: &u64| {
            let before = total;
            total = total.saturating_add(word.count_ones());
            before
        };
        let before = starts.iter().map(count).collect();
        Self { starts, before }
    }

    /// How many code points stand before a byte offset; all of them for an offset behind the end.
    pub fn before(&self, byte: u32) -> u32 {
        let (at, bit) = ((byte / 64) as usize, byte % 64);
        match (self.starts.get(at), self.before.get(at)) {
            (Some(word), Some(before)) => before.saturating_add((word & ((1 << bit) - 1)).count_ones()),
            _ => self
                .starts
                .last()
                .zip(self.before.last())
                .map_or(0, |(word, before)| before.saturating_add(word.count_ones())),
        }
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl fmt::Debug for CodePoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodePoints({})", self.before(u32::MAX))
    }
}

impl Serialize for CodePoints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.starts.iter().flat_map(|word| word.to_le_bytes()).collect();
        let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        serializer.serialize_str(&BASE64.encode(&bytes[..used]))
    }
}

impl<'de> Deserialize<'de> for CodePoints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text).map_err(serde::de::Error::custom)?;
        let word = |chunk: &[u8]| chunk.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
        Ok(Self::from_words(bytes.chunks(8).map(word).collect()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_text_and_offsets_behind_the_end() {
        assert_eq!(CodePoints::of("").before(5), 0);
        assert_eq!(CodePoints::of("ميناء").before(99), 5);
    }

    proptest! {
        #[test]
        fn every_offset_counts_as_the_text_does(text in "[اب🛥 a]{0,200}") {
            let points = CodePoints::of(&text);
            let written = serde_json::to_string(&points).unwrap();
            let read: CodePoints = serde_json::from_str(&written).unwrap();
            for (count, at) in text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate() {
                prop_assert_eq!(points.before(at as u32), count as u32);
                prop_assert_eq!(read.before(at as u32), count as u32);
            }
        }
    }
}
