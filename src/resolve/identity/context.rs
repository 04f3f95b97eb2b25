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

/// Weighs the witnesses around `mention`. The people and the bodies with a country must be among `things` already.
pub fn country_of_body(
    folder: &Folder<'_>,
    document: DocumentId,
    form: &Form,
    mention: MentionId,
    things: &[Thing],
) -> Option<Told> {
    let mut weights: BTreeMap<&str, (f32, Vec<Passage>)> = BTreeMap::new();
    let sentence = folder.mention(mention).sentence;
    let in_sentence = |id: MentionId| folder.mention(id).sentence == sentence;
    let mut total = 0_usize;
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for thing in things {
        let present = thing.members.iter().map(|(id, _)| *id).find(|&id| in_sentence(id) && id != mention);
        for office in &thing.offices {
            let (Some(country), Some(person)) = (office.country.as_deref(), present) else { continue };
            let words: Vec<&str> = office.title.split_whitespace().map(|word| word.trim_start_matches("ال")).collect();
            let field = form.body().is_some_and(|body| body.field().any(|word| words.contains(&word)));
            let weight = if field { SAME_FIELD } else { OFFICE_IN_SENTENCE };
            // Who is named later in the sentence is mostly the other side, unless the office itself is being named.
            let later = if person.0 > mention.0 + 1 { LATER } else { 1.0 };
            add(&mut weights, country, weight * later * nearness(person, mention), Some(folder.passage(person)));
        }
        let Some(country) = thing.country.as_deref() else { continue };
        let same = thing.kind == EntityKind::Organization
            && thing.forms.iter().any(|other| other.name == form.name && other.label.starts_with(&form.label));
        let nearest = thing.members.iter().map(|(id, _)| *id).min_by_key(|id| id.0.abs_diff(mention.0));
        if let Some(nearest) = nearest.filter(|_| same) {
            add(&mut weights, country, SAME_BODY * nearness(nearest, mention), Some(folder.passage(nearest)));
        }
    }
    for other in folder.mentions_of(document) {
        let Some(country) = folder.mention(other).country.as_deref() else { continue };
        total += 1;
        *named.entry(country).or_default() += 1;
        if in_sentence(other) && other != mention {
            let place = folder.mention(other).kind == EntityKind::Place;
            let weight = if place { PLACE_IN_SENTENCE } else { BODY_IN_SENTENCE };
            add(&mut weights, country, weight, Some(folder.passage(other)));
        }
    }
    for (country, count) in named {
        add(&mut weights, country, SHARE_OF_DOCUMENT * count as f32 / total.max(1) as f32, None);
    }
    let (country, (weight, evidence)) =
        weights.into_iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0).then_with(|| b.0.cmp(a.0)))?;
    (weight >= ENOUGH).then(|| Told {
        country: country.to_owned(),
        because: Reason {
            text: format!("«{}» without a country: the context speaks of {country}", form.label),
            evidence,
        },
    })
}

/// From 1 beside the mention towards 0, halved eight mentions away.
fn nearness(one: MentionId, other: MentionId) -> f32 {
    1.0 / (1.0 + one.0.abs_diff(other.0).saturating_sub(1) as f32 / 8.0)
}

fn add<'a>(weights: &mut BTreeMap<&'a str, (f32, Vec<Passage>)>, country: &'a str, weight: f32, from: Option<Passage>) {
    let entry = weights.entry(country).or_default();
    entry.0 += weight;
    entry.1.extend(from);
}
