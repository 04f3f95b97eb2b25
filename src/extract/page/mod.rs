//! The page around the article: sentences, which part of the page each stands in, the headline and the outlet.

mod outlet;
mod section;
mod sentence;
#[cfg(test)]
mod tests;

pub use outlet::outlet;
pub use section::{mark_sections, title_range};
pub use sentence::sentences;

use crate::arabic::{Token, TokenKind};

/// The lines of a text that hold any token, each as its tokens.
pub fn lines(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    tokens.chunk_by(|a, b| a.line == b.line)
}

/// Words and numbers among `tokens`, without marks.
pub fn word_count(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.kind != TokenKind::Mark).count()
}
