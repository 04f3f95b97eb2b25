//! Clusters of mentions → the table of entities with their names and offices, and which entity each mention names.

use std::collections::{BTreeMap, BTreeSet};

use crate::arabic::{fold, without_article};
use crate::base::{DocumentId, EntityId, EntityKind, Passage};
use crate::extract::RoleHolder;

use super::folder::{Folder, MentionId};
use super::geography::Geography;
use super::identity::Cluster;
use super::{Alias, Entity, EntityMention, Role};

/// The entities, and the way from the documents' mentions to them.
#[derive(Debug)]
pub struct Entities {
    pub table: Vec<Entity>,
    /// For each document, the entity of each of its mentions.
    pub of_mention: Vec<Vec<EntityId>>,
}

impl Entities {
    /// The entity that the mention at `index` of a document's own table names.
    pub fn of(&self, document: DocumentId, index: u32) -> Option<EntityId> {
        self.of_mention[document.index()].get(index as usize).copied()
    }

    /// The entity that a mention of the folder names.
    pub fn of_id(&self, folder: &Folder<'_>, mention: MentionId) -> Option<EntityId> {
        let (document, index) = folder.place_of(mention);
        self.of(document, index)
    }
}

/// Builds the table: by kind, then by number of mentions (most first), then by name.
pub fn entities(folder: &Folder<'_>, clusters: Vec<Cluster>) -> Entities {
    let mut table: Vec<Entity> = clusters.into_iter().map(|cluster| entity(folder, cluster)).collect();
    table.extend(countries_without_mentions(folder, &table));
    table.sort_by(|a, b| {
        let key = |entity: &Entity| (entity.kind, std::cmp::Reverse(entity.mentions.len()));
        let first = |entity: &Entity| entity.mentions.first().map(EntityMention::passage);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| first(a).cmp(&first(b)))
    });
    let mut of_mention: Vec<Vec<EntityId>> =
        folder.documents.iter().map(|stored| vec![EntityId(0); stored.reading.mentions.len()]).collect();
    for (index, entity) in table.iter_mut().enumerate() {
        entity.id = EntityId::from_index(index);
        for mention in &entity.mentions {
            let row = &folder.reading(mention.document).mentions;
            let at = row.partition_point(|other| other.range.start < mention.range.start);
            if let Some(slot) = of_mention[mention.document.index()].get_mut(at) {
                *slot = entity.id;
            }
        }
    }
    let mut entities = Entities { table, of_mention };
    add_roles(folder, &mut entities);
    entities
}

fn entity(folder: &Folder<'_>, cluster: Cluster) -> Entity {
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    let mut countries: BTreeMap<&str, u32> = BTreeMap::new();
    let mut mentions = Vec::with_capacity(cluster.members.len());
    for (id, because) in cluster.members {
        let mention = folder.mention(id);
        *names.entry(&mention.name).or_default() += 1;
        if let Some(country) = mention.country.as_deref() {
            *countries.entry(country).or_default() += 1;
        }
        let Passage { document, range } = folder.passage(id);
        mentions.push(EntityMention { document, range, because });
    }
    let name = cluster.name.unwrap_or_else(|| best_name(cluster.kind, &names).to_owned());
    let mut aliases: Vec<Alias> = names
        .into_iter()
        .filter(|(alias, _)| *alias != name)
        .map(|(alias, count)| Alias { name: alias.to_owned(), count })
        .collect();
    aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    let country = countries.into_iter().max_by_key(|&(code, count)| (count, std::cmp::Reverse(code)));
    Entity {
        id: EntityId(0),
        kind: cluster.kind,
        name,
        aliases,
        country: country.map(|(code, _)| code.to_owned()).or(cluster.country),
        roles: Vec::new(),
        mentions,
        is_hidden: cluster.is_hidden,
    }
}

/// A fuller name of a body is its usual one if at most this many times as many mentions have another.
const RARE_NAME: u32 = 8;

/// The fullest usual name: people by the most frequent of their names with two words or more, bodies by their fullest name that is
/// not rare or ends in a country's nisba (`وزارة الري المصرية`), countries by their usual name where it is said at all (`فرنسا`, not
/// `الجمهورية الفرنسية`), the rest by the most frequent.
fn best_name<'a>(kind: EntityKind, names: &BTreeMap<&'a str, u32>) -> &'a str {
    let words = |name: &str| name.split_whitespace().count();
    let arabic = |name: &str| name.chars().any(crate::arabic::is_arabic_letter);
    let most = names.values().copied().max().unwrap_or_default();
    let geography = Geography::builtin();
    let tells_its_country = |name: &str| {
        let last = name.split_whitespace().next_back();
        last.is_some_and(|word| geography.country_of_nisba(word).is_some())
    };
    let is_usual_of_country = |name: &str| {
        let primary = geography.country_named(name).and_then(|code| geography.name_of(code));
        primary.is_some_and(|primary| fold(primary) == fold(name))
    };
    let usual = |name: &str, count: u32| count.saturating_mul(RARE_NAME) >= most || tells_its_country(name);
    let rank = |name: &str, count: u32| match kind {
        EntityKind::Person => (usize::from(words(name) > 1), arabic(name), count as usize, words(name)),
        EntityKind::Organization => (usize::from(usual(name, count)), arabic(name), words(name), count as usize),
        EntityKind::Place => (usize::from(arabic(name)), is_usual_of_country(name), count as usize, words(name)),
        EntityKind::Equipment => (usize::from(arabic(name)), true, count as usize, words(name)),
    };
    let best = names.iter().max_by(|a, b| rank(a.0, *a.1).cmp(&rank(b.0, *b.1)).then_with(|| b.0.cmp(a.0)));
    best.map_or("", |(name, _)| name)
}

