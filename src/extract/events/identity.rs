//! Mentions → who is who within the document: `المرزوقاني` is `نادر المرزوقاني`, `الوزير التونسي` is he.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::arabic::lexicon::{Country, Table};
use crate::arabic::{fold, without_article};
use crate::base::EntityKind;
use crate::extract::reading::{Mention, RoleHolder, RoleMention};

/// The document's own entities, numbered in order of first mention.
pub struct Identities {
    /// For each mention its entity.
    pub of: Vec<u32>,
    pub kinds: Vec<EntityKind>,
    /// For each entity its mentions in text order.
    mentions: Vec<Vec<u32>>,
    /// By a word without article and the ending of gender: the entities that the text describes with it (offices, nisba).
    described: FxHashMap<String, BTreeSet<u32>>,
    /// By the first word of an office: the entities who hold one.
    heads: FxHashMap<String, BTreeSet<u32>>,
    /// By the whole wording of an office, without articles and endings of gender: the entities who hold it.
    titles: FxHashMap<String, BTreeSet<u32>>,
    /// By the wording of an office: those whom the text calls just that, with no country beside it.
    plain: FxHashMap<String, BTreeSet<u32>>,
    /// By country: the entities who hold an office of it or whom the text describes by it.
    countries: FxHashMap<Country, BTreeSet<u32>>,
    /// Spokesmen and the bodies they speak for.
    pub spokesman_of: BTreeMap<u32, u32>,
}

/// Words of a name in normal form without article, `عبد` joined to what follows and `بن` left out.
fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> = Vec::new();
    let mut join = false;
    // Nearly all are letters of Arabic, which the first range tells at once.
    let parts = |c: char| !('ء'..='ي').contains(&c) && !c.is_alphanumeric();
    for word in folded.split(parts).filter(|word| !word.is_empty()) {
        let bare = without_article(word);
        if join && let Some(last) = words.last_mut() {
            last.push_str(bare);
        } else if !matches!(bare, "بن" | "ابن" | "ال" | "ولد") || word == bare && bare != "ال" && words.is_empty()
        {
            words.push(bare.to_owned());
        }
        join = bare == "عبد";
    }
    words
}

impl Identities {
    pub fn new(mentions: &[Mention], roles: &[RoleMention]) -> Self {
        let words: Vec<Vec<String>> = mentions.iter().map(|m| name_words(&m.name)).collect();
        // Full names first, so that a partial one finds all whom it may mean.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(words[at].len()), at));
        let mut clusters: Vec<Cluster> = Vec::new();
        // The clusters under each word of their people's full names, and those of other kinds under the whole name.
        let mut people: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut others: FxHashMap<(EntityKind, &[String]), usize> = FxHashMap::default();
        for &at in &order {
            let kind = mentions[at].kind;
            let nearest = if kind == EntityKind::Person {
                // Where several fit, the one named last before this mention is meant.
                let rarest = words[at].iter().map(|word| people.get(word.as_str()).map_or(&[][..], Vec::as_slice));
                let candidates = rarest.min_by_key(|clusters| clusters.len()).unwrap_or_default().iter().copied();
                candidates
                    .filter(|&number| is_part(&words[clusters[number].full], &words[at]))
                    .max_by_key(|&number| clusters[number].nearness(at))
            } else {
                others.get(&(kind, words[at].as_slice())).copied()
            };
            if let Some(number) = nearest {
                clusters[number].members.insert(at);
                continue;
            }
            if kind == EntityKind::Person {
                for (nth, word) in words[at].iter().enumerate() {
                    if !words[at][..nth].contains(word) {
                        people.entry(word).or_default().push(clusters.len());
                    }
                }
            } else {
                others.insert((kind, &words[at]), clusters.len());
            }
            clusters.push(Cluster { full: at, members: BTreeSet::from([at]) });
        }
        clusters.sort_by_key(|cluster| cluster.members.first().copied());
        let mut identities = Self {
            of: vec![0; mentions.len()],
            kinds: clusters.iter().map(|cluster| mentions[cluster.full].kind).collect(),
            mentions: Vec::with_capacity(clusters.len()),
            described: FxHashMap::default(),
            heads: FxHashMap::default(),
            titles: FxHashMap::default(),
            plain: FxHashMap::default(),
            countries: FxHashMap::default(),
            spokesman_of: BTreeMap::new(),
        };
        for (number, cluster) in (0..).zip(&clusters) {
            cluster.members.iter().for_each(|&at| identities.of[at] = number);
            identities.mentions.push(cluster.members.iter().filter_map(|&at| u32::try_from(at).ok()).collect());
        }
        for role in roles {
            identities.describe(role.person, &role.title);
            identities.note_head(role.person, &role.title);
            if let Some(RoleHolder::Mention(holder)) = role.of
                && let Some(name) = mentions.get(holder as usize).map(|m| m.name.clone())
            {
                identities.describe(role.person, &name);
                let title = fold(&role.title);
                if title.contains("متحدث") || title.contains("ناطق") {
                    let entity = |mention: u32| identities.of.get(mention as usize).copied();
                    if let (Some(person), Some(body)) = (entity(role.person), entity(holder)) {
                        identities.spokesman_of.insert(person, body);
                    }
                }
            }
        }
        for (at, mention) in mentions.iter().enumerate() {
            if mention.kind == EntityKind::Organization {
                identities.describe(u32::try_from(at).unwrap_or(u32::MAX), &mention.name.clone());
            }
        }
        identities
    }

