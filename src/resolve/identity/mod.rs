//! Mentions → one cluster per real person, body, place and piece of equipment, each mention with its reason.
//!
//! First within each document ([`local`]), where a short name follows its full one, then [`across`] the documents.

mod across;
mod body;
mod by_office;
mod context;
mod local;
mod name;
mod rulings;
mod spelling;
mod thing;

pub use across::Doubt;
pub use name::{Name, key};
pub use rulings::Rulings;
pub use spelling::are_variants;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{DocumentId, EntityKind};

use super::folder::{Folder, MentionId};
use super::{KeptApart, Reason};

/// The mentions of one real thing, and why each belongs to it.
#[derive(Debug)]
pub struct Cluster {
    pub kind: EntityKind,
    /// ISO code, where its names or the context tell it.
    pub country: Option<String>,
    /// The name the analyst gave it.
    pub name: Option<String>,
    /// The analyst finds it of no interest.
    pub is_hidden: bool,
    /// In the folder's order; never empty.
    pub members: Vec<(MentionId, Reason)>,
}

/// Who is who in a folder.
#[derive(Debug)]
pub struct Identified {
    /// By their first mention.
    pub clusters: Vec<Cluster>,
    /// Names that fit each other and are of different clusters.
    pub kept_apart: Vec<KeptApart>,
    /// Joins that an analyst may see otherwise, and joins that were nearly made.
    pub doubts: Vec<Doubt>,
}

/// Joins the mentions of a folder.
pub fn identify(folder: &Folder<'_>, rulings: &Rulings) -> Identified {
    let documents: Vec<DocumentId> = folder.document_ids().collect();
    let things: Vec<thing::Thing> =
        documents.par_iter().flat_map_iter(|&document| local::things(folder, document, rulings)).collect();
    let joined = across::join(&things, rulings);
    let doubts = joined.doubts(&things);
    let tell = |(one, other, because): (usize, usize, &str)| KeptApart {
        one: folder.passage(things[one].first()),
        other: folder.passage(things[other].first()),
        short_by: None,
        because: because.to_owned(),
    };
    let kept_apart = joined.apart_by_evidence().map(tell).collect();
    let firsts: Vec<MentionId> = things.iter().map(thing::Thing::first).collect();
    let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
    for (at, thing) in things.into_iter().enumerate() {
        let elsewhere = joined.because.get(&at);
        let cluster = clusters.entry(joined.root(at)).or_insert_with(|| Cluster {
            kind: thing.kind,
            country: None,
            name: None,
            is_hidden: false,
            members: Vec::new(),
        });
        if cluster.country.is_none() {
            cluster.country = thing.country;
        }
        let there = elsewhere.map(|(other, text)| (folder.passage(firsts[*other]), text));
        cluster.members.reserve(thing.members.len());
        for (mention, mut because) in thing.members {
            if let Some((there, text)) = there {
                // Of no more room than they fill: there is one for nearly every mention of the folder.
                because.text = [because.text.as_str(), "; in ", folder.path(there.document), ": ", text].concat();
                because.evidence.reserve_exact(1);
                because.evidence.push(there);
            }
            for note in rulings.notes.get(&mention).into_iter().flatten() {
                because.text += &format!("; {}", note.text);
                because.evidence.extend(&note.evidence);
            }
            cluster.members.push((mention, because));
        }
    }
    let mut clusters: Vec<Cluster> = clusters.into_values().collect();
    rule(&mut clusters, rulings);
    clusters.iter_mut().for_each(|cluster| cluster.members.sort_by_key(|(mention, _)| *mention));
    clusters.sort_by_key(|cluster| cluster.members[0].0);
    Identified { clusters, kept_apart, doubts }
}

/// Carries out what the analyst decided on whole clusters.
fn rule(clusters: &mut [Cluster], rulings: &Rulings) {
    if rulings.names.is_empty() && rulings.kinds.is_empty() && rulings.hidden.is_empty() {
        return;
    }
    let members =
        |(at, cluster): (usize, &Cluster)| cluster.members.iter().map(|(id, _)| (*id, at)).collect::<Vec<_>>();
    let of_mention: FxHashMap<MentionId, usize> = clusters.iter().enumerate().flat_map(members).collect();
    for (mention, name) in &rulings.names {
        if let Some(&at) = of_mention.get(mention) {
            clusters[at].name = Some(name.clone());
        }
    }
    for (mention, kind) in &rulings.kinds {
        if let Some(&at) = of_mention.get(mention) {
            clusters[at].kind = *kind;
            for (_, because) in &mut clusters[at].members {
                because.text += &format!("; the analyst says that this is of kind {kind}");
            }
        }
    }
    for at in rulings.hidden.iter().filter_map(|mention| of_mention.get(mention)) {
        clusters[*at].is_hidden = true;
    }
}
