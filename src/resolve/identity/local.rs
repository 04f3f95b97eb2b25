//! Within one document: mentions → things. Short names join the fuller name they are part of.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DocumentId, EntityKind, Passage};
use crate::extract::Mention;

use super::context;
use super::name::Fit;
use super::thing::{Form, Office, Thing};
use crate::resolve::Reason;
use crate::resolve::folder::{Folder, MentionId};

/// Between the ends of two names of a list: `، `, ` و`.
const COORDINATION_BYTES: u32 = 3;
/// Between a name and the opening bracket's content: ` (`.
const BRACKET_BYTES: u32 = 2;

/// All mentions of one form.
struct Group {
    form: Form,
    mentions: Vec<MentionId>,
}

/// The things of a document, by their first mention.
pub fn things(folder: &Folder<'_>, document: DocumentId) -> Vec<Thing> {
    let mut groups = groups(folder, document);
    let beside = beside(folder, document, &groups);
    let coordinated = coordinated(folder, document, &groups);
    // The fullest names first, so that each short name finds what it is short for.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&at| {
        let form = &groups[at].form;
        let undetermined = form.of_state && form.country.is_none();
        (
            form.kind,
            undetermined,
            form.is_latin(),
            std::cmp::Reverse(form.name.len()),
            form.country.is_none(),
            groups[at].mentions[0],
        )
    });
    let mut things: Vec<Thing> = Vec::new();
    let mut thing_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut people_done = false;
    for at in order {
        if !people_done && groups[at].form.kind != EntityKind::Person {
            people_done = true;
            add_offices(folder, document, &mut things);
        }
        let named_beside = beside.get(&at).and_then(|full| thing_of.get(full)).copied();
        if let Some(thing) = named_beside {
            let text = |full: &str, own: &str| format!("«{own}» stands beside «{full}» as its other name");
            let text = text(&things[thing].fullest().label, &groups[at].form.label);
            attach(folder, &mut things[thing], &groups[at].form, &groups[at].mentions, &text);
            thing_of.insert(at, thing);
            continue;
        }
        if groups[at].form.of_state && groups[at].form.country.is_none() {
            for mention in std::mem::take(&mut groups[at].mentions) {
                let form = groups[at].form.clone();
                place_state_body(folder, document, form, mention, &mut things);
            }
            continue;
        }
        let group = &groups[at];
        let barred = |fit: Fit, thing: &Thing| {
            let sentence = |id: MentionId| folder.mention(id).sentence;
            let together = |member: MentionId| group.mentions.iter().any(|&own| sentence(own) == sentence(member));
            thing.members.iter().any(|&(member, _)| {
                let other = thing_group(&groups, member);
                other.is_some_and(|other| coordinated.contains(&(at.min(other), at.max(other))))
                    || matches!(fit, Fit::Ending | Fit::Scattered) && together(member)
            })
        };
        let candidates: Vec<(Fit, usize)> = (things.iter().enumerate())
            .filter(|(_, thing)| thing.kind == group.form.kind)
            .filter_map(|(index, thing)| Some((best_fit(&group.form, thing)?, index)))
            .filter(|(fit, index)| *fit == Fit::Same || !barred(*fit, &things[*index]))
            .collect();
        let best = candidates.iter().map(|(fit, _)| *fit).min();
        let rivals: Vec<usize> =
            candidates.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, index)| *index).collect();
        match (best, &rivals[..]) {
            (Some(fit), [only]) => {
                let text = reason(fit, &group.form.label, &things[*only].fullest().label);
                attach(folder, &mut things[*only], &group.form, &group.mentions, &text);
                thing_of.insert(at, *only);
            }
            (Some(fit), [_, _, ..]) => {
                for &mention in &group.mentions {
                    let (likely, why) = likeliest(&things, &rivals, mention);
                    let text = reason(fit, &group.form.label, &things[likely].fullest().label) + why;
                    attach(folder, &mut things[likely], &group.form, &[mention], &text);
                }
            }
            _ => {
                thing_of.insert(at, things.len());
                things.push(new_thing(folder, document, &group.form, &group.mentions));
            }
        }
    }
    if !people_done {
        add_offices(folder, document, &mut things);
    }
    for thing in &mut things {
        thing.members.sort_by_key(|(mention, _)| *mention);
        thing.forms.sort_by_key(|form| (form.is_latin(), std::cmp::Reverse(form.name.len()), form.country.is_none()));
    }
    things.sort_by_key(Thing::first);
    things
}