    /// The text describes the entity of `mention` with these words.
    pub fn describe(&mut self, mention: u32, words: &str) {
        let Some(&entity) = self.of.get(mention as usize) else { return };
        let folded = fold(words);
        let words: Vec<&str> = folded.split_whitespace().map(|word| without_gender(without_article(word))).collect();
        let meant = synonyms().iter().filter(|office| office.is_said_in(&words)).flat_map(|office| &office.meant);
        for word in words.iter().copied().chain(meant.map(String::as_str)) {
            match self.described.get_mut(word) {
                Some(entities) => drop(entities.insert(entity)),
                None => drop(self.described.insert(word.to_owned(), BTreeSet::from([entity]))),
            }
        }
    }

    fn note_head(&mut self, mention: u32, title: &str) {
        let folded = fold(title);
        if let (Some(&entity), Some(head)) = (self.of.get(mention as usize), folded.split_whitespace().next()) {
            self.heads.entry(without_gender(without_article(head)).to_owned()).or_default().insert(entity);
            let whole = plain_title(folded.split_whitespace());
            self.titles.entry(whole).or_default().insert(entity);
        }
    }

    /// The person named most in the document, of those named before mention number `at`, without those of `others`.
    pub fn most_named_before(&self, at: usize, others: &[u32]) -> Option<u32> {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let others: BTreeSet<u32> = others.iter().filter_map(|m| self.of.get(*m as usize)).copied().collect();
        let people = (0u32..).zip(&self.mentions).filter(|(entity, mentions)| {
            self.kinds[*entity as usize] == EntityKind::Person
                && !others.contains(entity)
                && mentions.first().is_some_and(|first| *first < at)
        });
        let most = people.max_by_key(|(entity, mentions)| (mentions.len(), std::cmp::Reverse(*entity)))?;
        most.1.iter().rfind(|mention| **mention < at).copied()
    }

    /// The text calls the person of `mention` by this office alone, with no country beside it.
    pub fn call_plainly(&mut self, mention: u32, office: &str) {
        let Some(&entity) = self.of.get(mention as usize) else { return };
        let folded = fold(office);
        self.plain.entry(plain_title(folded.split_whitespace())).or_default().insert(entity);
    }

    /// The wordings of the offices that the person of `mention` holds, without articles, endings of gender and country.
    pub fn titles_of(&self, mention: u32) -> Vec<&str> {
        let Some(entity) = self.of.get(mention as usize) else { return Vec::new() };
        let mut titles: Vec<&str> = self
            .titles
            .iter()
            .filter(|(_, holders)| holders.contains(entity))
            .map(|(title, _)| title.as_str())
            .collect();
        titles.sort_unstable();
        titles
    }

    /// The entity of `mention` belongs to this country.
    pub fn place_in(&mut self, mention: u32, country: Country) {
        if let Some(&entity) = self.of.get(mention as usize) {
            self.countries.entry(country).or_default().insert(entity);
        }
    }

