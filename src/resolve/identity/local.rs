//! Within one document: mentions → things. Short names join the fuller name they are part of.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DocumentId, EntityKind, Passage};
use crate::extract::Mention;

use super::context::Context;
use super::name::{Fit, key};
use super::rulings::Rulings;
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

/// A document's mentions on their way to things.
struct Local<'a> {
    folder: &'a Folder<'a>,
    document: DocumentId,
    rulings: &'a Rulings,
    groups: Vec<Group>,
    group_of: BTreeMap<MentionId, usize>,
    /// Groups that stand in brackets behind another as its other name, and that other.
    beside: BTreeMap<usize, usize>,
    /// Pairs of groups that a list names side by side: two things, however alike their names are.
    coordinated: BTreeSet<(usize, usize)>,
    things: Vec<Thing>,
    thing_of: BTreeMap<MentionId, usize>,
    /// Things by the keys under which short names and spellings look for them.
    index: BTreeMap<(EntityKind, String), Vec<usize>>,
}

/// The things of a document, by their first mention.
pub fn things(folder: &Folder<'_>, document: DocumentId, rulings: &Rulings) -> Vec<Thing> {
    let groups = groups(folder, document, rulings);
    let group_of: BTreeMap<MentionId, usize> =
        groups.iter().enumerate().flat_map(|(at, group)| group.mentions.iter().map(move |&id| (id, at))).collect();
    let neighbours = neighbours(folder, document, &group_of);
    let mut local = Local {
        beside: beside(&neighbours, &groups),
        coordinated: coordinated(&neighbours),
        folder,
        document,
        rulings,
        groups,
        group_of,
        things: Vec::new(),
        thing_of: BTreeMap::new(),
        index: BTreeMap::new(),
    };
    let order = local.order();
    let (people, rest) = order.split_at(order.partition_point(|&at| local.groups[at].form.kind == EntityKind::Person));
    people.iter().for_each(|&group| local.place(group));
    local.add_offices();
    let (told, untold) = rest.split_at(rest.partition_point(|&at| {
        let form = &local.groups[at].form;
        form.kind == EntityKind::Organization && !form.is_undetermined()
    }));
    told.iter().for_each(|&group| local.place(group));
    let context = Context::new(folder, document, &local.things);
    for &group in untold {
        if local.groups[group].form.is_undetermined() {
            local.place_by_context(group, &context);
        } else {
            local.place(group);
        }
    }
    let mut things = local.things;
    for thing in &mut things {
        thing.members.sort_by_key(|(mention, _)| *mention);
        thing.forms.sort_by_key(|form| (form.is_latin(), Reverse(form.name.len()), form.country.is_none()));
    }
    things.sort_by_key(Thing::first);
    things
}

/// Mentions that share it are one group: kind, name, country, and the part that the analyst split off.
type Label<'a> = (EntityKind, &'a str, Option<&'a str>, Option<u32>);

/// Mentions by their form, in the order of first mention; what the analyst keeps apart in groups of its own.
fn groups(folder: &Folder<'_>, document: DocumentId, rulings: &Rulings) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_label: BTreeMap<Label<'_>, usize> = BTreeMap::new();
    for id in folder.mentions_of(document) {
        let mention = folder.mention(id);
        let form = || Form::new(mention.kind, &mention.name, mention.country.as_deref());
        let label = (mention.kind, mention.name.as_str(), mention.country.as_deref(), rulings.part_of(id));
        let known = by_label.get(&label).copied();
        match known {
            Some(at) if !rulings.part(id, groups[at].mentions.iter().copied()) => groups[at].mentions.push(id),
            _ => {
                by_label.entry(label).or_insert(groups.len());
                groups.push(Group { form: form(), mentions: vec![id] });
            }
        }
    }
    groups
}

