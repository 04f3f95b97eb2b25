//! Mentions → who is who within the document: `فيدان` is `هاكان فيدان`, `الوزير التركي` is he.

use std::collections::{BTreeMap, BTreeSet};

use crate::arabic::fold;
use crate::arabic::lexicon::Country;
use crate::base::EntityKind;
use crate::extract::reading::{Mention, RoleHolder, RoleMention};

/// The document's own entities, numbered in order of first mention.
pub struct Identities {
    /// For each mention its entity.
    pub of: Vec<u32>,
    /// For each entity the words by which the text describes it (offices, nisba), without article.
    pub described: Vec<Vec<String>>,
    /// For each entity the countries whose offices it holds or by which the text describes it.
    pub countries: Vec<BTreeSet<Country>>,
    pub kinds: Vec<EntityKind>,
    /// Spokesmen and the bodies they speak for.
    pub spokesman_of: BTreeMap<u32, u32>,
}

/// Words of a name in normal form without article, `عبد` joined to what follows and `بن` left out.
fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> = Vec::new();
    let mut join = false;
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let bare = bare(word);
        if join && let Some(last) = words.last_mut() {
            last.push_str(bare);
        } else if !matches!(bare, "بن" | "ابن" | "ال" | "ولد") || word == bare && words.is_empty() {
            words.push(bare.to_owned());
        }
        join = bare == "عبد";
    }
    words
}

/// A word without its article.
pub fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
}

impl Identities {
    pub fn new(mentions: &[Mention], roles: &[RoleMention]) -> Self {
        let words: Vec<Vec<String>> = mentions.iter().map(|m| name_words(&m.name)).collect();
        // Full names first, so that a partial one finds all whom it may mean.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(words[at].len()), at));
        let mut clusters: Vec<Vec<usize>> = Vec::new();
        for &at in &order {
            let fits = |cluster: &&mut Vec<usize>| {
                let first = cluster[0];
                mentions[first].kind == mentions[at].kind && same_name(mentions[at].kind, &words[first], &words[at])
            };
            // Where several fit, the one named last before this mention is meant.
            let nearest = clusters.iter_mut().filter(fits).max_by_key(|cluster| {
                let before = cluster.iter().filter(|&&other| other < at).max();
                before.map_or((0, usize::MAX - cluster[0]), |&other| (1, other))
            });
            match nearest {
                Some(cluster) => cluster.push(at),
                None => clusters.push(vec![at]),
            }
        }
        clusters.sort_by_key(|cluster| cluster.iter().min().copied());
        let mut of = vec![0; mentions.len()];
        let mut kinds = Vec::with_capacity(clusters.len());
        for (number, cluster) in clusters.iter().enumerate() {
            kinds.push(mentions[cluster[0]].kind);
            cluster.iter().for_each(|&at| of[at] = u32::try_from(number).unwrap_or(u32::MAX));
        }
        let mut identities = Self {
            of,
            described: vec![Vec::new(); clusters.len()],
            countries: vec![BTreeSet::new(); clusters.len()],
            kinds,
            spokesman_of: BTreeMap::new(),
        };
        for role in roles {
            identities.describe(role.person, &role.title);
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
        let described = &mut self.described[entity as usize];
        for word in fold(words).split_whitespace() {
            let word = bare(word);
            if !described.iter().any(|known| known == word) {
                described.push(word.to_owned());
            }
        }
    }

    /// The entity of `mention` belongs to this country.
    pub fn place_in(&mut self, mention: u32, country: Country) {
        if let Some(&entity) = self.of.get(mention as usize) {
            self.countries[entity as usize].insert(country);
        }
    }

    /// The mention before `at` (or else the first at all) whose entity fits every word, nearest first. Words are given with
    /// the country they name, if they are nisbas: `السعودي` fits who holds an office of that country.
    pub fn referent(&self, at: usize, words: &[(String, Option<Country>)], kind: EntityKind) -> Option<u32> {
        let mut last: BTreeMap<u32, usize> = BTreeMap::new();
        for (mention, &entity) in self.of.iter().enumerate() {
            if self.kinds[entity as usize] == kind && (mention < at || !last.contains_key(&entity)) {
                last.insert(entity, mention);
            }
        }
        let fits = |entity: u32| {
            words.iter().all(|(word, country)| {
                country.is_some_and(|country| self.countries[entity as usize].contains(country))
                    || self.described[entity as usize].iter().any(|d| alike(d, word))
            })
        };
        let candidates = last.into_iter().filter(|(entity, _)| fits(*entity));
        let best =
            candidates.max_by_key(|&(_, mention)| if mention < at { (1, mention) } else { (0, usize::MAX - mention) });
        best.and_then(|(_, mention)| u32::try_from(mention).ok())
    }
}

/// Equal but for the endings of gender.
fn alike(one: &str, other: &str) -> bool {
    one.strip_suffix('ه').unwrap_or(one) == other.strip_suffix('ه').unwrap_or(other)
}

fn same_name(kind: EntityKind, full: &[String], part: &[String]) -> bool {
    match kind {
        EntityKind::Person => !part.is_empty() && part.iter().all(|word| full.contains(word)),
        _ => full == part,
    }
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
        let words = [("رئيس".to_owned(), None), ("يمني".to_owned(), Some("YE"))];
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