    /// The country that the person of `mention` belongs to by an office or by the text's words.
    pub fn country_of(&self, mention: u32) -> Option<Country> {
        let entity = self.of.get(mention as usize)?;
        self.countries.iter().filter(|(_, entities)| entities.contains(entity)).map(|(country, _)| *country).min()
    }

    /// The mention before `at` (or else the first at all) whose entity fits every word, nearest first. Words are given with
    /// the country they name, if they are nisbas: `السعودي` fits who holds an office of that country.
    pub fn referent(&self, at: usize, words: &[(String, Option<Country>)], kind: EntityKind) -> Option<u32> {
        let said: Vec<&str> = words.iter().map(|(word, _)| without_gender(word)).collect();
        let otherwise = || {
            let office = synonyms().iter().find(|office| office.is_said_in(&said))?;
            let meant = office.meant.iter().map(|word| (word.clone(), None));
            let rest = words.iter().filter(|(word, _)| !office.said.iter().any(|one| one == without_gender(word)));
            self.fitting(at, &meant.chain(rest.cloned()).collect::<Vec<_>>(), kind)
        };
        self.fitting(at, words, kind).or_else(otherwise)
    }

    /// As [`Self::referent`], by just these words.
    fn fitting(&self, at: usize, words: &[(String, Option<Country>)], kind: EntityKind) -> Option<u32> {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let none = &BTreeSet::new();
        let fitting: Vec<[&BTreeSet<u32>; 2]> = words
            .iter()
            .map(|(word, country)| {
                let of_country = country.and_then(|country| self.countries.get(country));
                [self.described.get(without_gender(word)).unwrap_or(none), of_country.unwrap_or(none)]
            })
            .collect();
        // Those whom the rarest of the words fits.
        let rarest = fitting.iter().min_by_key(|[one, other]| one.len() + other.len())?;
        let entities = rarest.iter().flat_map(|entities| entities.iter().copied()).filter(|entity| {
            self.kinds[*entity as usize] == kind
                && fitting.iter().all(|[one, other]| one.contains(entity) || other.contains(entity))
        });
        // `الرئيس اليمني` is sooner the one who is called just that than the head of the government.
        let said = words.iter().filter(|(_, country)| country.is_none()).map(|(word, _)| word.as_str());
        let titled = self.titles.get(&plain_title(said)).unwrap_or(none);
        let head = words.first().and_then(|(word, _)| self.heads.get(without_gender(word))).unwrap_or(none);
        // `وزير الخارجية` without a country is sooner the one whom the text calls so, without one.
        let without_country = words.iter().all(|(_, country)| country.is_none());
        let said = words.iter().map(|(word, _)| word.as_str());
        let called = self.plain.get(&plain_title(said)).filter(|_| without_country).unwrap_or(none);
        let nearest = entities.filter_map(|entity| {
            let mentions = &self.mentions[entity as usize];
            let before = mentions.partition_point(|mention| *mention < at);
            // `اللجنة` is the body that the text is about; `الوزير` whoever was named last.
            let about = if kind == EntityKind::Organization { mentions.len() } else { 0 };
            let office = (called.contains(&entity), titled.contains(&entity), head.contains(&entity));
            Some((office, about, mentions.get(before.saturating_sub(1)).copied()?))
        });
        let rank = |mention: u32| if mention < at { (1, mention) } else { (0, u32::MAX - mention) };
        let best = nearest.max_by_key(|&(office, about, mention)| (office, about, rank(mention)));
        // Whoever is called just that, though no word says of which country, sooner than one who is called something longer.
        let called = |entity: &&u32| !self.countries.values().any(|of_country| of_country.contains(*entity));
        let plain = best.filter(|((called, titled, _), ..)| !called && !titled).and_then(|_| {
            let mut mentions = titled.iter().filter(called).filter(|entity| self.kinds[**entity as usize] == kind);
            mentions.next().and_then(|entity| self.mentions[*entity as usize].iter().rfind(|mention| **mention < at))
        });
        plain.copied().or(best.map(|(.., mention)| mention))
    }
}

/// An office that is said in one way and meant in another: `رئيس الحكومة` is `رئيس الوزراء`. Words without article and ending of gender.
struct Synonym {
    said: Vec<String>,
    meant: Vec<String>,
}

