//! Mentions → one cluster per real person, body, place and piece of equipment, each mention with its reason.

use std::collections::BTreeMap;

use crate::arabic::fold;
use crate::base::EntityKind;

use super::Reason;
use super::folder::{Folder, MentionId};

/// The mentions of one real thing, and why each belongs to it.
#[derive(Debug)]
pub struct Cluster {
    pub kind: EntityKind,
    /// In the folder's order; never empty.
    pub members: Vec<(MentionId, Reason)>,
}

/// The clusters, by their first mention.
pub fn clusters(folder: &Folder<'_>) -> Vec<Cluster> {
    let mut by_name: BTreeMap<(EntityKind, String), Vec<MentionId>> = BTreeMap::new();
    for document in folder.document_ids() {
        for id in folder.mentions_of(document) {
            let mention = folder.mention(id);
            by_name.entry((mention.kind, fold(&mention.name))).or_default().push(id);
        }
    }
    let mut clusters: Vec<Cluster> = Vec::with_capacity(by_name.len());
    for ((kind, _), mentions) in by_name {
        let first = mentions[0];
        let because = |id: MentionId| {
            if id == first {
                Reason { text: "First mention of this name".to_owned(), evidence: Vec::new() }
            } else {
                let text = format!("Same name as «{}»", folder.mention(first).name);
                Reason { text, evidence: vec![folder.passage(first)] }
            }
        };
        clusters.push(Cluster { kind, members: mentions.into_iter().map(|id| (id, because(id))).collect() });
    }
    clusters.sort_by_key(|cluster| cluster.members[0].0);
    clusters
}
