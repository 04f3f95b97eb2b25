//! What an analyst does, one step at a time: decisions on the analysis, and marks of the analyst's own beside it.

use serde::{Deserialize, Serialize};

use super::{Anchor, Decision, Log};
use crate::base::{ContentHash, DayInterval, EventKind, TextRange};

/// Something the analyst has done, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Seconds since the beginning of 1970, UTC. It comes from outside: nothing here reads a clock.
    pub at: i64,
    #[serde(flatten)]
    pub act: Act,
}

/// What can be done and undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Changes the analysis.
    Decide {
        of: Decision,
    },
    Star {
        subject: Subject,
        on: bool,
    },
    Tag {
        subject: Subject,
        tag: String,
        on: bool,
    },
    /// The note on something; an empty one takes it away.
    Note {
        subject: Subject,
        text: String,
    },
    /// Where the entity of a mention stands in the network, in points; `None` lets it go.
    Pin {
        mention: Anchor,
        // A step has the time of day under the name of `at`.
        #[serde(rename = "place")]
        at: Option<[f32; 2]>,
    },
    /// A view under a name; `None` forgets it.
    View {
        name: String,
        view: Option<SavedView>,
    },
    /// Takes back the step at this place of the log, whatever was done since.
    Revert {
        step: usize,
    },
}

/// What a star, a tag or a note is on, in a form that outlives a run.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    Document(ContentHash),
    /// The entity of a mention.
    Entity(Anchor),
    /// The event that a trigger tells of.
    Event(Anchor),
}

/// What was shown: what the views were narrowed to, and what was selected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    pub filter: SavedFilter,
    pub selection: Option<Subject>,
}

/// A filter without the ids of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedFilter {
    pub only: Vec<SavedCriterion>,
    pub exclude: Vec<SavedCriterion>,
    pub undated: bool,
    pub weak_ties: bool,
}

/// A criterion without the ids of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedCriterion {
    Days(DayInterval),
    Kind(EventKind),
    Entity(Anchor),
    Source(String),
    Documents(Vec<ContentHash>),
    Words {
        text: String,
        documents: Vec<ContentHash>,
    },
    /// One of the words for how sure an event is.
    Certainty(String),
}

impl Subject {
    fn place(&self) -> (ContentHash, Option<TextRange>) {
        match self {
            Self::Document(document) => (*document, None),
            Self::Entity(anchor) | Self::Event(anchor) => (anchor.document, Some(anchor.range)),
        }
    }
}

impl Act {
    /// The words that it is about, where it is about some.
    pub fn quotes(&self) -> Vec<&str> {
        match self {
            Self::Decide { of } => of.anchors().iter().map(|anchor| anchor.quote.as_str()).collect(),
            Self::Star { subject, .. } | Self::Tag { subject, .. } | Self::Note { subject, .. } => match subject {
                Subject::Document(_) => Vec::new(),
                Subject::Entity(anchor) | Subject::Event(anchor) => vec![&anchor.quote],
            },
            Self::Pin { mention, .. } => vec![&mention.quote],
            Self::View { .. } | Self::Revert { .. } => Vec::new(),
        }
    }

    /// Texts and ranges it rests on; without a range the whole text is meant.
    fn places(&self) -> Vec<(ContentHash, Option<TextRange>)> {
        match self {
            Self::Decide { of: Decision::DocumentDate { document, .. } } => vec![(*document, None)],
            Self::Decide { of } => {
                of.anchors().into_iter().map(|anchor| (anchor.document, Some(anchor.range))).collect()
            }
            Self::Star { subject, .. } | Self::Tag { subject, .. } | Self::Note { subject, .. } => {
                vec![subject.place()]
            }
            Self::Pin { mention, .. } => vec![(mention.document, Some(mention.range))],
            Self::View { .. } | Self::Revert { .. } => Vec::new(),
        }
    }

    /// Whether this, done later, would be left without its ground if `earlier` were taken back: both decide on the same words, or this
    /// marks what `earlier` has made.
    fn rests_on(&self, earlier: &Self) -> bool {
        let Self::Decide { of } = earlier else { return false };
        let makes = of.singles().iter().any(|one| matches!(one, Decision::Name { .. } | Decision::Event { .. }));
        let own_places = self.places();
        let shares = earlier.places().iter().any(|(document, range)| {
            own_places.iter().any(|(other, place)| match (range, place) {
                (Some(range), Some(place)) => document == other && range.overlaps(*place),
                (None, None) => document == other,
                _ => false,
            })
        });
        shares && (makes || matches!(self, Self::Decide { .. }))
    }
}

