//! A document prepared for reading: its tokens and sentences.

use std::ops::Range;

use super::language::Unread;
use super::reading::{Section, Sentence};
use crate::arabic::lexicon::{Cue, CueSet, Lexicons};
use crate::arabic::{Token, tokenize};
use crate::base::TextRange;
use crate::corpus::Document;

/// What every stage of the reading looks at.
#[derive(Debug)]
pub struct Source<'a> {
    pub document: &'a Document,
    pub text: &'a str,
    /// Those of the lines that are read: Arabic ones.
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    /// For each token, what the word tells by itself.
    cues: Vec<CueSet>,
    /// For each token, the index of its sentence.
    pub sentence_of: Vec<u32>,
    /// What is not Arabic and so has no tokens.
    pub unread: Option<Unread>,
}

impl<'a> Source<'a> {
    pub fn new(document: &'a Document, lexicons: &Lexicons) -> Self {
        let text = document.text.as_str();
        let mut tokens = tokenize(text);
        let mut sentences = super::page::sentences(text, &tokens);
        super::page::mark_sections(&mut sentences, &tokens, &lexicons.furniture, &lexicons.calendar);
        let unread = super::language::drop_foreign(text, &mut tokens, &lexicons.cues);
        let mut sentence_of = Vec::with_capacity(tokens.len());
        let mut at = 0;
        for token in &tokens {
            while at + 1 < sentences.len() && sentences[at].range.end <= token.range.start {
                at += 1;
            }
            sentence_of.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        let cues = tokens.iter().map(|token| lexicons.cues.of(&token.normal)).collect();
        Self { document, text, tokens, cues, sentences, sentence_of, unread }
    }

    /// The token, as it stands, is such a word.
    pub fn is(&self, token: usize, cue: Cue) -> bool {
        self.cues.get(token).is_some_and(|cues| cues.has(cue))
    }

    /// The original text of a token.
    pub fn surface(&self, token: usize) -> &'a str {
        self.tokens[token].range.of(self.text)
    }

    /// From the first to the last of some tokens; empty where there are none.
    pub fn range_of(&self, tokens: &Range<usize>) -> TextRange {
        let own = self.tokens.get(tokens.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return TextRange::new(0, 0) };
        TextRange::new(first.range.start, last.range.end)
    }

    pub fn section(&self, token: usize) -> Section {
        self.sentences.get(self.sentence_of[token] as usize).map_or(Section::Body, |sentence| sentence.section)
    }

    /// The sentence that holds a byte offset, or the last before it.
    pub fn sentence_at(&self, offset: u32) -> u32 {
        let after = self.sentences.partition_point(|sentence| sentence.range.start <= offset);
        u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The tokens that lie inside a byte range.
    pub fn tokens_in(&self, range: TextRange) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.range.start < range.start);
        let last = self.tokens.partition_point(|token| token.range.end <= range.end);
        first..last.max(first)
    }
}
