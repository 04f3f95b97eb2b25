//! The direction of a whole document.

use super::style::Direction;

/// So many letters say enough of a text of any length.
const ENOUGH: usize = 100_000;

impl Direction {
    /// The direction of most letters of a text, left to right where there are as many of both or none. Never [`Direction::Auto`].
    ///
    /// ```
    /// use marsad::text::Direction;
    ///
    /// assert_eq!(Direction::of_document("Reuters: قال الوزير نعم"), Direction::RightToLeft);
    /// assert_eq!(Direction::of_document("عام 2024 was quiet"), Direction::LeftToRight);
    /// ```
    pub fn of_document(text: &str) -> Self {
        let (mut all, mut right_to_left) = (0, 0);
        for letter in text.chars().filter(|letter| letter.is_alphabetic()).take(ENOUGH) {
            all += 1;
            right_to_left += usize::from(is_right_to_left(letter));
        }
        if right_to_left * 2 > all { Self::RightToLeft } else { Self::LeftToRight }
    }
}

/// Whether a letter belongs to a script that is read from right to left: the blocks that Unicode keeps for them.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, right_to_left: bool) {
        let expected = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        assert_eq!(Direction::of_document(text), expected, "{text}");
    }

    #[test]
    fn most_letters_count_and_not_the_first() {
        check("Reuters\nأعلنت الوزارة في بيان", true);
        check("عام\nThe ministry said in a statement", false);
        check("ﷺ ﻼ א", true);
        check("2024 – 12.5% ١٢٣", false);
        check("", false);
    }

    #[test]
    fn a_long_text_is_no_more_than_its_beginning() {
        check(&("قال ".repeat(50_000) + &"said ".repeat(400_000)), true);
    }
}
