//! Across documents: things → clusters.
//!
//! Candidates come from keys (the consonants of a name's words), so that the work grows with the names that share a key and not with
//! all pairs. Sure evidence goes first: equal full names, then spellings and left-out middle names, then surnames alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::EntityKind;

use super::by_office;
use super::local::reason;
use super::name::{Fit, Name, key};
use super::rulings::Rulings;
use super::spelling::skeleton;
use super::thing::{Form, Office, Thing};
use crate::resolve::folder::MentionId;

/// Of the names that share a key so many neighbours in spelling are compared, which bounds the work for very common names.
pub(super) const NEIGHBOURS: usize = 40;

/// Of so many pairs it is noted what is doubtful about them.
const MOST_DOUBTED: usize = 10_000;

/// Disjoint sets of things, and why each was put to another.
#[derive(Debug)]
pub struct Joined {
    parent: Vec<u32>,
    /// For a thing that was put to another: that one, and why.
    pub because: FxHashMap<usize, (usize, String)>,
    /// The document of each thing.
    document_of: Vec<u32>,
    /// For each root that stands for several things, their documents.
    documents: FxHashMap<usize, BTreeSet<u32>>,
    /// Pairs of things that the analyst keeps apart.
    apart: Vec<(usize, usize)>,
    /// Things that the analyst split off, with the number of their part.
    parts: FxHashMap<usize, u32>,
    doubted: Vec<Doubted>,
}

/// A pair of things whose names fit each other, what else there is to say of it, and what came of that.
#[derive(Debug)]
struct Doubted {
    a: usize,
    b: usize,
    because: String,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// They can't be one.
    Excluded,
    /// The evidence says too little to join them.
    Open,
    /// The evidence says little, and they were joined for it.
    Joined,
}

/// Two mentions that may name one thing, or two: the evidence says too little.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub a: MentionId,
    pub b: MentionId,
    pub because: String,
}

impl Joined {
    /// Of the set of `at`, the thing that stands for all.
    pub fn root(&self, mut at: usize) -> usize {
        while self.parent[at] as usize != at {
            at = self.parent[at] as usize;
        }
        at
    }

    /// Notes why two sets are not put together.
    fn doubt(&mut self, a: usize, b: usize, outcome: Outcome, because: impl FnOnce() -> String) {
        if self.doubted.len() < MOST_DOUBTED && self.root(a) != self.root(b) {
            self.doubted.push(Doubted { a, b, because: because(), outcome });
        }
    }

    /// The doubted pairs whose sets are still two, each pair of sets once.
    pub fn apart_by_evidence(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let mut seen = BTreeSet::new();
        let apart = self.doubted.iter().filter(move |pair| {
            let (a, b) = (self.root(pair.a), self.root(pair.b));
            a != b && seen.insert((a.min(b), a.max(b)))
        });
        apart.map(|pair| (pair.a, pair.b, pair.because.as_str()))
    }

    /// Whether the analyst keeps the two sets apart.
    fn are_ruled_apart(&self, one: usize, other: usize) -> bool {
        let ruled = |&(x, y): &(usize, usize)| {
            let pair = (self.root(x), self.root(y));
            pair == (one, other) || pair == (other, one)
        };
        self.parts.get(&one) != self.parts.get(&other) || self.apart.iter().any(ruled)
    }

    /// Puts the two sets together under the smaller root. Returns whether that is new.
    fn join(&mut self, a: usize, b: usize, text: impl FnOnce() -> String) -> bool {
        let (one, other) = (self.root(a), self.root(b));
        if one == other || self.are_ruled_apart(one, other) {
            return false;
        }
        let (keep, lose) = (one.min(other), one.max(other));
        self.parent[lose] = keep as u32;
        let with = if lose == one { b } else { a };
        self.because.insert(lose, (with, text()));
        let moved = self.documents.remove(&lose).unwrap_or_else(|| BTreeSet::from([self.document_of[lose]]));
        let kept = self.documents.entry(keep).or_insert_with(|| BTreeSet::from([self.document_of[keep]]));
        // The smaller set into the larger, so that a thousand copies of a text cost no million steps.
        let smaller = if kept.len() < moved.len() { std::mem::replace(kept, moved) } else { moved };
        kept.extend(smaller);
        true
    }

    /// [`Joined::join`] on evidence that an analyst may see otherwise.
    pub(super) fn join_doubtfully(&mut self, a: usize, b: usize, text: impl Fn() -> String) {
        if self.join(a, b, &text) && self.doubted.len() < MOST_DOUBTED {
            self.doubted.push(Doubted { a, b, because: text(), outcome: Outcome::Joined });
        }
    }

