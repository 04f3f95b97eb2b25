//! What agreements are called, and which word for one refers to an agreement that was told before.

use super::merge::{Draft, Merger};
use super::phrase::starts_with_clitic;
use super::scan::Scan;
use super::trigger::Trigger;
use crate::arabic::lexicon::{Frame, Word};
use crate::base::{EntityKind, EventKind};

impl Merger<'_, '_> {
    /// `اتفاق ⟦صور⟧`, `صفقة ⟦فلان⟧`: a name of its own, by which everyone knows the agreement.
    pub(super) fn is_called_after(&self, trigger: &Trigger, wanted: EntityKind) -> bool {
        let mention = self.scan.mention_of.get(trigger.tokens.end).copied().flatten();
        let kind = mention.and_then(|at| self.scan.found.mentions.get(at as usize)).map(|mention| mention.kind);
        kind == Some(wanted)
    }

    /// One tells of the people who sign, the other of the bodies for which they do.
    pub(super) fn may_sign_for(&self, draft: &Draft, one: &Draft) -> bool {
        let all = |draft: &Draft, kind: EntityKind| {
            draft.entities.iter().all(|entity| self.identities.kinds[*entity as usize] == kind)
        };
        let (people, bodies) = (EntityKind::Person, EntityKind::Organization);
        one.kind == EventKind::Agreement
            && (all(draft, people) && all(one, bodies) || all(draft, bodies) && all(one, people))
    }

    /// A verb of signing without a new contract of its own (`ووقّع X النص`, `ووقّعا الاتفاق بعد مذكرة …`): of what was told before.
    pub(super) fn refers_back(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        let is_known = self.contract_of(number).is_none_or(|contract| self.triggers[contract].definite);
        trigger.is_verb() && trigger.frame == Frame::Sign && trigger.lemma != "اتفق" && is_known
    }

    /// `ووقّعا ⟦الاتفاق⟧`, `توقيع ⟦الاتفاق⟧`: the first contract behind a word for signing in its clause.
    pub(super) fn contract_of(&self, number: usize) -> Option<usize> {
        let trigger = &self.triggers[number];
        let signs = trigger.frame == Frame::Sign;
        let own = (number + 1..self.triggers.len()).take_while(|t| self.triggers[*t].clause == trigger.clause);
        { own }.find(|t| signs && self.triggers[*t].frame == Frame::Deal)
    }
}

/// `⟦اتفاق⟧ صور`: everyone knows the contract by this name, whatever is hoped of it or denied.
pub fn is_called_after_town(scan: &Scan<'_>, at: usize) -> bool {
    let Some(hit) = scan.hit(at).filter(|hit| hit.word == Word::Noun && hit.frame() == Frame::Deal) else {
        return false;
    };
    let town = |mention: u32| scan.place_name(mention).is_some_and(|place| !place.is_country);
    scan.mention_of.get(at + hit.tokens).copied().flatten().is_some_and(town)
}

/// The definite word or the name directly behind a noun: what an agreement or a conference is called by. `القمة العربية` has one,
/// the bare `القمة` none.
pub fn title<'s>(scan: &'s Scan<'_>, trigger: &Trigger) -> Option<&'s str> {
    let next = trigger.tokens.end;
    let named = trigger.word == Word::Noun && matches!(trigger.frame, Frame::Deal | Frame::Gather);
    if !named || next >= scan.len() || trigger.definite && scan.is_free(next) && scan.nisba(next).is_none() {
        return None;
    }
    (scan.mention_of[next].is_some() || scan.is_definite(next) && !starts_with_clitic(scan, next))
        .then(|| scan.normal(next))
}
