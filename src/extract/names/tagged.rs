//! What the statistical tagger says of the names that the other readers propose.
//!
//! It proposes none itself: measured on annotated text, names that no rule saw were wrong more often than right.

use super::candidate::Candidate;
use crate::base::EntityKind;
use crate::extract::tagger::{Tagger, Tags};
use crate::extract::words::Words;

/// The tagger as a witness. Without a model it says nothing.
#[derive(Debug)]
pub struct Statistics<'a> {
    tags: Option<Tags<'a>>,
}

/// How far the tagger is believed about names of one kind.
struct Trust {
    /// How much of its log odds counts beside the other witnesses, which know in part what it knows.
    share: f64,
    /// At most so much speaks against a name, and for one.
    against: f64,
    for_it: f64,
}

impl Trust {
    /// `None` for kinds that the tagger does not know.
    fn about(kind: EntityKind, words: usize) -> Option<Self> {
        match kind {
            // A lone word that only the tagger takes for a name needs another witness.
            EntityKind::Person if words == 1 => Some(Self { share: 0.4, against: 2.2, for_it: 0.7 }),
            EntityKind::Person => Some(Self { share: 0.4, against: 2.2, for_it: 1.2 }),
            // It misses a third of the organisations, mostly long names that the grammar of head nouns reads well.
            EntityKind::Organization => Some(Self { share: 0.25, against: 0.7, for_it: 1.5 }),
            EntityKind::Place => Some(Self { share: 0.25, against: 1.5, for_it: 1.5 }),
            EntityKind::Equipment => None,
        }
    }
}

impl<'a> Statistics<'a> {
    pub fn read(words: &Words<'a>) -> Self {
        Self { tags: Tagger::builtin().map(|tagger| tagger.tag(&words.source.tokens)) }
    }

    /// Lets the tagger speak for or against each candidate.
    pub fn weigh(&self, candidates: &mut [Candidate]) {
        let Some(tags) = &self.tags else { return };
        for candidate in candidates {
            let (first, end) = candidate.tokens;
            let Some(trust) = Trust::about(candidate.kind, end - first) else { continue };
            let odds = log_odds(tags.span(first..end, candidate.kind));
            candidate.add("tagger", (trust.share * odds).clamp(-trust.against, trust.for_it) as f32);
        }
    }
}

fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(1e-9, 1.0 - 1e-9);
    (probability / (1.0 - probability)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::base::TextRange;
    use crate::corpus::Document;
    use crate::extract::source::Source;

    /// What the tagger adds to the candidate of the tokens `first..end`.
    fn weight(text: &str, tokens: (usize, usize), kind: EntityKind) -> f32 {
        let document = Document::new("test.txt", text);
        let lexicons = Lexicons::builtin();
        let source = Source::new(&document, lexicons);
        let words = Words::new(&source, lexicons);
        let mut candidates = [Candidate::new(tokens, TextRange::new(0, 1), kind)];
        Statistics::read(&words).weigh(&mut candidates);
        candidates[0].score
    }

    #[test]
    fn it_speaks_for_names_and_against_other_words() {
        let text = "قال وزير الخارجية سامر النجار إن الموسم جيد في دمشق.";
        assert!(weight(text, (3, 5), EntityKind::Person) > 0.5);
        assert!(weight(text, (5, 7), EntityKind::Person) < -0.5);
        assert!(weight(text, (9, 10), EntityKind::Place) > 0.5);
    }

    #[test]
    fn it_says_nothing_of_kinds_it_does_not_know() {
        assert_eq!(weight("أقلعت طائرة سامر من دمشق", (2, 3), EntityKind::Equipment), 0.0);
    }

    #[test]
    fn sure_words_are_bounded() {
        assert!(log_odds(0.0).is_finite() && log_odds(1.0).is_finite());
        assert!(log_odds(0.5).abs() < 1e-9);
    }
}
