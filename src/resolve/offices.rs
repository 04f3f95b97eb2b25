//! Offices said without a name → who held them, as other documents of about the same time say.
//!
//! `وزير الدفاع اليمني` takes part in what one document tells; another, written near in time, names the man who holds just that office. Where
//! only one person of the folder is said to hold it about then, it is he. He is no mention of the first document.

use std::collections::BTreeMap;

use super::days::Days;
use super::entities::Entities;
use super::events::days_apart;
use super::folder::Folder;
use crate::base::{DayInterval, DocumentId, EntityId, Passage};
use crate::extract::{OfficeParty, RoleHolder, RoleMention, office_key};

/// Within so many days an office is taken to have stayed with its holder.
const NEAR_DAYS: i32 = 120;

/// Where a document names the holder of an office.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub entity: EntityId,
    /// The words of the office beside the name.
    pub passage: Passage,
    written: DayInterval,
}

/// By the office's key and the country's ISO 3166 code, who is said to hold it.
#[derive(Debug, Default)]
pub struct Offices(BTreeMap<(String, String), Holders>);

/// Who is said to hold one office.
#[derive(Debug, Default)]
struct Holders {
    /// In documents of a known day, by day and then in the folder's order.
    dated: Vec<Held>,
    /// For each of `dated` the end of the run of those behind it that name the same person.
    run_ends: Vec<usize>,
    /// In documents of which only a span of days is known.
    spans: Vec<Held>,
}

impl Offices {
    pub fn of(folder: &Folder<'_>, entities: &Entities, days: &Days<'_>) -> Self {
        let mut offices = Self::default();
        let asked = |document: &DocumentId| folder.reading(*document).events.iter().any(|e| !e.offices.is_empty());
        if !folder.document_ids().any(|document| asked(&document)) {
            return offices;
        }
        for document in folder.document_ids() {
            let Some(written) = days.of_document(document).and_then(|date| date.value.interval()) else { continue };
            for role in folder.reading(document).roles.iter().filter(|role| !role.former) {
                let Some(country) = country_of(entities, document, role) else { continue };
                let Some(entity) = entities.of(document, role.person) else { continue };
                let held = Held { entity, passage: Passage { document, range: role.range }, written };
                offices.0.entry((office_key(&role.title), country)).or_default().add(held);
            }
        }
        offices.0.values_mut().for_each(Holders::settle);
        offices
    }

    /// The one who is said to hold the office in other documents near the day on which this one was written.
    pub fn holder(&self, document: DocumentId, written: DayInterval, office: &OfficeParty) -> Option<Held> {
        self.0.get(&(office.key.clone(), office.country.clone()))?.only_near(document, written)
    }
}

impl Holders {
    fn add(&mut self, held: Held) {
        if held.written.is_day() { self.dated.push(held) } else { self.spans.push(held) }
    }

    fn settle(&mut self) {
        self.dated.sort_by_key(|held| (held.written.first, held.passage));
        self.run_ends = vec![self.dated.len(); self.dated.len()];
        for at in (1..self.dated.len()).rev() {
            let goes_on = self.dated[at - 1].entity == self.dated[at].entity;
            self.run_ends[at - 1] = if goes_on { self.run_ends[at] } else { at };
        }
    }

    /// The nearest to `written` in other documents, if all that are near name the same person. What a popular office costs does not grow with
    /// its holders: those of one person are passed by at once.
    fn only_near(&self, document: DocumentId, written: DayInterval) -> Option<Held> {
        let others = |held: &&Held| held.passage.document != document;
        let near = |held: &&Held| days_apart(held.written, written) <= NEAR_DAYS;
        let behind = |held: &Held| held.written.first < written.first;
        let from = self.dated.partition_point(|held| behind(held) && days_apart(held.written, written) > NEAR_DAYS);
        let to = self.dated.partition_point(|held| behind(held) || days_apart(held.written, written) <= NEAR_DAYS);
        let mut spans = self.spans.iter().filter(others).filter(near);
        let mut person: Option<EntityId> = spans.clone().next().map(|held| held.entity);
        if spans.clone().any(|held| Some(held.entity) != person) {
            return None;
        }
        let mut at = from;
        while at < to {
            let held = &self.dated[at];
            if held.passage.document == document {
                at += 1;
                continue;
            }
            if *person.get_or_insert(held.entity) != held.entity {
                return None;
            }
            at = self.run_ends[at];
        }
        let middle = from + self.dated[from..to].partition_point(behind);
        let after = self.dated[middle..to].iter().find(others);
        let day_before = self.dated[from..middle].iter().rfind(others).map(|held| held.written.first);
        let before = day_before.and_then(|day| {
            let start = from + self.dated[from..middle].partition_point(|held| held.written.first < day);
            self.dated[start..middle].iter().find(others)
        });
        let rank = |held: &&Held| (days_apart(held.written, written), held.passage);
        let span = spans.by_ref().min_by_key(rank);
        [before, after, span].into_iter().flatten().min_by_key(rank).copied()
    }
}

/// ISO code of the country whose office it is.
fn country_of(entities: &Entities, document: DocumentId, role: &RoleMention) -> Option<String> {
    match role.of.as_ref()? {
        RoleHolder::Country(code) => Some(code.clone()),
        RoleHolder::Mention(mention) => {
            let entity = &entities.table[entities.of(document, *mention)?.index()];
            super::events::is_country(entity).then(|| entity.country.clone()).flatten()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::TextRange;

    /// Said plainly: of all that is near in other documents the nearest, if it is of one person.
    fn plainly(all: &[Held], document: DocumentId, written: DayInterval) -> Option<Held> {
        let near = |held: &&Held| held.passage.document != document && days_apart(held.written, written) <= NEAR_DAYS;
        let first = all.iter().filter(near).min_by_key(|held| (days_apart(held.written, written), held.passage))?;
        all.iter().filter(near).all(|held| held.entity == first.entity).then_some(*first)
    }

    fn held() -> impl Strategy<Value = Held> {
        (0..3_u32, 0..6_u32, 0..40_u32, 0..500_i64, prop_oneof![4 => Just(0_i64), 1 => 1..60_i64]).prop_map(
            |(entity, document, start, day, length)| {
                let first = jiff::civil::date(2031, 1, 1).saturating_add(jiff::Span::new().days(day));
                let last = first.saturating_add(jiff::Span::new().days(length));
                let passage = Passage { document: DocumentId(document), range: TextRange::new(start, start + 5) };
                Held { entity: EntityId(entity), passage, written: DayInterval { first, last } }
            },
        )
    }

    proptest! {
        #[test]
        fn runs_of_one_person_find_the_same(all in prop::collection::vec(held(), 0..12), asked in held()) {
            let mut holders = Holders::default();
            all.iter().for_each(|held| holders.add(*held));
            holders.settle();
            let written = DayInterval::day(asked.written.first);
            let key = |held: Held| (held.entity, held.passage);
            let found = holders.only_near(asked.passage.document, written).map(key);
            prop_assert_eq!(found, plainly(&all, asked.passage.document, written).map(key));
        }
    }
}
