//! Why a decision does not fit the folder.

use crate::arabic::fold;
use crate::base::{Diagnostic, Severity};
use crate::edit::Anchor;
use crate::extract::Reading;

/// What is not as the decision has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    NoText,
    NoName,
    NoEvent,
    NoSentence,
    OtherWords(String),
    NameThere(String),
    EventThere,
    NotAPlace(String),
}

impl Misfit {
    fn why(&self) -> String {
        match self {
            Self::NoText => "its text is not in the folder".to_owned(),
            Self::NoName => "no name stands at its place".to_owned(),
            Self::NoEvent => "no event is told at its place".to_owned(),
            Self::NoSentence => "its place lies in no sentence".to_owned(),
            Self::OtherWords(words) => format!("«{words}» stands at its place"),
            Self::NameThere(name) => format!("the name «{name}» stands at its place already"),
            Self::EventThere => "an event is told at its place already".to_owned(),
            Self::NotAPlace(name) => format!("«{name}» is no place"),
        }
    }

    /// For the reader, with the words that the decision was about; `path` where its text is in the folder.
    pub fn diagnostic(&self, path: Option<&str>, anchor: Option<&Anchor>) -> Diagnostic {
        let about = anchor.map_or("", |anchor| anchor.quote.as_str());
        let on = if about.is_empty() { String::new() } else { format!(" on «{about}»") };
        Diagnostic {
            severity: Severity::Warning,
            path: path.map(str::to_owned),
            range: anchor.filter(|_| path.is_some()).map(|anchor| anchor.range),
            message: format!("A decision of the analyst{on} was left out: {}", self.why()),
        }
    }
}

/// The index of the mention an anchor stands on.
pub fn mention_at(reading: &Reading, anchor: &Anchor) -> Result<usize, Misfit> {
    let at = reading.mentions.partition_point(|mention| mention.range.start < anchor.range.start);
    let found = reading.mentions.get(at).filter(|mention| mention.range == anchor.range).ok_or(Misfit::NoName)?;
    let quote = fold(&anchor.quote);
    // A listed name has the alif of the article back that ل swallowed.
    let same = fold(&found.name) == quote || fold(&found.name).strip_prefix('ا') == Some(&quote);
    if same { Ok(at) } else { Err(Misfit::OtherWords(found.name.clone())) }
}

/// The index of the event that is told at an anchor.
pub fn event_at(reading: &Reading, anchor: &Anchor) -> Result<usize, Misfit> {
    let tells = |triggers: &[crate::base::TextRange]| triggers.iter().any(|range| range.overlaps(anchor.range));
    reading.events.iter().position(|event| tells(&event.triggers)).ok_or(Misfit::NoEvent)
}
