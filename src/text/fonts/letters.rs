//! Which letters there are, and which of them leave ink.

/// Whether a letter leaves ink: not so control characters, white space, and what Unicode calls default ignorable.
pub fn is_drawn(letter: char) -> bool {
    !(letter.is_control()
        || letter.is_whitespace()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        ))
}

/// A set of code points as a bitmap, since every letter of every text is looked up in it.
#[derive(Default)]
pub struct LetterSet(Vec<u64>);

impl LetterSet {
    pub fn insert(&mut self, letter: u32) {
        if letter > char::MAX as u32 {
            return;
        }
        let word = letter as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (letter % 64);
    }

    pub fn contains(&self, letter: u32) -> bool {
        self.0.get(letter as usize / 64).is_some_and(|word| word >> (letter % 64) & 1 == 1)
    }
}
