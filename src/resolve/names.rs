//! What one document holds for a name only perhaps → a name, where another document of the folder makes it sure.
//!
//! A reading keeps such words apart with what speaks for and against them ([`Reading::unsure`]). That somebody is
//! called so in full elsewhere is one witness more, and where it tips the scale the words become a mention like any other. So a reading
//! stays a function of its document, and a further document changes only what it names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::folder::{Folder, MentionId};
use super::identity::{Name, are_variants, key};
use super::{Reason, StoredReading, ruled};
use crate::base::{ContentHash, DocumentId, EntityKind, Passage, TextRange};
use crate::extract::{Mention, Reading, Witness, certainty};

/// A full name of this certainty makes others sure.
const SURE: f32 = 0.9;

// What a full name elsewhere weighs, in log odds.
const SAME_NAME: f32 = 3.0;
const SURNAME: f32 = 1.6;
/// For a surname in another spelling, and for one before which other names stand.
const LIKE_SURNAME: f32 = 1.0;

/// Where a name stands in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    path: &'a str,
    document: ContentHash,
    range: TextRange,
    name: &'a str,
}

/// The first places, by path, at which a name stands: two, so that every document has one in another text where there is one.
#[derive(Debug, Default)]
struct Places<'a>(Vec<Place<'a>>);

impl<'a> Places<'a> {
    fn add(&mut self, place: Place<'a>) {
        match self.0.iter_mut().find(|known| known.document == place.document) {
            Some(known) => *known = place.min(*known),
            None => self.0.push(place),
        }
        self.0.sort_unstable();
        self.0.truncate(2);
    }

    fn outside(&self, document: ContentHash) -> Option<Place<'a>> {
        self.0.iter().find(|place| place.document != document).copied()
    }
}

/// The full names of the folder's people, as far as unsure names ask for them.
struct FullNames<'a> {
    whole: FxHashMap<String, Places<'a>>,
    /// By the surname's key, then by its form and whether it has the article.
    surnames: FxHashMap<String, BTreeMap<(String, bool), Places<'a>>>,
}

impl<'a> FullNames<'a> {
    fn of(readings: &'a [StoredReading]) -> Self {
        let wanted: FxHashSet<String> = readings
            .iter()
            .flat_map(|stored| &stored.reading.unsure)
            .map(|held| key(Name::parse(&held.name).last()))
            .collect();
        let mut known = Self { whole: FxHashMap::default(), surnames: FxHashMap::default() };
        if wanted.is_empty() {
            return known;
        }
        for stored in readings {
            let people = stored.reading.mentions.iter().filter(|m| m.kind == EntityKind::Person && m.score >= SURE);
            for mention in people {
                let name = Name::parse(&mention.name);
                let key = key(name.last());
                if name.len() < 2 || name.is_patronymic() || !wanted.contains(&key) {
                    continue;
                }
                let (path, document) = (stored.path.as_str(), stored.reading.document);
                let place = Place { path, document, range: mention.range, name: &mention.name };
                known.whole.entry(name.joined()).or_default().add(place);
                let surname = (name.last().to_owned(), name.has_article());
                known.surnames.entry(key).or_default().entry(surname).or_default().add(place);
            }
        }
        known
    }

    /// The full name in another text that speaks most for `held`, and what it weighs.
    fn witness(&self, document: ContentHash, held: &Mention) -> Option<(f32, Place<'a>)> {
        let name = Name::parse(&held.name);
        if let Some(place) = self.whole.get(&name.joined()).and_then(|places| places.outside(document)) {
            return Some((if name.len() > 1 { SAME_NAME } else { SURNAME }, place));
        }
        let surnames = self.surnames.get(&key(name.last()))?;
        let weigh = |(form, article): &(String, bool)| match () {
            () if *article != name.has_article() => None,
            () if form == name.last() && name.len() == 1 => Some(SURNAME),
            () if form == name.last() || are_variants(form, name.last()) => Some(LIKE_SURNAME),
            () => None,
        };
        let fitting = surnames.iter().filter_map(|(form, places)| Some((weigh(form)?, places.outside(document)?)));
        fitting.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
    }
}

/// A mention that another document made sure.
#[derive(Debug)]
struct Admitted<'a> {
    path: &'a str,
    document: ContentHash,
    range: TextRange,
    by: Place<'a>,
}

/// The readings with the names that the folder makes sure, and what made each sure.
#[derive(Debug)]
pub struct Folderwide<'a> {
    pub readings: Vec<Cow<'a, StoredReading>>,
    admitted: Vec<Admitted<'a>>,
}

/// Lets every name that one document makes sure be found in the others.
pub fn admit(readings: &[StoredReading]) -> Folderwide<'_> {
    let known = FullNames::of(readings);
    let mut all = Folderwide { readings: Vec::with_capacity(readings.len()), admitted: Vec::new() };
    for stored in readings {
        let mut changed = Cow::Borrowed(stored);
        for held in &stored.reading.unsure {
            let document = stored.reading.document;
            let Some((weight, by)) = known.witness(document, held) else { continue };
            let mut mention = held.clone();
            mention.witnesses.push(Witness::new("named-elsewhere", weight));
            mention.score = certainty(&mention.witnesses);
            let free = |reading: &Reading| reading.mentions.iter().all(|m| !m.range.overlaps(held.range));
            if mention.score > 0.5 && free(&changed.reading) {
                ruled::insert_mention(&mut changed.to_mut().reading, mention);
                all.admitted.push(Admitted { path: &stored.path, document, range: held.range, by });
            }
        }
        all.readings.push(changed);
    }
    all
}

impl Folderwide<'_> {
    /// For each mention that was made sure, why.
    pub fn reasons(&self, folder: &Folder<'_>) -> BTreeMap<MentionId, Reason> {
        let all: Vec<DocumentId> = folder.document_ids().collect();
        let find = |path: &str, hash: ContentHash| {
            let before = |id: &DocumentId| (folder.path(*id), folder.reading(*id).document) < (path, hash);
            all.get(all.partition_point(before)).copied()
        };
        let reason = |admitted: &Admitted<'_>| {
            let document = find(admitted.path, admitted.document)?;
            let mentions = &folder.reading(document).mentions;
            let at = mentions.partition_point(|mention| mention.range.start < admitted.range.start);
            // The analyst may have found that it is none.
            mentions.get(at).filter(|mention| mention.range == admitted.range)?;
            let mention = folder.mention_id(document, u32::try_from(at).ok()?)?;
            let by = admitted.by;
            let text = format!("a name here, since {} names «{}»", by.path, by.name);
            let passage = Passage { document: find(by.path, by.document)?, range: by.range };
            Some((mention, Reason { text, evidence: vec![passage] }))
        };
        self.admitted.iter().filter_map(reason).collect()
    }
}