impl Synonym {
    fn is_said_in(&self, words: &[&str]) -> bool {
        self.said.iter().all(|word| words.contains(&word.as_str()))
    }
}

/// The words of an office as they are meant, given without article and ending of gender.
pub fn meant_by<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let Some(office) = synonyms().iter().find(|office| office.is_said_in(words)) else { return words.to_vec() };
    let rest = words.iter().copied().filter(|word| !office.said.iter().any(|said| said == word));
    office.meant.iter().map(String::as_str).chain(rest).collect()
}

fn synonyms() -> &'static [Synonym] {
    static SYNONYMS: OnceLock<Vec<Synonym>> = OnceLock::new();
    SYNONYMS.get_or_init(|| {
        let words = |text: &str| {
            fold(text)
                .split_whitespace()
                .map(|word| without_gender(without_article(word)).to_owned())
                .collect::<Vec<_>>()
        };
        let table = Table::new(include_str!("../../../assets/lexicon/office-synonyms.tsv"));
        table
            .records()
            .map(|record| Synonym { said: words(record.column(0)), meant: words(record.column(1)) })
            .collect()
    })
}

/// Mentions taken for one entity.
struct Cluster {
    /// The mention with the fullest name.
    full: usize,
    members: BTreeSet<usize>,
}

impl Cluster {
    /// Greater the nearer before `at` it was named; least where it is named only behind.
    fn nearness(&self, at: usize) -> (u8, usize) {
        self.members.range(..at).next_back().map_or((0, usize::MAX - self.full), |&before| (1, before))
    }
}

/// The words of an office without articles and endings of gender.
fn plain_title<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(|word| without_gender(without_article(word))).collect::<Vec<_>>().join(" ")
}

/// A word without the ending that changes with gender.
pub fn without_gender(word: &str) -> &str {
    word.strip_suffix('ه').unwrap_or(word)
}

/// Whether the full name has every word of the other.
fn is_part(full: &[String], part: &[String]) -> bool {
    part.iter().all(|word| full.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(name: &str, at: u32) -> Mention {
        Mention {
            range: crate::base::TextRange::new(at, at + 1),
            kind: EntityKind::Person,
            name: name.to_owned(),
            country: None,
            sentence: 0,
            score: 1.0,
            witnesses: Vec::new(),
        }
    }

    #[test]
    fn a_house_alone_is_the_man_of_it() {
        let mentions = [mention("نادر بن سالم آل زهران", 0), mention("آل زهران", 1), mention("آل منصور", 2)];
        let identities = Identities::new(&mentions, &[]);
        assert_eq!(identities.of, [0, 0, 1]);
    }

    #[test]
    fn partial_names_join_the_nearest_full_one() {
        let mentions = [
            mention("سمير القاضي", 0),
            mention("ليلى القاضي", 5),
            mention("القاضي", 9),
            mention("نبيل عبد الكريم", 12),
        ];
        assert_eq!(Identities::new(&mentions, &[]).of, [0, 1, 1, 2]);
    }

    #[test]
    fn a_nisba_leads_to_who_holds_an_office_of_the_country() {
        let mentions = [mention("سمير القاضي", 0), mention("ليلى حداد", 5)];
        let mut identities = Identities::new(&mentions, &[]);
        identities.describe(0, "الرئيس");
        identities.describe(1, "الرئيس");
        identities.place_in(0, "YE");
        let words = [(fold("رئيس"), None), ("يمني".to_owned(), Some("YE"))];
        assert_eq!(identities.referent(2, &words, EntityKind::Person), Some(0));
    }

    #[test]
    fn an_office_leads_to_its_holder() {
        let mentions = [mention("سمير القاضي", 0), mention("ليلى حداد", 5)];
        let mut identities = Identities::new(&mentions, &[]);
        identities.describe(0, "وزير الدفاع السوري");
        identities.describe(1, "وزيرة الخارجية السورية");
        let words = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), None)).collect::<Vec<_>>();
        let referent = |given: &[&str]| identities.referent(2, &words(given), EntityKind::Person);
        assert_eq!(referent(&["وزير", "سوري"]), Some(1));
        assert_eq!(referent(&["دفاع"]), Some(0));
        assert_eq!(referent(&["نقل"]), None);
    }
}
