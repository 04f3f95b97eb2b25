//! The lexicons of `assets/lexicon/`, built into the binary and parsed once.

mod cues;
mod inflect;
mod phrases;
mod table;
mod triggers;

use std::sync::OnceLock;

pub use cues::{Cue, Cues};
pub use inflect::{Number, Word};
pub use phrases::PhraseTable;
pub use table::{Record, Table};
pub use triggers::{Analysis as TriggerAnalysis, Frame, Lemma, Triggers};

use super::{Calendar, Numbers};

/// Everything the readers look up.
#[derive(Debug, Default)]
pub struct Lexicons {
    pub triggers: Triggers,
    pub cues: Cues,
    pub calendar: Calendar,
    pub numbers: Numbers,
}

impl Lexicons {
    /// The lexicons built into the binary, parsed at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicons> = OnceLock::new();
        BUILTIN.get_or_init(|| Self {
            triggers: Triggers::parse(include_str!("../../../assets/lexicon/triggers.tsv")),
            cues: Cues::parse(include_str!("../../../assets/lexicon/cues.tsv")),
            calendar: Calendar::parse(
                include_str!("../../../assets/lexicon/months.tsv"),
                include_str!("../../../assets/lexicon/months-foreign.tsv"),
                include_str!("../../../assets/lexicon/weekdays.tsv"),
                include_str!("../../../assets/lexicon/calendar-words.tsv"),
            ),
            numbers: Numbers::parse(include_str!("../../../assets/lexicon/numbers.tsv")),
        })
    }
}
