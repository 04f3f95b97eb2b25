//! Items → groups, one per real event. Candidates share a participant, a state or a place; the likeliest pairs are joined first.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{DayInterval, DocumentId, EventId, EventKind, Passage, TextRange};

use super::item::Item;
use super::likeness::{self, CONTRADICTION_DAYS, ENOUGH, Likeness, days_apart, likeness};
use crate::resolve::folder::Folder;
use crate::resolve::ruled::{EventRulings, Told};
use crate::resolve::{Event, EventDoubt, KeptApart, MOST_KEPT_APART};

/// Of the items under one key so many neighbours in time are compared, which bounds the work for what is always in the news.
const NEIGHBOURS: usize = 48;

/// More would not be gone through.
const MOST_DOUBTS: usize = 200;

/// How much less than enough may speak for two reports, so that it is told why they are kept apart.
const DOUBTFUL: f32 = 1.0;

/// Two items that are alike and not joined: by how much the evidence falls short, or what excludes it.
#[derive(Clone, Copy, Debug)]
pub struct Apart {
    one: usize,
    other: usize,
    why: Why,
    /// No document tells of both, and the analyst has said nothing of them.
    is_open: bool,
}

#[derive(Clone, Copy, Debug)]
enum Why {
    /// The evidence is worth so much less than enough.
    Short(f32),
    /// One document tells of both.
    ToldApart,
    /// The analyst says so.
    Ruled,
    /// Other reports of the one event exclude the other.
    Excluded,
}

impl Why {
    /// Less the nearer the two are to being joined.
    fn rank(self) -> f32 {
        match self {
            Self::Short(by) => by,
            Self::ToldApart | Self::Ruled | Self::Excluded => f32::INFINITY,
        }
    }
}

/// The groups as indices into `items`, each ascending, by their first item; and the pairs that are alike and are in different groups.
pub fn groups(items: &[Item<'_>], rulings: &EventRulings) -> (Vec<Vec<usize>>, Vec<Apart>) {
    let mut pairs = likely_pairs(items);
    pairs.par_sort_unstable_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2)))
    });
    pairs.dedup_by_key(|pair| (pair.1, pair.2));
    let mut grouping = Grouping::new(items, rulings);
    grouping.join_ruled();
    let mut apart: Vec<Apart> = Vec::new();
    for (weight, a, b) in pairs {
        let short = ENOUGH - weight;
        let why = if short > 0.0 { Some(Why::Short(short)) } else { grouping.join(a, b) };
        apart.extend(why.map(|why| Apart { one: a, other: b, why, is_open: false }));
    }
    // Of two groups the pair that is most alike.
    let mut seen = BTreeSet::new();
    let group = |at: usize| grouping.group_of[at];
    apart.retain(|pair| {
        let (a, b) = (group(pair.one), group(pair.other));
        a != b && seen.insert((a.min(b), a.max(b)))
    });
    for pair in &mut apart {
        let (a, b) = (group(pair.one), group(pair.other));
        pair.is_open = matches!(pair.why, Why::Short(_)) && !grouping.told_apart(a, b) && !grouping.ruled_apart(a, b);
    }
    (grouping.finish(), apart)
}

/// The pairs that the analyst is asked about, the most doubtful first.
pub fn doubts(folder: &Folder<'_>, items: &[Item<'_>], apart: &[Apart], events: &[Event]) -> Vec<EventDoubt> {
    let mut event_of: FxHashMap<Passage, EventId> = FxHashMap::default();
    for event in events {
        for report in &event.reports {
            let passage = |range: &TextRange| Passage { document: report.document, range: *range };
            event_of.extend(report.triggers.iter().map(|range| (passage(range), event.id)));
        }
    }
    let tell = |pair: &Apart| {
        let (one, other) = (&items[pair.one], &items[pair.other]);
        let (a, b) = (trigger(one)?, trigger(other)?);
        Some(EventDoubt {
            a,
            b,
            events: (*event_of.get(&a)?, *event_of.get(&b)?),
            short_by: pair.why.rank(),
            because: why_short(folder, one, other),
        })
    };
    let mut open: Vec<&Apart> = apart.iter().filter(|pair| pair.is_open).collect();
    open.sort_by(|a, b| a.why.rank().total_cmp(&b.why.rank()).then((a.one, a.other).cmp(&(b.one, b.other))));
    open.into_iter().filter_map(tell).take(MOST_DOUBTS).collect()
}

/// The first trigger of an event of one document.
fn trigger(item: &Item<'_>) -> Option<Passage> {
    Some(Passage { document: item.document, range: *item.mention.triggers.first()? })
}