    /// What is left to be asked now that all is joined, each pair of sets once. The analyst's own word leaves none.
    pub fn doubts(&self, things: &[Thing]) -> Vec<Doubt> {
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        let asked = self.doubted.iter().filter(|pair| {
            let (one, other) = (self.root(pair.a), self.root(pair.b));
            let (is_asked, (a, b)) = match pair.outcome {
                Outcome::Excluded => return false,
                Outcome::Open => (one != other && !self.are_ruled_apart(one, other), (one, other)),
                Outcome::Joined => (true, (pair.a, pair.b)),
            };
            is_asked && seen.insert((a.min(b), a.max(b)))
        });
        let tell = |pair: &Doubted| Doubt {
            a: things[pair.a].first(),
            b: things[pair.b].first(),
            because: pair.because.clone(),
        };
        asked.map(tell).collect()
    }

    /// Whether some document keeps things of the two sets apart.
    pub(super) fn share_a_document(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        match (self.documents.get(&a), self.documents.get(&b)) {
            (Some(one), Some(other)) if one.len() <= other.len() => one.iter().any(|document| other.contains(document)),
            (Some(one), Some(other)) => other.iter().any(|document| one.contains(document)),
            (Some(several), None) => several.contains(&self.document_of[b]),
            (None, Some(several)) => several.contains(&self.document_of[a]),
            (None, None) => self.document_of[a] == self.document_of[b],
        }
    }
}

/// Joins the things of all documents.
pub fn join(things: &[Thing], rulings: &Rulings) -> Joined {
    let thing_of: FxHashMap<MentionId, usize> = if rulings.is_empty() {
        FxHashMap::default()
    } else {
        things.iter().enumerate().flat_map(|(at, thing)| thing.members.iter().map(move |(id, _)| (*id, at))).collect()
    };
    let of_things = |(one, other): (MentionId, MentionId)| Some((*thing_of.get(&one)?, *thing_of.get(&other)?));
    let mut joined = Joined {
        parent: (0..things.len() as u32).collect(),
        because: FxHashMap::default(),
        document_of: things.iter().map(|thing| thing.document.0).collect(),
        documents: FxHashMap::default(),
        apart: rulings.apart().filter_map(of_things).collect(),
        doubted: Vec::new(),
        parts: thing_of.iter().filter_map(|(&mention, &thing)| Some((thing, rulings.part_of(mention)?))).collect(),
    };
    for (one, other) in rulings.same().filter_map(of_things) {
        joined.join(one, other, || "The analyst says that they are the same".to_owned());
    }
    join_equal_names(things, &mut joined);
    join_variants(things, &mut joined);
    by_office::join(things, &mut joined);
    join_short_names(things, &mut joined);
    joined
}

/// What makes two things of different documents one without more ado.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Identity {
    kind: EntityKind,
    name: String,
    country: Option<String>,
}

/// The names under which a thing is certain to be found again; none for a surname alone or a ministry of no country.
fn identities(thing: &Thing) -> impl Iterator<Item = Identity> + '_ {
    thing.forms.iter().filter_map(|form| {
        let name = form.name.words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>();
        let (name, country) = match form.kind {
            EntityKind::Person if name.len() < 2 => return None,
            EntityKind::Person => (name.join(" "), None),
            EntityKind::Organization if form.of_state => (name.join(" "), Some(thing.country.clone()?)),
            EntityKind::Organization => (name.join(" "), form.country.clone()),
            EntityKind::Place => match form.is_country {
                Some(code) => (String::new(), Some(code.to_owned())),
                None => (name.concat(), form.country.clone()),
            },
            EntityKind::Equipment => (name.concat(), None),
        };
        Some(Identity { kind: form.kind, name, country })
    })
}

fn join_equal_names(things: &[Thing], joined: &mut Joined) {
    let mut known: FxHashMap<Identity, usize> = FxHashMap::default();
    for (at, thing) in things.iter().enumerate() {
        for identity in identities(thing) {
            match known.get(&identity) {
                Some(&first) => {
                    let full = &things[first].fullest().label;
                    joined.join(first, at, || reason(Fit::Same, &thing.fullest().label, full));
                }
                None => {
                    known.insert(identity, at);
                }
            }
        }
    }
}

/// A form of a set of things.
struct Candidate<'a> {
    form: &'a Form,
    thing: usize,
}

/// The keys under which variants of a form meet.
fn keys(form: &Form) -> Vec<String> {
    let words = &form.name.words;
    let kind = form.kind.name();
    let whole = skeleton(&form.name.joined());
    let mut keys = vec![format!("{kind} = {whole}")];
    match form.kind {
        EntityKind::Person if words.len() > 1 => {
            let word = |at: usize| key(&words[at].form);
            keys.push(format!("{kind} … {} {}", word(0), word(words.len() - 1)));
            keys.push(format!("{kind} ^ {} {}", word(0), word(1)));
            keys.push(format!("{kind} $ {} {}", word(words.len() - 2), word(words.len() - 1)));
        }
        EntityKind::Organization if words.len() > 1 => {
            keys.push(format!("{kind} ^ {} {}", words[0].form, words[1].form));
        }
        _ => {}
    }
    keys
}

