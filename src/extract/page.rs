//! The page around the article: sentences, and which part of the page each stands in.

use super::reading::{Section, Sentence};
use crate::arabic::Token;
use crate::base::TextRange;

/// The sentences of `text` in order; together they hold every token. A sentence ends at `. ! ? ؟ ؛` followed by white space or a
/// closing mark, and at the end of its line.
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
        let stop = matches!(token.range.of(text), "." | "!" | "?" | "؟" | "؛" | "…");
        let ends = ends_line || stop && next.is_some_and(|next| next.spaced);
        if ends && let Some(first) = start.take() {
            let range = TextRange::new(tokens[first].range.start, token.range.end);
            sentences.push(Sentence { range, section: Section::Body, paragraph });
        }
    }
    if let Some(first) = sentences.first_mut() {
        let headline = first.paragraph;
        sentences.iter_mut().take_while(|s| s.paragraph == headline).for_each(|s| s.section = Section::Headline);
    }
    sentences
}