/// Countries that only a nisba in an office names, so that the office can point at them.
fn countries_without_mentions(folder: &Folder<'_>, table: &[Entity]) -> Vec<Entity> {
    let geography = Geography::builtin();
    let named: BTreeSet<&str> = table.iter().filter_map(country_itself).collect();
    let wanted: BTreeSet<&str> = folder
        .documents
        .iter()
        .flat_map(|stored| &stored.reading.roles)
        .filter_map(|role| match &role.of {
            Some(RoleHolder::Country(code)) => Some(code.as_str()),
            _ => None,
        })
        .collect();
    wanted
        .difference(&named)
        .map(|&code| Entity {
            id: EntityId(0),
            kind: EntityKind::Place,
            name: geography.name_of(code).unwrap_or(code).to_owned(),
            aliases: Vec::new(),
            country: Some(code.to_owned()),
            roles: Vec::new(),
            mentions: Vec::new(),
            is_hidden: false,
        })
        .collect()
}

/// The code of the country that this entity is, if it is one.
pub fn country_itself(entity: &Entity) -> Option<&'static str> {
    let geography = Geography::builtin();
    let code = (entity.kind == EntityKind::Place).then(|| geography.country_named(&entity.name))??;
    // Another country's capital can be written alike.
    entity.country.as_deref().is_none_or(|told| told == code).then_some(code)
}

/// What makes two wordings one title: the normal form without the article (`الرئيس`, `رئيس`). Titles that name one office in other words
/// ([`crate::extract::office_key`]) are shown as the texts have them.
fn title_key(title: &str) -> String {
    without_article(&fold(title)).to_owned()
}

/// Offices by person, equal ones once with all their passages. An office whose holder a document leaves open or can only guess is of
/// the country that other documents, or the person's other offices, state.
fn add_roles(folder: &Folder<'_>, entities: &mut Entities) {
    let by_country: BTreeMap<&str, EntityId> =
        entities.table.iter().rev().filter_map(|entity| Some((country_itself(entity)?, entity.id))).collect();
    let mut read = Vec::new();
    for document in folder.document_ids() {
        for role in &folder.reading(document).roles {
            let Some(person) = entities.of(document, role.person) else { continue };
            let of = match &role.of {
                None => None,
                Some(RoleHolder::Mention(index)) => entities.of(document, *index),
                Some(RoleHolder::Country(code)) => by_country.get(code.as_str()).copied(),
            };
            read.push((person, role, of, Passage { document, range: role.range }));
        }
    }
    let mut stated: BTreeMap<EntityId, Vec<(String, EntityId)>> = BTreeMap::new();
    for (person, role, of, _) in &read {
        if let Some(of) = of.filter(|_| !role.is_of_guessed()) {
            stated.entry(*person).or_default().push((title_key(&role.title), of));
        }
    }
    let is_place = |id: &EntityId| entities.table[id.index()].kind == EntityKind::Place;
    let known = |person: EntityId, title: &str| {
        let offices = stated.get(&person)?;
        let same: BTreeSet<EntityId> = offices.iter().filter(|(other, _)| other == title).map(|(_, of)| *of).collect();
        let countries: BTreeSet<EntityId> = offices.iter().map(|(_, of)| *of).filter(is_place).collect();
        let only = |of: BTreeSet<EntityId>| if of.len() == 1 { of.first().copied() } else { None };
        only(same).or_else(|| only(countries))
    };
    type Key = (EntityId, String, Option<EntityId>, bool);
    let mut offices: BTreeMap<Key, (String, BTreeSet<Passage>)> = BTreeMap::new();
    for (person, role, of, passage) in read {
        let title = title_key(&role.title);
        let of = if role.is_of_guessed() || of.is_none() { known(person, &title).or(of) } else { of };
        let office = offices.entry((person, title, of, role.former)).or_default();
        if role.title.len() > office.0.len() {
            office.0.clone_from(&role.title);
        }
        office.1.insert(passage);
    }
    for ((person, _, of, former), (title, evidence)) in offices {
        let evidence = evidence.into_iter().collect();
        entities.table[person.index()].roles.push(Role { title, of, former, evidence });
    }
}
