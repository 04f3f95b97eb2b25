//! The lexicons of `assets/lexicon/`, built into the binary and parsed once.

mod cues;
mod furniture;
mod inflect;
mod names;
mod phrases;
mod table;
mod terms;
mod trie;
mod triggers;
mod words;

use std::sync::OnceLock;

pub use cues::{Cue, CueSet, Cues};
pub use furniture::{Furniture, PageCue};
pub use inflect::{Number, Word};
pub use names::{
    Country, Entry, HeadPattern, NameLexicon, OrganizationHead, OrganizationName, PlaceName, PlacePattern, Standing,
    TitleClass, TitleEntry, TitleForm,
};
pub use phrases::PhraseTable;
pub use table::{Record, Table};
pub use terms::{Held, Office, Terms};
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
        BUILTIN.get_or_init(|| {
            let numbers = Numbers::parse(include_str!("../../../assets/lexicon/numbers.tsv"));
            Self {
                names: NameLexicon::builtin(),
                triggers: Triggers::parse(include_str!("../../../assets/lexicon/triggers.tsv")),
                cues: Cues::parse(include_str!("../../../assets/lexicon/cues.tsv")),
                furniture: Furniture::parse(include_str!("../../../assets/lexicon/furniture.tsv")),
                calendar: Calendar::parse(
                    include_str!("../../../assets/lexicon/months.tsv"),
                    include_str!("../../../assets/lexicon/months-foreign.tsv"),
                    include_str!("../../../assets/lexicon/weekdays.tsv"),
                    include_str!("../../../assets/lexicon/calendar-words.tsv"),
                    &numbers,
                ),
                numbers,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// Every data file stands in `assets/LICENSES.md` with its size (kB, rounded), its origin and its licence.
    #[test]
    fn every_data_file_has_its_licence() {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let licences = fs::read_to_string(assets.join("LICENSES.md")).unwrap();
        for (folder, prefix) in [("lexicon", ""), ("lexicon/hand", "hand/"), ("model", "")] {
            for file in fs::read_dir(assets.join(folder)).unwrap().map(|entry| entry.unwrap().path()) {
                let (Some(name), true) = (file.file_name(), file.is_file()) else { continue };
                let name = format!("`{prefix}{}`", name.to_string_lossy());
                let row = licences.lines().find(|line| line.starts_with(&format!("| {name} |")));
                let cells: Vec<&str> =
                    row.unwrap_or_else(|| panic!("{name} is not listed")).split('|').map(str::trim).collect();
                let listed: f64 = cells[2].trim_end_matches(" kB").parse().unwrap();
                let size = fs::metadata(&file).unwrap().len() as f64 / 1000.0;
                assert!((listed - size).abs() < 1.0 + size * 0.1, "{name} has {size} kB, but {listed} are listed");
                assert!(cells[3..5].iter().all(|cell| !cell.is_empty()), "{name}");
            }
        }
    }
}