impl Local<'_> {
    /// People first, whose offices tell the country of bodies; then the fullest names, so that each short name finds what it is short for.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by_key(|&at| {
            let Group { form, mentions } = &self.groups[at];
            let fullness = (form.is_latin(), Reverse(form.name.len()), form.country.is_none());
            (form.kind, form.is_undetermined(), fullness, mentions[0])
        });
        order
    }

    /// Puts a group to the thing it names, or makes a new one of it.
    fn place(&mut self, at: usize) {
        let group = &self.groups[at];
        let full = self.beside.get(&at).and_then(|full| self.thing_of.get(&self.groups[*full].mentions[0])).copied();
        if let Some(thing) = full.filter(|&thing| !self.ruled_apart(group, thing)) {
            let full = &self.things[thing].fullest().label;
            let text = format!("«{}» stands beside «{full}» as its other name", group.form.label);
            return self.attach(thing, at, None, &text);
        }
        let mut fits: Vec<(Fit, usize)> = (self.candidates(&group.form).into_iter())
            .filter_map(|thing| Some((best_fit(&group.form, &self.things[thing])?, thing)))
            .filter(|&(fit, thing)| !self.barred(at, fit, thing))
            .collect();
        fits.sort_unstable();
        let best = fits.first().map(|(fit, _)| *fit);
        let rivals: Vec<usize> =
            fits.iter().take_while(|(fit, _)| Some(*fit) == best).map(|(_, thing)| *thing).collect();
        match (best, &rivals[..]) {
            (Some(fit), [only]) => {
                let text = reason(fit, &group.form.label, &self.things[*only].fullest().label);
                self.attach(*only, at, None, &text);
            }
            (Some(fit), [_, _, ..]) => {
                for mention in group.mentions.clone() {
                    let (likely, why) = likeliest(&self.things, &rivals, mention);
                    let (short, full) = (&self.groups[at].form.label, &self.things[likely].fullest().label);
                    let text = reason(fit, short, full) + why;
                    self.attach(likely, at, Some(mention), &text);
                }
            }
            _ => self.add_thing(at, None, None),
        }
    }

    /// The things that a form could name, ascending.
    fn candidates(&self, form: &Form) -> BTreeSet<usize> {
        let found = |key: String| self.index.get(&(form.kind, key)).into_iter().flatten().copied();
        seeking_keys(form).into_iter().flat_map(found).collect()
    }

    fn ruled_apart(&self, group: &Group, thing: usize) -> bool {
        let members = || self.things[thing].members.iter().map(|(id, _)| *id);
        group.mentions.iter().any(|&id| self.rulings.part(id, members()))
    }

    /// Evidence that the group at `at` names something else, although its name fits.
    fn barred(&self, at: usize, fit: Fit, thing: usize) -> bool {
        let (group, thing_at) = (&self.groups[at], thing);
        if self.ruled_apart(group, thing_at) {
            return true;
        }
        if fit == Fit::Same {
            return false;
        }
        let sentence = |id: MentionId| self.folder.mention(id).sentence;
        let own: BTreeSet<u32> = group.mentions.iter().map(|&id| sentence(id)).collect();
        self.things[thing_at].members.iter().any(|&(member, _)| {
            let other = self.group_of.get(&member).copied().unwrap_or(at);
            self.coordinated.contains(&(at.min(other), at.max(other)))
                || matches!(fit, Fit::Ending | Fit::Scattered) && own.contains(&sentence(member))
        })
    }

    /// A body every state has, named without its country: the context says which state's, mention by mention.
    fn place_by_context(&mut self, at: usize, context: &Context<'_>) {
        for mention in self.groups[at].mentions.clone() {
            let mut form = self.groups[at].form.clone();
            let alike = self.candidates(&form).into_iter().map(|thing| &self.things[thing]);
            let told = context.country_of_body(&form, mention, alike);
            form.country = told.as_ref().map(|told| told.country.clone());
            let fits = |thing: usize| {
                let thing = &self.things[thing];
                thing.country == form.country && matches!(best_fit(&form, thing), Some(Fit::Same | Fit::Spelling))
            };
            let known = self.candidates(&form).into_iter().find(|&thing| {
                fits(thing) && !self.rulings.part(mention, self.things[thing].members.iter().map(|(id, _)| *id))
            });
            match (known, told) {
                (Some(thing), Some(told)) => {
                    self.things[thing].members.push((mention, told.because));
                    self.thing_of.insert(mention, thing);
                }
                (Some(thing), None) => {
                    let text = reason(Fit::Same, &form.label, &self.things[thing].fullest().label);
                    self.attach(thing, at, Some(mention), &text);
                }
                (None, told) => self.add_thing(at, Some(mention), told.map(|told| (told.country, told.because))),
            }
        }
    }

    /// Puts the mentions of a group, or one of them, to a thing.
    fn attach(&mut self, thing: usize, group: usize, only: Option<MentionId>, text: &str) {
        let Group { form, mentions } = &self.groups[group];
        let evidence: Vec<Passage> = vec![self.folder.passage(self.things[thing].first())];
        for &id in mentions.iter().filter(|id| only.is_none_or(|only| only == **id)) {
            self.things[thing].members.push((id, Reason { text: text.to_owned(), evidence: evidence.clone() }));
            self.thing_of.insert(id, thing);
        }
        let target = &mut self.things[thing];
        if target.country.is_none() {
            target.country.clone_from(&form.country);
        }
        if target.forms.iter().all(|known| known.label != form.label) {
            target.forms.push(form.clone());
            let form = form.clone();
            self.enter(thing, &form);
        }
    }

    /// Makes a thing of a group or of one of its mentions, of the country that the context tells.
    fn add_thing(&mut self, group: usize, only: Option<MentionId>, told: Option<(String, Reason)>) {
        let Group { form, mentions } = &self.groups[group];
        let mut form = form.clone();
        let (country, because) = told.unzip();
        form.country = country.or(form.country);
        let mut members: Vec<(MentionId, Reason)> = Vec::with_capacity(mentions.len());
        for &id in mentions.iter().filter(|id| only.is_none_or(|only| only == **id)) {
            let reason = match (members.first(), &because) {
                (None, Some(because)) => because.clone(),
                (None, None) => Reason { text: format!("The name «{}»", form.label), evidence: Vec::new() },
                (Some((first, _)), _) => Reason {
                    text: reason(Fit::Same, &form.label, &form.label),
                    evidence: vec![self.folder.passage(*first)],
                },
            };
            members.push((id, reason));
        }
        let thing = self.things.len();
        self.thing_of.extend(members.iter().map(|(id, _)| (*id, thing)));
        self.things.push(Thing {
            document: self.document,
            kind: form.kind,
            members,
            offices: Vec::new(),
            country: form.country.clone(),
            forms: vec![form.clone()],
        });
        self.enter(thing, &form);
    }

    fn enter(&mut self, thing: usize, form: &Form) {
        for key in offered_keys(form) {
            let things = self.index.entry((form.kind, key)).or_default();
            if things.last() != Some(&thing) {
                things.push(thing);
            }
        }
    }

    /// Gives each person of the document the offices that it names.
    fn add_offices(&mut self) {
        for role in &self.folder.reading(self.document).roles {
            let Some(person) = self.folder.mention_id(self.document, role.person) else { continue };
            let country = role.of.as_ref().and_then(|of| self.folder.country_of_holder(self.document, of));
            let body = role.of.as_ref().and_then(|of| self.folder.body_of_holder(self.document, of));
            let office = Office::new(&role.title, country, body);
            if let Some(&thing) = self.thing_of.get(&person)
                && !self.things[thing].offices.contains(&office)
            {
                self.things[thing].offices.push(office);
            }
        }
    }
}

