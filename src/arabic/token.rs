//! Words, numbers and punctuation of a text, each with its place and its normal form.

use super::normal::{fold, is_arabic_letter, is_invisible, is_mark};
use crate::base::TextRange;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of the Arabic script with their marks.
    Word,
    /// A run of decimal digits of any script; separators are tokens of their own.
    Number,
    /// A run of letters of other scripts.
    Foreign,
    /// One character that is none of the above.
    Mark,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original text.
    pub range: TextRange,
    pub kind: TokenKind,
    /// The normal form (see [`fold`]).
    pub normal: String,
    /// White space (or the text's start) stands directly before it.
    pub spaced: bool,
    /// The number of its line, counted from 0.
    pub line: u32,
}

impl Token {
    pub fn is(&self, normal: &str) -> bool {
        self.normal == normal
    }

    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of `text` in order. White space and invisible characters between tokens belong to none.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 8);
    let (mut spaced, mut line) = (true, 0);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let kind = kind_of(c);
        // Letters, of which most of a text is, are asked for first.
        if kind != TokenKind::Word {
            if c == '\n' {
                line += 1;
            }
            if c.is_whitespace() || c == '\0' {
                spaced = true;
                continue;
            }
            if is_invisible(c) {
                continue;
            }
        }
        let mut end = start + c.len_utf8();
        if kind != TokenKind::Mark {
            while let Some(&(at, next)) = rest.peek() {
                if kind_of(next) == kind || kind == TokenKind::Word && is_mark(next) {
                    end = at + next.len_utf8();
                } else if !is_invisible(next) {
                    break;
                }
                rest.next();
            }
        }
        let range = TextRange::from_usize(start..end);
        tokens.push(Token { range, kind, normal: fold(&text[start..end]), spaced, line });
        spaced = false;
    }
    tokens
}

fn kind_of(c: char) -> TokenKind {
    if is_arabic_letter(c) {
        TokenKind::Word
    } else if c.is_ascii_digit() || matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}') {
        TokenKind::Number
    } else if c.is_alphabetic() && !is_mark(c) {
        TokenKind::Foreign
    } else {
        TokenKind::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        assert_eq!(tokens.iter().map(|t| t.range.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("قال: ٢٢ رجب 1401هـ", &["قال", ":", "٢٢", "رجب", "1401", "هـ"]);
        check("بـ”حفاوة", &["بـ", "”", "حفاوة"]);
        check("(PKK)", &["(", "PKK", ")"]);
        check("", &[]);
    }

    #[test]
    fn marks_inside_a_word_stay_inside() {
        check("وَقّعَ\u{200F} زار", &["وَقّعَ", "زار"]);
        assert_eq!(tokenize("الشـرع")[0].normal, "الشرع");
    }
}