/// Mentions by their form, in the order of first mention.
fn groups(folder: &Folder<'_>, document: DocumentId) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_label: BTreeMap<(EntityKind, &str, Option<&str>), usize> = BTreeMap::new();
    for id in folder.mentions_of(document) {
        let mention = folder.mention(id);
        let at = *by_label.entry((mention.kind, &mention.name, mention.country.as_deref())).or_insert_with(|| {
            let form = Form::new(mention.kind, &mention.name, mention.country.as_deref());
            groups.push(Group { form, mentions: Vec::new() });
            groups.len() - 1
        });
        groups[at].mentions.push(id);
    }
    groups
}

fn thing_group(groups: &[Group], mention: MentionId) -> Option<usize> {
    groups.iter().position(|group| group.mentions.binary_search(&mention).is_ok())
}

/// Neighbouring mentions of one sentence with their groups and the bytes between them.
fn neighbours<'a>(
    folder: &'a Folder<'_>,
    document: DocumentId,
    groups: &'a [Group],
) -> impl Iterator<Item = (usize, usize, u32)> + use<'a> {
    let ids: Vec<MentionId> = folder.mentions_of(document).collect();
    let pairs: Vec<_> = ids.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().filter_map(move |(a, b)| {
        let (one, other): (&Mention, &Mention) = (folder.mention(a), folder.mention(b));
        if one.kind != other.kind || one.sentence != other.sentence {
            return None;
        }
        let gap = other.range.start.checked_sub(one.range.end)?;
        Some((thing_group(groups, a)?, thing_group(groups, b)?, gap))
    })
}

/// For each group that stands in brackets behind another as its other name, that other.
fn beside(folder: &Folder<'_>, document: DocumentId, groups: &[Group]) -> BTreeMap<usize, usize> {
    let mut beside = BTreeMap::new();
    for (a, b, gap) in neighbours(folder, document, groups) {
        let (first, second) = (&groups[a].form, &groups[b].form);
        if gap != BRACKET_BYTES || a == b || !first.countries_agree(second) {
            continue;
        }
        let kunya = |form: &Form| form.name.first().starts_with("ابو") && form.name.len() == 1;
        let short = |short: &Form, full: &Form| match short.kind {
            EntityKind::Person => kunya(short) && !kunya(full) && full.name.len() > 1,
            EntityKind::Organization => {
                short.name.len() == 1 && (full.name.len() > 1 || short.is_latin() != full.is_latin())
            }
            EntityKind::Place | EntityKind::Equipment => short.is_latin() && !full.is_latin(),
        };
        if short(second, first) {
            beside.entry(b).or_insert(a);
        } else if short(first, second) {
            beside.entry(a).or_insert(b);
        }
    }
    beside
}

/// Pairs of groups that a list names side by side: two things, however alike their names are.
fn coordinated(folder: &Folder<'_>, document: DocumentId, groups: &[Group]) -> BTreeSet<(usize, usize)> {
    neighbours(folder, document, groups)
        .filter(|(a, b, gap)| a != b && *gap <= COORDINATION_BYTES && *gap != BRACKET_BYTES)
        .map(|(a, b, _)| (a.min(b), a.max(b)))
        .collect()
}

fn best_fit(form: &Form, thing: &Thing) -> Option<Fit> {
    thing.forms.iter().filter_map(|other| form.fit(other)).min()
}

/// Which of several the short name at `mention` means: whom the document speaks of far more than of the others, else the last named.
fn likeliest(things: &[Thing], rivals: &[usize], mention: MentionId) -> (usize, &'static str) {
    let count = |index: usize| things[index].members.len();
    let mut by_count = rivals.to_vec();
    by_count.sort_by_key(|&index| (std::cmp::Reverse(count(index)), index));
    if count(by_count[0]) > 2 * count(by_count[1]) {
        return (by_count[0], ", of whom the document speaks most");
    }
    let last = |index: usize| things[index].members.iter().map(|(id, _)| *id).filter(|id| *id < mention).max();
    let nearest = rivals.iter().copied().max_by_key(|&index| (last(index), std::cmp::Reverse(index)));
    (nearest.unwrap_or(rivals[0]), ", the last of several mentioned before")
}

