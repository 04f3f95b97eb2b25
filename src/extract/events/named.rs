//! Mentions → what the lexicon knows of the places and bodies that they name.

use rustc_hash::FxHashMap;

use crate::arabic::fold;
use crate::arabic::lexicon::{Country, Entry, NameLexicon, PlaceName, Standing};
use crate::base::EntityKind;
use crate::extract::reading::Mention;

/// What the lexicon knows of the names of a document.
#[derive(Debug, Default)]
pub struct Names {
    /// For each mention of a place what it is.
    pub places: Vec<Option<PlaceName>>,
    /// For each mention whether it names a news outlet.
    pub media: Vec<bool>,
    /// The mentions of each country itself and of its best-known cities, in text order.
    pub countries: FxHashMap<Country, Vec<u32>>,
    pub capitals: FxHashMap<Country, Vec<u32>>,
}

impl Names {
    pub fn new(mentions: &[Mention], lexicon: &NameLexicon) -> Self {
        let mut names = Self::default();
        for (number, mention) in (0..).zip(mentions) {
            let words: Option<Vec<_>> = match mention.kind {
                EntityKind::Place | EntityKind::Organization => {
                    fold(&mention.name).split_whitespace().map(|word| lexicon.words.get(word)).collect()
                }
                EntityKind::Person | EntityKind::Equipment => None,
            };
            let entries = words.map(|words| lexicon.phrases.get(&words)).unwrap_or_default();
            let place = entries.iter().find_map(|entry| match entry {
                Entry::Place(place) if mention.kind == EntityKind::Place => Some(*place),
                _ => None,
            });
            if let Some((place, country)) = place.and_then(|place| Some((place, place.country?))) {
                if place.is_country {
                    names.countries.entry(country).or_default().push(number);
                } else if place.standing == Standing::Major {
                    names.capitals.entry(country).or_default().push(number);
                }
            }
            names.places.push(place);
            names.media.push(
                mention.kind == EntityKind::Organization
                    && entries.iter().any(|entry| matches!(entry, Entry::Organization(known) if known.kind == "media")),
            );
        }
        names
    }
}