/// What speaks for two reports being of one event, and how little.
fn why_short(folder: &Folder<'_>, one: &Item<'_>, other: &Item<'_>) -> String {
    let paths = format!("{} and {}", folder.path(one.document), folder.path(other.document));
    let weighed = likeness::told(&likeness::weigh(one, other));
    format!("{paths} tell of one {} each: {weighed}", one.mention.kind)
}

/// What the analysis tells of the pairs that are kept apart.
pub fn kept_apart(folder: &Folder<'_>, items: &[Item<'_>], apart: &[Apart]) -> Vec<KeptApart> {
    let tell = |pair: &Apart| {
        let (one, other) = (&items[pair.one], &items[pair.other]);
        let paths = format!("{} and {}", folder.path(one.document), folder.path(other.document));
        let kind = one.mention.kind;
        let because = match pair.why {
            Why::Short(_) => why_short(folder, one, other),
            Why::ToldApart => format!("{paths} tell of two like one {kind}: one document of the group tells of both"),
            Why::Ruled => format!("The analyst keeps the {kind} of {paths} apart"),
            Why::Excluded => {
                format!("{paths} tell of one {kind} each: days, place or parties of the reports exclude each other")
            }
        };
        let short_by = match pair.why {
            Why::Short(by) => Some(by),
            _ => None,
        };
        Some(KeptApart { one: trigger(one)?, other: trigger(other)?, short_by, because })
    };
    let mut apart: Vec<&Apart> = apart.iter().collect();
    apart.sort_by(|a, b| a.why.rank().total_cmp(&b.why.rank()).then((a.one, a.other).cmp(&(b.one, b.other))));
    apart.into_iter().take(MOST_KEPT_APART).filter_map(tell).collect()
}

/// The groups found so far.
struct Grouping<'a> {
    items: &'a [Item<'a>],
    rulings: &'a EventRulings,
    group_of: Vec<usize>,
    groups: Vec<Vec<usize>>,
    /// The documents of each group's items.
    documents: Vec<BTreeSet<DocumentId>>,
}