/// Spellings, left-out middle names, short names of two words and more.
fn join_variants(things: &[Thing], joined: &mut Joined) {
    let mut buckets: BTreeMap<String, Vec<Candidate<'_>>> = BTreeMap::new();
    // A name that thousands of documents have is compared once.
    let mut seen: FxHashSet<(EntityKind, &Name, Option<&str>)> = FxHashSet::default();
    for (at, thing) in things.iter().enumerate() {
        for form in thing.forms.iter().filter(|form| form.kind != EntityKind::Person || form.name.len() > 1) {
            if !seen.insert((form.kind, &form.name, form.country.as_deref())) {
                continue;
            }
            for key in keys(form) {
                buckets.entry(key).or_default().push(Candidate { form, thing: at });
            }
        }
    }
    let mut found: BTreeSet<(Fit, usize, usize, &str, &str)> = BTreeSet::new();
    for bucket in buckets.values_mut() {
        bucket.sort_by_cached_key(|candidate| (candidate.form.name.joined(), candidate.thing));
        for (at, one) in bucket.iter().enumerate() {
            for other in bucket[at + 1..].iter().take(NEIGHBOURS) {
                let (short, full) =
                    if one.form.name.len() <= other.form.name.len() { (one, other) } else { (other, one) };
                if let Some(fit) = short.form.fit(full.form) {
                    found.insert((fit, short.thing, full.thing, &short.form.label, &full.form.label));
                }
            }
        }
    }
    let mut fuller: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for &(fit, short, full, ..) in &found {
        if matches!(fit, Fit::Opening | Fit::Ending) {
            fuller.entry(joined.root(short)).or_default().insert(joined.root(full));
        }
    }
    for (fit, short, full, short_label, full_label) in found {
        let (one, other) = (&things[short], &things[full]);
        // A short name that several fuller ones could continue says nothing of which.
        let ambiguous = || {
            let roots: BTreeSet<usize> =
                fuller.get(&joined.root(short)).into_iter().flatten().map(|&at| joined.root(at)).collect();
            // `مجلس كذا` goes on as well to `مجلس كذا لدول كذا` as to what goes on from there.
            let words = |at: usize| things[at].fullest().name.words.iter().map(|word| word.form.as_str());
            let nested = |one: usize, other: usize| words(one).zip(words(other)).all(|(a, b)| a == b);
            roots.iter().any(|&one| roots.iter().any(|&other| !nested(one, other)))
        };
        let of_states = (one.fullest().of_state || other.fullest().of_state) && one.country != other.country;
        let person = one.kind == EntityKind::Person;
        let text = || reason(fit, short_label, full_label);
        if fit == Fit::Scattered {
            if !of_states && !joined.share_a_document(short, full) {
                joined.doubt(short, full, Outcome::Open, || text() + ", which is too little to tell");
            }
            continue;
        }
        let open = matches!(fit, Fit::Opening | Fit::Ending) && ambiguous();
        let excluded = if of_states {
            Some("they are of different countries")
        } else if joined.share_a_document(short, full) {
            Some("one document names both as two")
        } else {
            None
        };
        let against = excluded.or(if open {
            Some("several fuller names could be meant")
        } else if person && conflict(one, other) {
            Some("they hold one office in different countries")
        } else {
            None
        });
        if let Some(against) = against {
            let outcome = if excluded.is_some() { Outcome::Excluded } else { Outcome::Open };
            let because = || format!("«{short_label}» and «{full_label}» could be one, but {against}");
            joined.doubt(short, full, outcome, because);
            continue;
        }
        if matches!(fit, Fit::Opening | Fit::Ending) {
            joined.join_doubtfully(short, full, text);
        } else {
            joined.join(short, full, text);
        }
    }
}

/// The two hold the same office of different countries.
fn conflict(a: &Thing, b: &Thing) -> bool {
    let clash = a.offices.iter().any(|one| {
        one.country.is_some()
            && b.offices
                .iter()
                .any(|other| other.title == one.title && other.country.is_some() && other.country != one.country)
    });
    clash && !a.offices.iter().any(|one| b.offices.contains(one))
}

/// How well the offices of two people agree: above 0 speaks for one person, below against.
pub(super) fn office_evidence(a: &Thing, b: &Thing) -> i32 {
    if conflict(a, b) {
        return -5;
    }
    let best = a.offices.iter().flat_map(|one| b.offices.iter().map(move |other| (one, other))).map(|(one, other)| {
        match (one.title == other.title, &one.country, &other.country) {
            (true, ..) if one.of().is_some() && one.of() == other.of() => 3,
            (true, _, _) => 1,
            (false, Some(x), Some(y)) if x == y => 1,
            (false, Some(_), Some(_)) => -1,
            _ => 0,
        }
    });
    best.max().unwrap_or(0)
}