impl Log<Step> {
    /// The steps that hold, with their places in the log: neither undone nor taken back by themselves. Oldest first.
    pub fn holding(&self) -> Vec<(usize, &Step)> {
        let mut reverted = vec![false; self.cursor()];
        for (index, step) in self.active().iter().enumerate().rev() {
            if let Act::Revert { step } = step.act
                && !reverted[index]
                && step < index
            {
                reverted[step] = true;
            }
        }
        self.active().iter().enumerate().filter(|(index, _)| !reverted[*index]).collect()
    }

    /// The decisions that hold, oldest first.
    pub fn decisions(&self) -> Vec<Decision> {
        let decision = |(_, step): (usize, &Step)| match &step.act {
            Act::Decide { of } => Some(of.clone()),
            _ => None,
        };
        self.holding().into_iter().filter_map(decision).collect()
    }

    /// Whether the step at `index` can be taken back by itself.
    ///
    /// # Errors
    /// The place of a later step that rests on it, or its own where it does not hold.
    pub fn can_revert(&self, index: usize) -> Result<(), usize> {
        let holding = self.holding();
        let Some((_, step)) = holding.iter().find(|(at, _)| *at == index) else { return Err(index) };
        match holding.iter().find(|(at, later)| *at > index && later.act.rests_on(&step.act)) {
            Some((later, _)) => Err(*later),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::EntityKind;

    fn anchor(start: u32) -> Anchor {
        Anchor {
            document: ContentHash::of("text"), range: TextRange::new(start, start + 4), quote: "نور".to_owned()
        }
    }

    fn step(act: Act) -> Step {
        Step { at: 1_900_000_000, act }
    }

    fn decide(of: Decision) -> Step {
        step(Act::Decide { of })
    }

    fn log() -> Log<Step> {
        let mut log = Log::default();
        log.push(decide(Decision::Name { mention: anchor(0), kind: EntityKind::Person }));
        log.push(decide(Decision::Rename { mention: anchor(0), name: "نور".to_owned() }));
        log.push(decide(Decision::Hide { mention: anchor(40) }));
        log.push(step(Act::Star { subject: Subject::Entity(anchor(0)), on: true }));
        log
    }

    #[test]
    fn what_something_rests_on_is_not_taken_back_by_itself() {
        let log = log();
        assert_eq!(log.can_revert(0), Err(1));
        assert_eq!((log.can_revert(1), log.can_revert(2), log.can_revert(3)), (Ok(()), Ok(()), Ok(())));
    }

    #[test]
    fn a_step_is_taken_back_and_that_too() {
        let mut log = log();
        log.push(step(Act::Revert { step: 2 }));
        assert_eq!(log.decisions().len(), 2);
        assert_eq!(log.can_revert(2), Err(2), "it does not hold any more");
        log.push(step(Act::Revert { step: 4 }));
        assert_eq!(log.decisions().len(), 3);
        log.undo();
        log.undo();
        assert_eq!(log.decisions().len(), 3);
    }

    fn any_act() -> impl Strategy<Value = Act> {
        let subject = || (0_u32..50).prop_map(|at| Subject::Entity(anchor(at)));
        prop_oneof![
            (0_u32..50).prop_map(|at| Act::Decide { of: Decision::Hide { mention: anchor(at) } }),
            (0_u32..50, 0_u32..50).prop_map(|(a, b)| Act::Decide { of: Decision::Same { a: anchor(a), b: anchor(b) } }),
            (subject(), any::<bool>()).prop_map(|(subject, on)| Act::Star { subject, on }),
            (subject(), "[a-zء-ي ]{0,5}").prop_map(|(subject, text)| Act::Note { subject, text }),
            (0_u32..50, any::<Option<i16>>())
                .prop_map(|(at, x)| Act::Pin { mention: anchor(at), at: x.map(|x| [f32::from(x), 0.5]) }),
            (0_usize..9).prop_map(|step| Act::Revert { step }),
        ]
    }

    proptest! {
        #[test]
        fn undone_gives_the_first_state_and_redone_the_last(acts in prop::collection::vec(any_act(), 0..20)) {
            let mut log = Log::default();
            acts.into_iter().for_each(|act| log.push(step(act)));
            let last = (log.decisions(), log.marks());
            while log.undo() {}
            prop_assert_eq!((log.decisions(), log.marks()), (Vec::new(), crate::edit::Marks::default()));
            while log.redo() {}
            prop_assert_eq!((log.decisions(), log.marks()), last);
        }

        #[test]
        fn steps_are_written_and_read_again(act in any_act()) {
            let step = step(act);
            let text = serde_json::to_string(&step).unwrap();
            prop_assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), step);
        }
    }
}