impl<'a> Grouping<'a> {
    fn new(items: &'a [Item<'a>], rulings: &'a EventRulings) -> Self {
        Self {
            items,
            rulings,
            group_of: (0..items.len()).collect(),
            groups: (0..items.len()).map(|at| vec![at]).collect(),
            documents: items.iter().map(|item| BTreeSet::from([item.document])).collect(),
        }
    }

    /// Joins what the analyst has put together, whatever the evidence says.
    fn join_ruled(&mut self) {
        let at = |told: Told| self.items.binary_search_by_key(&told, |item| item.told).ok();
        let pairs: Vec<(usize, usize)> =
            self.rulings.same().filter_map(|(one, other)| Some((at(one)?, at(other)?))).collect();
        for (a, b) in pairs {
            let (one, other) = (self.group_of[a], self.group_of[b]);
            if one != other && !self.ruled_apart(one, other) {
                self.merge(one, other);
            }
        }
    }

    /// Joins the groups of two items that are alike, unless something else in the groups speaks against it, which is returned.
    fn join(&mut self, a: usize, b: usize) -> Option<Why> {
        let (one, other) = (self.group_of[a], self.group_of[b]);
        // The smaller group into the larger.
        let (keep, lose) = if self.groups[one].len() < self.groups[other].len() { (other, one) } else { (one, other) };
        // No document tells of both as two events.
        if keep == lose {
            return None;
        }
        if self.told_apart(keep, lose) {
            return Some(Why::ToldApart);
        }
        if self.ruled_apart(keep, lose) {
            return Some(Why::Ruled);
        }
        if !compatible(self.items, &self.groups[keep], &self.groups[lose]) {
            return Some(Why::Excluded);
        }
        self.merge(keep, lose);
        None
    }

    fn told_apart(&self, one: usize, other: usize) -> bool {
        self.documents[other].iter().any(|document| self.documents[one].contains(document))
    }

    fn ruled_apart(&self, one: usize, other: usize) -> bool {
        let told = |at: &usize| self.items[*at].told;
        !self.rulings.keeps_none_apart()
            && self.groups[one].iter().any(|a| self.groups[other].iter().any(|b| self.rulings.part(told(a), told(b))))
    }

    fn merge(&mut self, keep: usize, lose: usize) {
        let moved = std::mem::take(&mut self.groups[lose]);
        let told_in = std::mem::take(&mut self.documents[lose]);
        self.documents[keep].extend(told_in);
        for &item in &moved {
            self.group_of[item] = keep;
        }
        self.groups[keep].extend(moved);
    }

    fn finish(self) -> Vec<Vec<usize>> {
        let mut groups = self.groups;
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        groups
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Participant(u32),
    State(&'a str),
    Place(u32),
    /// By the country.
    Capital(&'static str),
    Day(DayInterval),
    /// What it is about: `اتفاق ⟦السلام⟧`.
    Word(&'a str),
}

impl Key<'_> {
    /// Every two items that share it are compared, and not only those that can be one though they name no person in common.
    fn tells_much(&self) -> bool {
        matches!(self, Self::Participant(_) | Self::Word(_))
    }
}

/// Whether an item can be the same event as another though they name no person in common. All others meet under their people.
fn is_open(item: &Item<'_>) -> bool {
    item.people.is_empty()
        || item.mention.kind == EventKind::Agreement
        || item.is_history
        || item.is_named_after_place
        || item.topic.len() > 1
}

/// Pairs of different documents that share a key and are alike, each with its weight, in any order and perhaps twice.
fn likely_pairs(items: &[Item<'_>]) -> Vec<(f32, usize, usize)> {
    let mut buckets: BTreeMap<(EventKind, Key<'_>), Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| can_be_joined(item)) {
        let participants = item.participants.iter().map(|id| Key::Participant(id.0));
        let states = item.states.iter().map(|state| Key::State(state));
        let day = item.days.filter(|days| days.is_day() && (item.place.is_some() || item.is_history)).map(Key::Day);
        let place = item.capital_of.map(Key::Capital).or(item.place.map(|id| Key::Place(id.0)));
        let keys = participants.chain(states).chain(place).chain(day);
        let words = item.mention.about.iter().map(|word| Key::Word(word));
        let keys = keys.chain(words.filter(|_| item.mention.kind != EventKind::Announcement));
        let keys = keys.chain(item.called_after.map(|id| Key::Participant(id.0)));
        for key in keys {
            buckets.entry((item.mention.kind, key)).or_default().push(at);
        }
    }
    let mut buckets: Vec<_> = buckets.into_iter().filter(|(_, bucket)| bucket.len() > 1).collect();
    let alike = |((_, key), bucket): &mut ((EventKind, Key<'_>), Vec<usize>)| {
        bucket.sort_by_key(|&at| (items[at].days.map(|days| days.first), at));
        let all = key.tells_much();
        // With an item that is not open itself only open ones are compared, and so the work does not grow with what happened that day.
        let open: Vec<usize> = bucket.iter().copied().filter(|at| all || is_open(&items[*at])).collect();
        let (mut pairs, mut behind) = (Vec::new(), 0);
        for (position, &one) in bucket.iter().enumerate() {
            let is_open = open.get(behind) == Some(&one);
            behind += usize::from(is_open);
            let others = if is_open { &bucket[position + 1..] } else { &open[behind..] };
            for &other in others.iter().take(NEIGHBOURS) {
                if is_too_late(&items[one], &items[other], key) {
                    break;
                }
                let (a, b) = (one.min(other), one.max(other));
                if items[a].document != items[b].document
                    && let Likeness::Weight(weight) = likeness(&items[a], &items[b])
                    && weight >= ENOUGH - DOUBTFUL
                {
                    pairs.push((weight, a, b));
                }
            }
        }
        pairs
    };
    buckets.par_iter_mut().flat_map_iter(alike).collect()
}

/// An announcement of no known day is told apart from every other.
fn can_be_joined(item: &Item<'_>) -> bool {
    item.mention.kind != EventKind::Announcement || item.days.is_some_and(DayInterval::is_day)
}

/// `later`, which begins no earlier than `item`, begins so long after it that the two, and `item` and all that follow, are different events:
/// only reports of an agreement in one place, which meet under that, may contradict each other on its day.
fn is_too_late(item: &Item<'_>, later: &Item<'_>, key: &Key<'_>) -> bool {
    let Some((days, others)) = item.days.zip(later.days) else { return false };
    let may_contradict = item.mention.kind == EventKind::Agreement && matches!(key, Key::Place(_) | Key::Capital(_));
    others.first > days.last && (!may_contradict || days_apart(days, others) > CONTRADICTION_DAYS)
}

/// Of two groups so many reports each are compared: those that were joined first and are the surest.
const SPOKESMEN: usize = 8;

/// No pair excludes the other, and the days can be met together or nearly.
fn compatible(items: &[Item<'_>], one: &[usize], other: &[usize]) -> bool {
    one.iter().take(SPOKESMEN).all(|&a| {
        other.iter().take(SPOKESMEN).all(|&b| {
            let (a, b) = (&items[a], &items[b]);
            let days = a.days.zip(b.days).map_or(0, |(x, y)| days_apart(x, y));
            let near = days == 0 || days <= CONTRADICTION_DAYS && a.has_place_of(b);
            near && (days > 0 || likeness(a, b) != Likeness::Never || nothing_shared(a, b))
        })
    })
}

/// The two have nothing that could be compared, which is no contradiction.
fn nothing_shared(a: &Item<'_>, b: &Item<'_>) -> bool {
    (a.participants.is_empty() || b.participants.is_empty()) && (a.place.is_none() || b.place.is_none())
}