/// The keys under which a thing of this form is found by spellings and short names of it.
fn offered_keys(form: &Form) -> BTreeSet<String> {
    let words = &form.name.words;
    let mut keys = BTreeSet::from([key(&form.name.joined())]);
    match form.kind {
        EntityKind::Person | EntityKind::Equipment => keys.extend(words.iter().map(|word| key(&word.form))),
        EntityKind::Organization => keys.extend(words.first().map(|word| word.form.clone())),
        EntityKind::Place => keys.extend(form.is_country.map(str::to_owned)),
    }
    keys
}

/// The keys under which a form looks for the thing it may name.
fn seeking_keys(form: &Form) -> BTreeSet<String> {
    let mut keys = BTreeSet::from([key(&form.name.joined())]);
    match form.kind {
        EntityKind::Person | EntityKind::Equipment => keys.extend([key(form.name.first()), key(form.name.last())]),
        EntityKind::Organization => keys.extend((form.name.len() > 1).then(|| form.name.first().to_owned())),
        EntityKind::Place => keys.extend(form.is_country.map(str::to_owned)),
    }
    keys
}

/// Two neighbouring mentions of one kind and sentence: their groups and the bytes between them.
type Neighbours = Vec<(usize, usize, u32)>;

fn neighbours(folder: &Folder<'_>, document: DocumentId, group_of: &BTreeMap<MentionId, usize>) -> Neighbours {
    let ids: Vec<MentionId> = folder.mentions_of(document).collect();
    let pair = |pair: &[MentionId]| {
        let (one, other): (&Mention, &Mention) = (folder.mention(pair[0]), folder.mention(pair[1]));
        let gap = other.range.start.checked_sub(one.range.end)?;
        let together = one.kind == other.kind && one.sentence == other.sentence;
        together.then_some((*group_of.get(&pair[0])?, *group_of.get(&pair[1])?, gap))
    };
    ids.windows(2).filter_map(pair).collect()
}

fn beside(neighbours: &Neighbours, groups: &[Group]) -> BTreeMap<usize, usize> {
    let mut beside = BTreeMap::new();
    for &(a, b, gap) in neighbours {
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

fn coordinated(neighbours: &Neighbours) -> BTreeSet<(usize, usize)> {
    let in_a_list = |(a, b, gap): &&(usize, usize, u32)| a != b && *gap <= COORDINATION_BYTES && *gap != BRACKET_BYTES;
    neighbours.iter().filter(in_a_list).map(|&(a, b, _)| (a.min(b), a.max(b))).collect()
}

fn best_fit(form: &Form, thing: &Thing) -> Option<Fit> {
    thing.forms.iter().filter_map(|other| form.fit(other)).min()
}

/// Which of several the short name at `mention` means: whom the document speaks of far more than of the others, else the last named.
fn likeliest(things: &[Thing], rivals: &[usize], mention: MentionId) -> (usize, &'static str) {
    let count = |index: usize| things[index].members.len();
    let mut by_count = rivals.to_vec();
    by_count.sort_by_key(|&index| (Reverse(count(index)), index));
    if count(by_count[0]) > 2 * count(by_count[1]) {
        return (by_count[0], ", of whom the document speaks most");
    }
    let last = |index: usize| things[index].members.iter().map(|(id, _)| *id).filter(|id| *id < mention).max();
    let nearest = rivals.iter().copied().max_by_key(|&index| (last(index), Reverse(index)));
    (nearest.unwrap_or(rivals[0]), ", the last of several mentioned before")
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
