//! Normal forms for look-up: one spelling for what newspapers spell in several ways.

use unicode_normalization::UnicodeNormalization as _;

/// Letters of the Arabic script, in their ordinary and their presentation forms; no digits, marks or punctuation.
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}' | '\u{06D5}'
        | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// Vowel signs, shadda, Quranic marks, and tatweel: what may stand between the letters of a word without changing it.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}')
}

/// Zero-width characters and direction controls.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The one spelling of a letter or digit that has several; any other character as it is.
const fn one_spelling(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{0660}'..='\u{0669}' => (b'0' + (c as u32 - 0x0660) as u8) as char,
        '\u{06F0}'..='\u{06F9}' => (b'0' + (c as u32 - 0x06F0) as u8) as char,
        other => other,
    }
}

/// Of each character of the Arabic block, from U+0600, its one spelling; [`NOTHING`] for marks and invisible characters. Nearly all
/// characters of a text are among them.
const ARABIC_BLOCK: [char; 256] = {
    let mut spellings = [NOTHING; 256];
    let mut at = 0;
    while at < spellings.len() {
        if let Some(c) = char::from_u32(ARABIC_BLOCK_START + at as u32)
            && !is_mark(c)
            && !is_invisible(c)
        {
            spellings[at] = one_spelling(c);
        }
        at += 1;
    }
    spellings
};

const ARABIC_BLOCK_START: u32 = 0x0600;

/// Stands in [`ARABIC_BLOCK`] for what the normal form leaves out.
const NOTHING: char = '\0';

/// The characters one original character stands for in the normal form: none for marks, several for ligatures.
#[inline]
fn fold_char(c: char, mut emit: impl FnMut(char)) {
    // The Arabic block has no case.
    match ARABIC_BLOCK.get((c as u32).wrapping_sub(ARABIC_BLOCK_START) as usize) {
        Some(&NOTHING) => {}
        Some(&spelling) => emit(spelling),
        None => fold_rare(c, emit),
    }
}

/// [`fold_char`] outside of the Arabic block.
fn fold_rare(c: char, mut emit: impl FnMut(char)) {
    if is_mark(c) || is_invisible(c) {
        return;
    }
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
    } else if matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}') {
        std::iter::once(c).nfkc().filter(|c| !is_mark(*c) && *c != ' ').for_each(|c| emit(one_spelling(c)));
    } else {
        c.to_lowercase().for_each(|c| emit(one_spelling(c)));
    }
}

/// The normal form of `text` for look-up: hamza carriers to their letter, ى to ي, ة to ه, digits to ASCII, presentation
/// forms to letters, Latin to lower case; vowel signs, tatweel and invisible characters dropped.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(c, |c| folded.push(c)));
    folded
}

/// `text` without its first `count` characters.
pub fn behind(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or("", |(at, _)| &text[at..])
}

/// The byte offset in `original` at which the normal form's character number `folded_chars` begins; marks and invisible
/// characters in front of that character belong to the one before it. `original.len()` when there are fewer.
pub fn original_offset(original: &str, folded_chars: usize) -> usize {
    let mut seen = 0;
    for (at, c) in original.char_indices() {
        let mut wide = 0;
        fold_char(c, |_| wide += 1);
        if wide > 0 && seen >= folded_chars {
            return at;
        }
        seen += wide;
    }
    original.len()
}

/// `text` as one would list it: letters as they stand, without vowel signs, tatweel and invisible characters.
pub fn without_marks(text: &str) -> String {
    let mut unmarked = String::with_capacity(text.len());
    unmarked.extend(text.chars().filter(|c| !is_mark(*c) && !is_invisible(*c)));
    unmarked
}

/// A word, in normal form, without its article, if two letters are left.
pub fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_in_one_form() {
        assert_eq!(fold("أُسامَة"), fold("اسامه"));
        assert_eq!(fold("الشـــرع"), "الشرع");
        assert_eq!(fold("مصطفى"), fold("مصطفي"));
        assert_eq!(fold("\u{FEFB}"), "لا");
        assert_eq!(fold("٢٠٢٥"), "2025");
        assert_eq!(fold("PKK\u{200F}"), "pkk");
    }

    #[test]
    fn offsets_lead_back_to_the_original() {
        let original = "وَلِلشَّيباني";
        assert_eq!(&original[original_offset(original, 2)..], "لشَّيباني");
        assert_eq!(original_offset(original, 99), original.len());
        assert_eq!(original_offset("", 0), 0);
    }
}
