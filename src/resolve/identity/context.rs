//! Which state's ministry, army or parliament a text means where it leaves out the nisba.

use std::collections::BTreeMap;

use crate::base::{DocumentId, EntityKind, Passage};

use super::thing::{Form, Thing};
use crate::resolve::Reason;
use crate::resolve::folder::{Folder, MentionId};

/// The holder of an office of the same field stands in the sentence: `وزير الدفاع … وزارة الدفاع`.
const SAME_FIELD: f32 = 6.0;
/// The document names the same body with its country; nearer counts more.
const SAME_BODY: f32 = 3.0;
/// An office-holder of that country stands in the sentence.
const OFFICE_IN_SENTENCE: f32 = 1.5;
/// A body of that country stands in the sentence.
const BODY_IN_SENTENCE: f32 = 2.0;
/// A place of that country stands in the sentence.
const PLACE_IN_SENTENCE: f32 = 1.0;
/// Shared by the countries the document names, by how often.
const SHARE_OF_DOCUMENT: f32 = 1.5;
/// What a person named further on in the sentence counts for.
const LATER: f32 = 0.4;
/// Below this nothing is concluded.
const ENOUGH: f32 = 1.0;

/// The country a context tells.
#[derive(Debug)]
pub struct Told {
    pub country: String,
    pub because: Reason,
}

/// What a document says of countries, gathered once.
#[derive(Debug)]
pub struct Context<'a> {
    folder: &'a Folder<'a>,
    /// Of the mentions that tell a country, the share of each.
    shares: BTreeMap<String, f32>,
    /// The offices, with their country, that the person of a mention holds.
    offices: BTreeMap<MentionId, Vec<(String, String)>>,
}

impl<'a> Context<'a> {
    /// The people and the bodies with a country must be among `things` already.
    pub fn new(folder: &'a Folder<'a>, document: DocumentId, things: &[Thing]) -> Self {
        let mut shares: BTreeMap<String, f32> = BTreeMap::new();
        for mention in &folder.reading(document).mentions {
            if let Some(country) = &mention.country {
                *shares.entry(country.clone()).or_default() += 1.0;
            }
        }
        let total: f32 = shares.values().sum();
        shares.values_mut().for_each(|share| *share /= total.max(1.0));
        let mut offices = BTreeMap::new();
        for thing in things.iter().filter(|thing| !thing.offices.is_empty()) {
            let of: Vec<(String, String)> = (thing.offices.iter())
                .filter_map(|office| Some((office.title.clone(), office.country.clone()?)))
                .collect();
            offices.extend(thing.members.iter().map(|(id, _)| (*id, of.clone())));
        }
        Self { folder, shares, offices }
    }

    /// Weighs the witnesses around `mention`; `alike` are the document's things that its name could stand for.
    pub fn country_of_body<'t>(
        &self,
        form: &Form,
        mention: MentionId,
        alike: impl Iterator<Item = &'t Thing>,
    ) -> Option<Told> {
        let mut weights: BTreeMap<String, (f32, Vec<Passage>)> = BTreeMap::new();
        for (country, share) in &self.shares {
            add(&mut weights, country, SHARE_OF_DOCUMENT * share, None);
        }
        for other in self.sentence_of(mention) {
            for (title, country) in self.offices.get(&other).into_iter().flatten() {
                let words: Vec<&str> = title.split_whitespace().collect();
                let field = form.body().is_some_and(|body| body.field().any(|word| words.contains(&word)));
                let weight = if field { SAME_FIELD } else { OFFICE_IN_SENTENCE };
                // Who is named later in the sentence is mostly the other side, unless the office itself is being named.
                let later = if other.0 > mention.0 + 1 { LATER } else { 1.0 };
                add(&mut weights, country, weight * later * nearness(other, mention), Some(self.folder.passage(other)));
            }
            let named = self.folder.mention(other);
            if let Some(country) = &named.country {
                let weight = if named.kind == EntityKind::Place { PLACE_IN_SENTENCE } else { BODY_IN_SENTENCE };
                add(&mut weights, country, weight, Some(self.folder.passage(other)));
            }
        }
        let same_body = |thing: &&Thing| {
            thing.kind == EntityKind::Organization
                && thing.forms.iter().any(|other| other.name == form.name && other.label.starts_with(&form.label))
        };
        for thing in alike.filter(same_body) {
            let nearest = thing.members.iter().map(|(id, _)| *id).min_by_key(|id| id.0.abs_diff(mention.0));
            if let (Some(country), Some(nearest)) = (&thing.country, nearest) {
                let weight = SAME_BODY * nearness(nearest, mention);
                add(&mut weights, country, weight, Some(self.folder.passage(nearest)));
            }
        }
        let heaviest =
            |a: &(String, (f32, _)), b: &(String, (f32, _))| a.1.0.total_cmp(&b.1.0).then_with(|| b.0.cmp(&a.0));
        let (country, (weight, evidence)) = weights.into_iter().max_by(heaviest)?;
        let text = format!("«{}» without a country: the context speaks of {country}", form.label);
        (weight >= ENOUGH).then_some(Told { country, because: Reason { text, evidence } })
    }

    /// The other mentions of the sentence, at most so many to each side that a list does not count whole.
    fn sentence_of(&self, mention: MentionId) -> impl Iterator<Item = MentionId> + '_ {
        const REACH: u32 = 24;
        let sentence = self.folder.mention(mention).sentence;
        self.folder
            .mentions_around(mention, REACH)
            .filter(move |&other| other != mention && self.folder.mention(other).sentence == sentence)
    }
}

/// From 1 beside the mention towards 0, halved eight mentions away.
fn nearness(one: MentionId, other: MentionId) -> f32 {
    1.0 / (1.0 + one.0.abs_diff(other.0).saturating_sub(1) as f32 / 8.0)
}

fn add(weights: &mut BTreeMap<String, (f32, Vec<Passage>)>, country: &str, weight: f32, from: Option<Passage>) {
    let entry = weights.entry(country.to_owned()).or_default();
    entry.0 += weight;
    entry.1.extend(from);
}
