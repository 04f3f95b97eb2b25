//! Font files for tests: bundled glyphs under other letters, and damaged files.

#![allow(dead_code, reason = "each test takes what it needs")]

const SOURCE: &[u8] = include_bytes!("../../fonts/Vazirmatn-Regular.ttf");

fn u16_at(font: &[u8], at: usize) -> usize {
    usize::from(u16::from_be_bytes([font[at], font[at + 1]]))
}

/// Where the record of table `tag` stands in the table directory.
fn record(font: &[u8], tag: &[u8; 4]) -> usize {
    (0..u16_at(font, 4)).map(|index| 12 + index * 16).find(|&at| &font[at..at + 4] == tag).expect("the table is there")
}

/// A font of `count` letters from `first` on, with the glyphs of Vazirmatn from number 100 on.
pub fn with_letters(first: u32, count: u32) -> Vec<u8> {
    let mut font = SOURCE.to_vec();
    // A character map of one subtable (platform 3, encoding 10) in format 12 with one group.
    let mut map: Vec<u8> = Vec::new();
    for short in [0u16, 1, 3, 10] {
        map.extend(short.to_be_bytes());
    }
    map.extend(12u32.to_be_bytes());
    map.extend([0, 12, 0, 0]);
    for long in [28, 0, 1, first, first + count - 1, 100] {
        map.extend(long.to_be_bytes());
    }
    let start = font.len() as u32;
    let entry = record(&font, b"cmap");
    font[entry + 8..entry + 12].copy_from_slice(&start.to_be_bytes());
    font[entry + 12..entry + 16].copy_from_slice(&(map.len() as u32).to_be_bytes());
    font.extend(map);
    font
}

/// `font` damaged in one of many ways, by `seed`: bytes changed somewhere, or in one table, or the end cut off.
pub fn damaged(font: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut random = |most: usize| {
        // xorshift (Marsaglia 2003).
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % most.max(1)
    };
    let mut font = font.to_vec();
    let tables = u16_at(&font, 4);
    let entry = 12 + random(tables) * 16;
    let number = |font: &[u8], at: usize| u16_at(font, at) << 16 | u16_at(font, at + 2);
    let (start, length) = (number(&font, entry + 8), number(&font, entry + 12));
    match seed % 4 {
        0 => font.truncate(start + random(length)),
        1 => (0..64).for_each(|_| {
            let at = 12 + random(font.len() - 12);
            font[at] = random(256) as u8;
        }),
        // The head of a table, where its offsets and counts are.
        _ => (0..16).for_each(|_| {
            let at = start + random(length.min(200));
            font[at] = random(256) as u8;
        }),
    }
    font
}
