//! What an analyst does, one step at a time: decisions on the analysis, and marks of the analyst's own beside it.

use serde::{Deserialize, Serialize};

use super::{Anchor, Decision, Log, SavedView};
use crate::base::ContentHash;

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
        view: Option<Box<SavedView>>,
    },
    /// Takes back the step at this place of the log, whatever was done since.
    Revert {
        step: usize,
    },
    /// Several done in one go: they are undone together. None of them takes another step back.
    All {
        acts: Vec<Act>,
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

impl Subject {
    /// The words it rests on; none for a whole document.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Document(_) => None,
            Self::Entity(anchor) | Self::Event(anchor) => Some(anchor),
        }
    }
}

impl Act {
    /// The decisions it makes.
    pub fn decisions(&self) -> Vec<&Decision> {
        match self {
            Self::All { acts } => acts.iter().flat_map(Self::decisions).collect(),
            Self::Decide { of } => vec![of],
            _ => Vec::new(),
        }
    }

    /// The words that it is about, where it is about some.
    pub fn quotes(&self) -> Vec<&str> {
        self.anchors().into_iter().map(|anchor| anchor.quote.as_str()).collect()
    }

    /// The places in the texts that it rests on.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::All { acts } => acts.iter().flat_map(Self::anchors).collect(),
            Self::Decide { of } => of.anchors(),
            Self::Star { subject, .. } | Self::Tag { subject, .. } | Self::Note { subject, .. } => {
                subject.anchor().into_iter().collect()
            }
            Self::Pin { mention, .. } => vec![mention],
            Self::View { .. } | Self::Revert { .. } => Vec::new(),
        }
    }

    /// The documents that it is about as a whole.
    fn documents(&self) -> Vec<ContentHash> {
        match self {
            Self::All { acts } => acts.iter().flat_map(Self::documents).collect(),
            Self::Decide { of } => of.documents(),
            Self::Star { subject, .. } | Self::Tag { subject, .. } | Self::Note { subject, .. } => match subject {
                Subject::Document(document) => vec![*document],
                Subject::Entity(_) | Subject::Event(_) => Vec::new(),
            },
            Self::Pin { .. } | Self::View { .. } | Self::Revert { .. } => Vec::new(),
        }
    }

    /// Whether this, done later, would be left without its ground if `earlier` were taken back: both decide on the same words or document,
    /// or this marks what `earlier` has made.
    fn rests_on(&self, earlier: &Self) -> bool {
        let (own, before) = (self.decisions(), earlier.decisions());
        if before.is_empty() {
            return false;
        }
        let overlap = |a: &Anchor, b: &Anchor| a.document == b.document && a.range.overlaps(b.range);
        let any_overlap = |of: &[&Anchor]| self.anchors().iter().any(|own| of.iter().any(|other| overlap(own, other)));
        let makes = |one: &&Decision| matches!(one, Decision::Name { .. } | Decision::Event { .. });
        let made: Vec<&Anchor> =
            (before.iter().flat_map(|one| one.singles())).filter(makes).flat_map(|one| one.anchors()).collect();
        if any_overlap(&made) {
            return true;
        }
        let same_document = || self.documents().iter().any(|document| earlier.documents().contains(document));
        !own.is_empty() && (any_overlap(&earlier.anchors()) || same_document())
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
        self.holding().into_iter().flat_map(|(_, step)| step.act.decisions()).cloned().collect()
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
    use crate::base::{EntityKind, TextRange};

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
            (subject(), 0_u32..50).prop_map(|(subject, at)| Act::All {
                acts: vec![
                    Act::Tag { subject, tag: "مهم".to_owned(), on: true },
                    Act::Decide { of: Decision::Confirm { mark: anchor(at) } },
                ],
            }),
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