/// So many people of one name are compared with somebody of whom only that name is known; more would say nothing of which.
const HOLDERS: usize = 200;

/// Of the people that a single word could mean, so many are named in a doubt.
const MOST_OPEN: usize = 4;

/// Somebody whose name a single word could be, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Holder {
    offices: Reverse<i32>,
    /// The word is the given name, not the surname.
    given: bool,
    root: usize,
    thing: usize,
    fit: Fit,
}

impl Holder {
    /// `None` where the word cannot be this person's name, or the offices speak against it.
    fn weigh(root: usize, at: usize, short: &Thing, full: &Thing) -> Option<Self> {
        let fit = full.forms.iter().filter_map(|form| short.fullest().fit(form)).min()?;
        let offices = office_evidence(short, full);
        let given = fit > Fit::Patronymic;
        // Rulers and sheikhs go by their given names; of others the same office must tell.
        let royal = full.forms.iter().any(|form| form.name.is_patronymic());
        let enough = offices >= 0 && (!given || offices >= 3 || royal && offices >= 1);
        enough.then_some(Self { offices: Reverse(offices), given, root, thing: at, fit })
    }
}

/// Of the things that are one person those that tell of other names or offices than the ones before, at most so many.
fn keep_telling(things: &[Thing], known: &mut Vec<usize>) {
    let mut seen: BTreeSet<(Vec<&str>, &[Office])> = BTreeSet::new();
    known.retain(|&at| {
        let labels = things[at].forms.iter().map(|form| form.label.as_str()).collect();
        seen.len() < NEIGHBOURS && seen.insert((labels, &things[at].offices))
    });
}

/// Documents that know somebody by one word only: the surname of one fuller name, or the given name of somebody of the same office.
fn join_short_names(things: &[Thing], joined: &mut Joined) {
    let people = || things.iter().enumerate().filter(|(_, thing)| thing.kind == EntityKind::Person);
    let mut by_word: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut seen: FxHashSet<(usize, &Name)> = FxHashSet::default();
    for (at, thing) in people() {
        let root = joined.root(at);
        members.entry(root).or_default().push(at);
        // A thing with a full name is found by its given name, its surname, and what else the document calls it (a kunya).
        let full = thing.forms.iter().any(|form| form.name.len() > 1);
        for form in thing.forms.iter().filter(|form| full && seen.insert((root, &form.name))) {
            by_word.entry(key(form.name.last())).or_default().insert(root);
            by_word.entry(key(form.name.first())).or_default().insert(root);
        }
    }
    members.values_mut().for_each(|known| keep_telling(things, known));
    let mut alone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, thing) in people().filter(|(_, thing)| thing.forms.iter().all(|form| form.name.len() == 1)) {
        let form = thing.fullest();
        let kunya = form.name.first().starts_with("ابو");
        let mut holders: Vec<Holder> = Vec::new();
        for &root in by_word.get(&key(form.name.last())).into_iter().flatten().take(HOLDERS) {
            if kunya || !joined.share_a_document(at, root) {
                let known = members.get(&root).into_iter().flatten();
                holders
                    .extend(known.filter_map(|&other| Holder::weigh(joined.root(root), other, thing, &things[other])));
            }
        }
        holders.sort_unstable();
        let best = holders.first().map(|holder| (holder.offices, holder.given));
        holders.retain(|holder| Some((holder.offices, holder.given)) == best);
        match holders.first() {
            Some(holder) if holders.iter().all(|other| other.root == holder.root) => {
                let full = &things[holder.thing].fullest().label;
                joined.join_doubtfully(holder.thing, at, || {
                    reason(holder.fit, &form.label, full) + ", the only one of that name in the folder"
                });
            }
            Some(_) => {
                for holder in holders.iter().take(MOST_OPEN) {
                    let full = &things[holder.thing].fullest().label;
                    joined.doubt(holder.thing, at, Outcome::Open, || {
                        reason(holder.fit, &form.label, full) + ", but others of that name could be meant as well"
                    });
                }
            }
            None => alone.entry(form.name.joined()).or_default().push(at),
        }
    }
    for same in alone.values() {
        for pair in same.windows(2) {
            if office_evidence(&things[pair[0]], &things[pair[1]]) >= 0 {
                let label = &things[pair[1]].fullest().label;
                joined.join(pair[0], pair[1], || reason(Fit::Same, label, &things[pair[0]].fullest().label));
            }
        }
    }
}
