//! The lexicons of `assets/lexicon/`, built into the binary and parsed once.

mod cues;
mod furniture;
mod inflect;
mod names;
mod phrases;
mod table;
mod trie;
mod triggers;
mod words;

use std::sync::OnceLock;

pub use cues::{Cue, Cues};
pub use furniture::{Furniture, PageCue};
pub use inflect::{Number, Word};
pub use names::{
    Country, Entry, HeadPattern, NameLexicon, OrganizationHead, OrganizationName, PlaceName, PlacePattern, Standing,
    TitleClass, TitleEntry, TitleForm,
};
pub use phrases::PhraseTable;
pub use table::{Record, Table};
pub use trie::{Phrases, Vocabulary, WordId};
pub use triggers::{Analysis as TriggerAnalysis, Frame, Lemma, Triggers};
pub use words::WordClass;

use super::{Calendar, Numbers};

/// Everything the readers look up.
#[derive(Debug, Default)]
pub struct Lexicons {
    pub names: NameLexicon,
    pub triggers: Triggers,
    pub cues: Cues,
    pub calendar: Calendar,
    pub furniture: Furniture,
    pub numbers: Numbers,
}

impl Lexicons {
    /// The lexicons built into the binary, parsed at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicons> = OnceLock::new();
        BUILTIN.get_or_init(|| Self {
            names: NameLexicon::builtin(),
            triggers: Triggers::parse(include_str!("../../../assets/lexicon/triggers.tsv")),
            cues: Cues::parse(include_str!("../../../assets/lexicon/cues.tsv")),
            furniture: Furniture::parse(include_str!("../../../assets/lexicon/furniture.tsv")),
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
