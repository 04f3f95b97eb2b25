//! Doubtful joins of mentions → the pairs that an analyst is asked about.

use std::cmp::Reverse;

use super::Doubt;
use super::entities::Entities;
use super::folder::Folder;
use super::identity;

/// More would not be gone through.
const MOST: usize = 1_000;

/// Pairs that may be one first, then those that were taken for one; those of the most mentions first, then in the folder's order.
pub fn doubts(folder: &Folder<'_>, entities: &Entities, found: Vec<identity::Doubt>) -> Vec<Doubt> {
    let doubt = |identity::Doubt { a, b, because }: identity::Doubt| {
        let of = (entities.of_id(folder, a)?, entities.of_id(folder, b)?);
        Some(Doubt { a: folder.passage(a), b: folder.passage(b), entities: of, because })
    };
    let mut doubts: Vec<Doubt> = found.into_iter().filter_map(doubt).collect();
    let mentions = |id: crate::base::EntityId| entities.table[id.index()].mentions.len();
    doubts.sort_by_cached_key(|doubt| {
        let (a, b) = doubt.entities;
        (doubt.is_joined(), Reverse(mentions(a).min(mentions(b))), doubt.a, doubt.b)
    });
    doubts.truncate(MOST);
    doubts
}
