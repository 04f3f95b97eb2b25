//! People of one office whose names nearly agree: the family name first (`كيشيدا فوميو`), or a foreign name heard differently. The
//! names alone would be too little, and the office alone is held by one after another.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::base::EntityKind;

use super::across::{Joined, NEIGHBOURS, office_evidence};
use super::name::{Name, key};
use super::spelling::{are_variants, distance};
use super::thing::{Office, Thing};

/// Office evidence of the same office of the same country or body.
const SAME_OFFICE: i32 = 3;

/// Joins people whom documents name nearly alike in the same office of the same country or body.
pub fn join(things: &[Thing], joined: &mut Joined) {
    for bucket in buckets(things).values_mut() {
        bucket.sort_unstable();
        bucket.dedup_by(|(one, _), (other, _)| one == other);
        for (at, &(_, one)) in bucket.iter().enumerate() {
            for &(_, other) in bucket[at + 1..].iter().take(NEIGHBOURS) {
                join_pair(things, joined, one, other);
            }
        }
    }
}

/// People with two names or more, by office and by what near names have in common.
fn buckets(things: &[Thing]) -> BTreeMap<String, Vec<(&str, usize)>> {
    let mut buckets: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
    // Of one name in one office the first is compared.
    let mut seen: FxHashSet<(&str, &Office)> = FxHashSet::default();
    for (at, thing) in things.iter().enumerate() {
        let form = thing.fullest();
        if thing.kind != EntityKind::Person || form.name.len() < 2 {
            continue;
        }
        let offices: BTreeSet<_> = thing.offices.iter().filter(|office| office.of().is_some()).collect();
        for office in offices.into_iter().filter(|office| seen.insert((&form.label, office))) {
            let office = format!("{} · {}", office.title, office.of().unwrap_or_default());
            for common in [key(form.name.first()), key(form.name.last())] {
                buckets.entry(format!("{office} · {common}")).or_default().push((&form.label, at));
            }
        }
    }
    buckets
}

fn join_pair(things: &[Thing], joined: &mut Joined, one: usize, other: usize) {
    let (a, b) = (&things[one], &things[other]);
    let (name, other_name) = (&a.fullest().name, &b.fullest().name);
    let nearly = if is_swapped(name, other_name) {
        "the names in another order"
    } else if is_near(name, other_name) {
        "nearly the same name"
    } else {
        return;
    };
    if office_evidence(a, b) < SAME_OFFICE || joined.share_a_document(one, other) {
        return;
    }
    let (label, other_label) = (&a.fullest().label, &b.fullest().label);
    joined.join_doubtfully(one, other, || {
        format!("«{other_label}» is «{label}»: {nearly}, and the same office of one country or body")
    });
}

fn alike(a: &str, b: &str) -> bool {
    a == b || are_variants(a, b)
}

/// The same two names, the family's first in one of them.
fn is_swapped(one: &Name, other: &Name) -> bool {
    let (a, b) = (&one.words, &other.words);
    a.len() == 2
        && b.len() == 2
        && !one.is_patronymic()
        && !other.is_patronymic()
        && alike(one.first(), other.last())
        && alike(one.last(), other.first())
}

/// Word by word the same name or one that is written a little more differently than spellings of one word are.
fn is_near(one: &Name, other: &Name) -> bool {
    let (a, b) = (&one.words, &other.words);
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| a.linked == b.linked && is_near_word(&a.form, &b.form))
        && a.iter().zip(b).any(|(a, b)| alike(&a.form, &b.form))
}

/// Distances of [`distance`] within which two words can be one name, if all else agrees: two habits of writing, and one letter more
/// in long words.
const NEAR: f32 = 0.6;
const NEAR_PER_LETTER: f32 = 0.2;

fn is_near_word(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count()) as f32;
    alike(a, b) || length >= 3.0 && distance(a, b) <= (length * NEAR_PER_LETTER).max(NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(one: &str, other: &str) -> (Name, Name) {
        (Name::parse(one), Name::parse(other))
    }

    #[test]
    fn a_family_name_may_stand_first() {
        for (one, other, expected) in [
            ("تاناكي هيروشي", "هيروشي تاناكي", true),
            ("تاناكي هيروشي", "هيروشي موراكي", false),
            ("راشد بن سيف", "سيف بن راشد", false),
        ] {
            let (one, other) = names(one, other);
            assert_eq!(is_swapped(&one, &other), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn near_names_differ_by_how_they_were_heard() {
        for (one, other, expected) in [
            ("ألفارو مندوزيش", "ألفارو مندوزيس", true),
            ("بارك سونغ هو", "بارك سيونغ-هو", true),
            ("نادر المرزوقاني", "وليد المرزوقاني", false),
            ("محمد المرزوقاني", "حمد المرزوقاني", false),
            ("ألفارو مندوزيش", "ألفريدو مندوزيس", false),
        ] {
            let (one, other) = names(one, other);
            assert_eq!(is_near(&one, &other), expected, "{one:?} {other:?}");
        }
    }
}
