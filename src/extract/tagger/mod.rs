//! Tokens → for each, how likely it begins or continues the name of a person, an organisation or a place.
//!
//! A statistical tagger: a linear-chain conditional random field over hashed features of the words, their forms, their neighbours and the
//! lexicons they stand in. It is one witness among others, and its probabilities are what it says; which letters of the first word belong
//! to the name is not its matter.
//!
//! The weights are data of their own (`assets/model/names.bin`), made by `examples/train_tagger.rs`. Where the file is damaged or of
//! another version, there is no tagger, and the other witnesses decide alone.

mod classes;
mod features;
mod hash;
mod label;
mod lattice;
mod model;
mod training;

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::OnceLock;

pub use label::Label;
pub use model::Model;
pub use training::{Example, Scheme, Settings, train};

use crate::arabic::Token;
use crate::arabic::lexicon::{Lexicons, NameLexicon};
use crate::base::EntityKind;
use features::Sentence;
use lattice::{Lattice, PerLabel};
use model::Gathered;

/// A model with the lexicons it looks words up in.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    lexicon: &'static NameLexicon,
}

impl Tagger {
    pub fn new(model: Model, lexicon: &'static NameLexicon) -> Self {
        Self { model, lexicon }
    }

    /// The tagger built into the binary; `None` where its file cannot be read.
    pub fn builtin() -> Option<&'static Self> {
        static BUILTIN: OnceLock<Option<Tagger>> = OnceLock::new();
        let load = || {
            let model = Model::from_bytes(include_bytes!("../../../assets/model/names.bin"))?;
            Some(Self::new(model, &Lexicons::builtin().names))
        };
        BUILTIN.get_or_init(load).as_ref()
    }

    /// Tags the tokens of a document, each sentence once it is asked about.
    pub fn tag<'a>(&'a self, tokens: &'a [Token]) -> Tags<'a> {
        let sentences = sentence_ranges(tokens).into_iter().map(|range| (range, OnceCell::new())).collect();
        Tags { tagger: self, tokens, sentences }
    }

    fn lattice(&self, tokens: &[Token]) -> Lattice {
        let sentence = Sentence::new(tokens, &classes::look_up(tokens, self.lexicon));
        let mut gathered = Gathered::default();
        let score = |at| {
            gathered.clear();
            features::each(&sentence, at, |feature| self.model.gather(feature, &mut gathered));
            self.model.scores(&gathered)
        };
        let scores: Vec<PerLabel> = (0..sentence.len()).map(score).collect();
        Lattice::new(&scores, self.model.steps())
    }
}

/// The sentences the tagger reads by, as ranges of tokens: they end with the line, and at a full stop, question mark or exclamation mark
/// before white space.
pub fn sentence_ranges(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let stop = matches!(token.normal.as_str(), "." | "!" | "?" | "؟");
        let ends = tokens.get(at + 1).is_none_or(|next| next.line != token.line || stop && next.spaced);
        if ends {
            ranges.push(start..at + 1);
            start = at + 1;
        }
    }
    ranges
}

/// What the tagger says of a document's tokens.
#[derive(Debug)]
pub struct Tags<'a> {
    tagger: &'a Tagger,
    tokens: &'a [Token],
    sentences: Vec<(Range<usize>, OnceCell<Lattice>)>,
}

impl Tags<'_> {
    /// The most probable labels, one a token.
    pub fn labels(&self) -> Vec<Label> {
        let sentences = self.sentences.iter().filter_map(|(range, _)| self.sentence(range.start));
        sentences.flat_map(|(_, lattice)| lattice.best(self.tagger.model.steps())).collect()
    }

    /// The names among the most probable labels: their tokens and kinds, in order.
    pub fn names(&self) -> Vec<(Range<usize>, EntityKind)> {
        let mut names: Vec<(Range<usize>, EntityKind)> = Vec::new();
        for (at, label) in self.labels().into_iter().enumerate() {
            match (label.kind(), names.last_mut()) {
                (Some(kind), _) if label.begins() => names.push((at..at + 1, kind)),
                (Some(_), Some((tokens, _))) => tokens.end = at + 1,
                _ => {}
            }
        }
        names
    }

    /// The probability that exactly these tokens are one name of this kind. 0 where they cross the end of a sentence or do not exist.
    pub fn span(&self, tokens: Range<usize>, kind: EntityKind) -> f64 {
        let (begin, inside) = (Label::begin(kind), Label::inside(kind));
        let Some((range, lattice)) = self.sentence(tokens.start) else { return 0.0 };
        if tokens.is_empty() || tokens.end > range.end || !begin.begins() {
            return 0.0;
        }
        let (first, end) = (tokens.start - range.start, tokens.end - range.start);
        lattice.span(first, end, begin, inside, self.tagger.model.steps())
    }

    /// The probability of each label at a token, in the order of [`Label::ALL`]; all 0 for a token that does not exist.
    pub fn marginal(&self, token: usize) -> [f64; Label::COUNT] {
        self.sentence(token).map_or([0.0; Label::COUNT], |(range, lattice)| lattice.marginal(token - range.start))
    }

    /// The probability that a token is part of a name of this kind.
    pub fn part_of(&self, token: usize, kind: EntityKind) -> f64 {
        let marginal = self.marginal(token);
        Label::ALL.iter().filter(|label| label.kind() == Some(kind)).map(|label| marginal[label.index()]).sum()
    }

    fn sentence(&self, token: usize) -> Option<(&Range<usize>, &Lattice)> {
        let place = self.sentences.partition_point(|(range, _)| range.end <= token);
        let (range, lattice) = self.sentences.get(place)?;
        let tokens = self.tokens.get(range.clone())?;
        Some((range, lattice.get_or_init(|| self.tagger.lattice(tokens))))
    }
}

#[cfg(test)]
mod tests;
