//! Tokens → sentences.

use crate::arabic::{Token, TokenKind, is_mark};
use crate::base::TextRange;
use crate::extract::reading::{Section, Sentence};

/// The sentences of `text` in order; together they hold every token. A sentence ends at `. ! ? ؟ ؛`, with the closing marks behind it,
/// where white space follows; and at the end of its line. The stop of an initial (`د. فلان`) ends none.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut start: Option<usize> = None;
    let (mut paragraph, mut line) = (0, None);
    for (index, token) in tokens.iter().enumerate() {
        if start.is_none() {
            start = Some(index);
            if line.is_some_and(|line| line != token.line) {
                paragraph += 1;
            }
            line = Some(token.line);
        }
        let next = tokens.get(index + 1);
        let ends_line = next.is_none_or(|next| next.line != token.line);
        let ends = ends_line || next.is_some_and(|next| next.spaced) && is_stop(text, tokens, index);
        if ends && let Some(first) = start.take() {
            let range = TextRange::new(tokens[first].range.start, whole_end(text, token.range.end));
            sentences.push(Sentence { range, section: Section::Body, paragraph });
        }
    }
    sentences
}

/// The token at `index` is a stop, or a closing mark behind one.
fn is_stop(text: &str, tokens: &[Token], index: usize) -> bool {
    const CLOSING: [&str; 8] = [")", "]", "»", "”", "\"", "’", "'", "›"];
    let surface = |at: usize| tokens[at].range.of(text);
    let mut at = index;
    while CLOSING.contains(&surface(at)) && !tokens[at].spaced && at > 0 {
        at -= 1;
    }
    match surface(at) {
        "." => at != index || !is_initial(tokens, at),
        "!" | "?" | "؟" | "؛" => true,
        _ => false,
    }
}

/// The full stop at `at` follows a title shortened to a letter: `د. فلان`, `أ. فلان`.
fn is_initial(tokens: &[Token], at: usize) -> bool {
    let shortened = |token: &Token| matches!(token.normal.as_str(), "د" | "ا" | "م" | "ا.د");
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let name_follows = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
    name_follows && !tokens[at].spaced && before.is_some_and(|token| token.spaced && shortened(token))
}

/// The end moved behind combining marks that the tokenizer left outside, so that sentences hold every visible character.
fn whole_end(text: &str, end: u32) -> u32 {
    let rest = text.get(end as usize..).unwrap_or("");
    let marks: usize = rest.chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
    end + u32::try_from(marks).unwrap_or(0)
}
