use std::sync::Arc;

use super::{Corpus, Document};

macro_rules! sample_texts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../assets/sample/", $name)))),*]
    };
}

const TEXTS: [(&str, &str); 12] = sample_texts![
    "01-treaty-in-washington.txt",
    "02-summits-from-baghdad-to-sirte.txt",
    "03-gulf-council-founded.txt",
    "04-algiers-accords-remembered.txt",
    "05-taif-accord.txt",
    "06-madrid-conference.txt",
    "07-wadi-araba-treaty.txt",
    "08-adana-accord.txt",
    "09-beirut-damascus-relations.txt",
    "10-safwan-tent.txt",
    "11-rafale-contract.txt",
    "12-camp-david-summit.txt",
];

/// The sample corpus that is built into the program. `assets/sample/README.md` says what its texts are.
pub fn sample() -> Corpus {
    let documents = TEXTS.iter().map(|(name, text)| Arc::new(Document::new(*name, *text))).collect();
    Corpus { documents, ..Corpus::default() }
}