fn new_thing(folder: &Folder<'_>, document: DocumentId, form: &Form, mentions: &[MentionId]) -> Thing {
    let first = mentions[0];
    let member = |&id: &MentionId| {
        let reason = if id == first {
            Reason { text: format!("The name «{}»", form.label), evidence: Vec::new() }
        } else {
            Reason { text: reason(Fit::Same, &form.label, &form.label), evidence: vec![folder.passage(first)] }
        };
        (id, reason)
    };
    Thing {
        document,
        kind: form.kind,
        members: mentions.iter().map(member).collect(),
        forms: vec![form.clone()],
        offices: Vec::new(),
        country: form.country.clone(),
    }
}

fn attach(folder: &Folder<'_>, thing: &mut Thing, form: &Form, mentions: &[MentionId], text: &str) {
    let evidence: Vec<Passage> = vec![folder.passage(thing.first())];
    let because = |&id: &MentionId| (id, Reason { text: text.to_owned(), evidence: evidence.clone() });
    thing.members.extend(mentions.iter().map(because));
    if thing.forms.iter().all(|known| known.label != form.label) {
        thing.forms.push(form.clone());
    }
    if thing.country.is_none() {
        thing.country.clone_from(&form.country);
    }
}

/// A body every state has, named without its country: the context says which state's.
fn place_state_body(
    folder: &Folder<'_>,
    document: DocumentId,
    mut form: Form,
    mention: MentionId,
    things: &mut Vec<Thing>,
) {
    let told = context::country_of_body(folder, document, &form, mention, things);
    form.country = told.as_ref().map(|told| told.country.clone());
    let fits = |thing: &Thing| {
        thing.kind == form.kind
            && thing.country == form.country
            && matches!(best_fit(&form, thing), Some(Fit::Same | Fit::Spelling))
    };
    let at = things.iter().position(fits);
    let at = at.unwrap_or_else(|| {
        things.push(new_thing(folder, document, &form, &[mention]));
        things.len() - 1
    });
    let because = match told {
        Some(told) => told.because,
        None => Reason { text: format!("The name «{}»", form.label), evidence: Vec::new() },
    };
    if let Some(member) = things[at].members.iter_mut().find(|(id, _)| *id == mention) {
        member.1 = because;
    } else {
        things[at].members.push((mention, because));
    }
}

/// Gives each person of the document the offices that it names.
fn add_offices(folder: &Folder<'_>, document: DocumentId, things: &mut [Thing]) {
    for role in &folder.reading(document).roles {
        let Some(person) = folder.mention_id(document, role.person) else { continue };
        let country = role.of.as_ref().and_then(|of| folder.country_of_holder(document, of));
        let office = Office::new(&role.title, country);
        let holder = things.iter_mut().find(|thing| thing.members.iter().any(|(id, _)| *id == person));
        if let Some(thing) = holder
            && !thing.offices.contains(&office)
        {
            thing.offices.push(office);
        }
    }
}

/// Why a name that fits another so is taken for the same thing.
pub fn reason(fit: Fit, short: &str, full: &str) -> String {
    match fit {
        Fit::Same if short == full => format!("The same name as «{full}»"),
        Fit::Same => format!("«{short}» and «{full}» are one name"),
        Fit::Spelling => format!("«{short}» is another spelling of «{full}»"),
        Fit::Inner => format!("«{short}» is «{full}» without the middle name"),
        Fit::Ending | Fit::Opening => format!("«{short}» is short for «{full}»"),
        Fit::Surname => format!("«{short}» is the surname of «{full}»"),
        Fit::Patronymic => format!("«{short}» names «{full}» by the father"),
        Fit::Given => format!("«{short}» is the given name of «{full}»"),
        Fit::Middle | Fit::Scattered => format!("«{short}» is part of the name «{full}»"),
    }
}
