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

/// By the office's key and the country's ISO 3166 code, who is said to hold it, in the folder's order.
#[derive(Debug, Default)]
pub struct Offices(BTreeMap<(String, String), Vec<Held>>);

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
                offices.0.entry((office_key(&role.title), country)).or_default().push(held);
            }
        }
        offices
    }

    /// The one who is said to hold the office in other documents near the day on which this one was written.
    pub fn holder(&self, document: DocumentId, written: DayInterval, office: &OfficeParty) -> Option<Held> {
        let held = self.0.get(&(office.key.clone(), office.country.clone()))?;
        let near = held
            .iter()
            .filter(|held| held.passage.document != document && days_apart(held.written, written) <= NEAR_DAYS);
        let first = near.clone().min_by_key(|held| (days_apart(held.written, written), held.passage))?;
        near.clone().all(|held| held.entity == first.entity).then_some(*first)
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
