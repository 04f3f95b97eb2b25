//! Which lines of a text are not Arabic: Persian, Urdu and Kurdish in Arabic letters, and texts in other letters altogether.
//!
//! A line is weighed by its function words and by letters that only one language writes. Arabic speaks for itself by its article and its
//! own function words, so that a Persian name or a letter typed on a foreign keyboard (`ی`, `ک`) does not make a line foreign.

use std::fmt;

use super::page::{lines, word_count};
use crate::arabic::lexicon::{Cue, Cues};
use crate::arabic::{Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    Persian,
    Urdu,
    Kurdish,
    /// No word in Arabic letters, or hardly any.
    OtherLetters,
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Persian => "Persian",
            Self::Urdu => "Urdu",
            Self::Kurdish => "Kurdish",
            Self::OtherLetters => "in other letters",
        })
    }
}

/// What was left out of a reading because it is not Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The language of most of it.
    pub language: Language,
    /// Nothing else is in the document.
    pub all: bool,
}

/// A line of fewer words is judged with the lines around it.
const FEWEST_WORDS: usize = 6;
/// Words of a line to look at: enough to tell, and a text on one line costs no more than another.
const MOST_WORDS: usize = 400;
/// Shares of a line's words, and by how much a language must exceed Arabic.
const FOREIGN_SHARE: f32 = 0.12;
/// A text with a smaller share of words in Arabic letters is in others.
const ARABIC_LETTERS: f32 = 0.05;

/// Takes the tokens of lines that are not Arabic out of `tokens`. `None` where every line is read.
pub fn drop_foreign(text: &str, tokens: &mut Vec<Token>, cues: &Cues) -> Option<Unread> {
    let arabic = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let other = tokens.iter().filter(|token| token.kind == TokenKind::Foreign).count();
    if other >= FEWEST_WORDS && (arabic as f32) < ARABIC_LETTERS * (arabic + other) as f32 {
        tokens.clear();
        return Some(Unread { language: Language::OtherLetters, all: true });
    }
    // For each line its number, its words, and its language where it is not Arabic.
    let judged: Vec<(u32, usize, Option<Language>)> =
        lines(tokens).map(|line| (line[0].line, word_count(line), language_of(text, line, cues))).collect();
    let foreign = judged.iter().filter(|(.., language)| language.is_some()).max_by_key(|(_, words, _)| *words)?;
    let language = foreign.2?;
    let long = |(_, words, _): &&(u32, usize, Option<Language>)| *words >= FEWEST_WORDS;
    let all = judged.iter().filter(long).all(|(.., language)| language.is_some());
    let drops: Vec<u32> =
        judged.iter().filter(|(.., language)| all || language.is_some()).map(|(line, ..)| *line).collect();
    tokens.retain(|token| drops.binary_search(&token.line).is_err());
    Some(Unread { language, all })
}

/// The language of a line where it is surely not Arabic.
fn language_of(text: &str, line: &[Token], cues: &Cues) -> Option<Language> {
    let words = || line.iter().filter(|token| token.kind == TokenKind::Word).take(MOST_WORDS);
    let count = words().count();
    if count < FEWEST_WORDS {
        return None;
    }
    let mut foreign = [0_usize; LANGUAGES.len()];
    let mut arabic = 0;
    for word in words() {
        let listed = cues.of(&word.normal);
        let letters = word.range.of(text).chars().fold(0, |all, letter| all | own_letters(letter));
        for (at, (count, (_, cue))) in foreign.iter_mut().zip(LANGUAGES).enumerate() {
            *count += usize::from(listed.has(cue) || letters & 1 << at != 0);
        }
        arabic += usize::from(listed.has(Cue::Arabic) || has_article(word));
    }
    // Of equals the last.
    let (found, language) = foreign.into_iter().zip(LANGUAGES).max_by_key(|(found, _)| *found)?;
    (found as f32 / count as f32 >= FOREIGN_SHARE && found > arabic).then_some(language.0)
}

/// Begins with the article, perhaps behind proclitics.
fn has_article(token: &Token) -> bool {
    let word = token.normal.as_str();
    let article = ["ال", "وال", "بال", "فال", "لل", "ولل", "كال", "وبال"].iter().any(|start| word.starts_with(start));
    article && word.chars().count() > 3
}

/// The languages with the class of their function words; each is bit number so-and-so of its own letters.
const LANGUAGES: [(Language, Cue); 3] =
    [(Language::Persian, Cue::Persian), (Language::Urdu, Cue::Urdu), (Language::Kurdish, Cue::Kurdish)];

/// The languages, a bit each, that write a letter which Arabic does not.
fn own_letters(letter: char) -> u8 {
    match letter {
        'پ' | 'چ' | 'ژ' | 'گ' => 1,
        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' => 1 << 1,
        'ڕ' | 'ڵ' | 'ۆ' | 'ێ' | 'ە' => 1 << 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::arabic::tokenize;

    #[track_caller]
    fn check(text: &str, expected: Option<(Language, bool)>) {
        let mut tokens = tokenize(text);
        let found =
            drop_foreign(text, &mut tokens, &Lexicons::builtin().cues).map(|unread| (unread.language, unread.all));
        assert_eq!(found, expected, "{text}");
        assert_eq!(tokens.is_empty(), expected.is_some_and(|(_, all)| all));
    }

    const ARABIC: &str = "عقد وزراء الزراعة اجتماعهم السنوي في المدينة الساحلية وناقشوا خطط الري الجديدة على مدى يومين";
    const PERSIAN_TEXT: &str =
        "وزیران کشاورزی در شهر ساحلی نشست سالانه خود را برگزار کردند و درباره برنامه های آبیاری گفتگو کردند";
    const URDU_TEXT: &str =
        "وزرائے زراعت نے ساحلی شہر میں اپنا سالانہ اجلاس منعقد کیا اور آبپاشی کے نئے منصوبوں پر بات چیت کی";
    const KURDISH_TEXT: &str =
        "وەزیرانی کشتوکاڵ لە شاری کەنار دەریا کۆبوونەوەی ساڵانەی خۆیان ئەنجامدا و باسیان لە پلانەکانی ئاودێری کرد";

    #[test]
    fn each_language_is_told_from_arabic() {
        check(ARABIC, None);
        check(PERSIAN_TEXT, Some((Language::Persian, true)));
        check(URDU_TEXT, Some((Language::Urdu, true)));
        check(KURDISH_TEXT, Some((Language::Kurdish, true)));
        check("The ministers of agriculture held their yearly meeting", Some((Language::OtherLetters, true)));
    }

    #[test]
    fn persian_letters_of_an_arabic_keyboard_are_arabic() {
        check(&ARABIC.replace('ي', "ی").replace('ك', "ک"), None);
        check("اعلن پاپا شنودة من چنيف ان الكنيسة في الجمهورية العربية تدعو الى السلام بين الجميع", None);
    }

    #[test]
    fn one_foreign_line_leaves_the_rest() {
        check(&format!("{ARABIC}\n{PERSIAN_TEXT}\n{ARABIC}"), Some((Language::Persian, false)));
        check(&format!("خبر\n{PERSIAN_TEXT}\nایران"), Some((Language::Persian, true)));
    }
}
