//! Patterns of derived words: verbal nouns, participles and tenth-form verbs, by which a word that no lexicon has is still known to be an
//! ordinary word of Arabic and no foreign name.
//!
//! Only patterns of a sound root of three consonants: with weak letters the same shape is common among names (`تياني`, `ماكرون`).

/// A pattern: `1`, `2` and `3` are the letters of the root, the others stand for themselves.
const PATTERNS: [&str; 10] =
    ["ت12ي3", "ان12ا3", "ا1ت2ا3", "است12ا3", "است123", "يست123", "تست123", "م1ا23ه", "مست123", "م12و3"];

/// Endings that a derived word may have.
const ENDINGS: [&str; 12] = ["", "ه", "ا", "ات", "ها", "هم", "ته", "تها", "ين", "ون", "ت", "يه"];

/// Whether a word without clitics and article has the pattern of a derived word.
pub fn is_derived(stem: &str) -> bool {
    PATTERNS.iter().filter_map(|pattern| behind(pattern, stem)).any(|ending| ENDINGS.contains(&ending))
}

/// What of `word` stands behind the pattern that it begins with.
fn behind<'a>(pattern: &str, word: &'a str) -> Option<&'a str> {
    let mut letters = word.chars();
    for shape in pattern.chars() {
        let letter = letters.next()?;
        let fits = if shape.is_ascii_digit() { is_sound(letter) } else { shape == letter };
        if !fits {
            return None;
        }
    }
    Some(letters.as_str())
}

fn is_sound(letter: char) -> bool {
    !matches!(letter, 'ا' | 'و' | 'ي' | 'ء') && ('ا'..='ي').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_words_are_known_by_their_pattern() {
        for word in ["تمشيط", "انبطاح", "ارتكاس", "استجلاب", "استهجنت", "مقارعه", "ممهور", "مستنبت", "تقليم"]
        {
            assert!(is_derived(word), "{word}");
        }
    }

    #[test]
    fn foreign_names_have_none_of_them() {
        for word in ["تياني", "ماكرون", "تسيبراس", "كوفنتري", "ميركل", "لارسون", "استونيا", "تراوري", "موريس"]
        {
            assert!(!is_derived(word), "{word}");
        }
    }
}
