//! What was said in public → cards: who said what, when, on which occasion, and of whom.

use super::{EntityLink, EventLine, event_line, link};
use crate::base::{DocumentId, EntityId, EventId, Passage};
use crate::model::quote::{Quote, quotes};
use crate::resolve::{Analysis, Claim};

#[derive(Clone, Debug, PartialEq)]
pub struct ClaimCard {
    /// The announcement, with its day.
    pub line: EventLine,
    pub speakers: Vec<EntityLink>,
    /// The meeting, visit or call at which it was said.
    pub occasion: Option<EventLine>,
    /// What a document calls it: `بيان`.
    pub form: Option<String>,
    /// The agency, paper or platform that it came through.
    pub through: Option<EntityLink>,
    /// Of whom and what, each with the sentences.
    pub about: Vec<(EntityLink, Vec<Quote>)>,
    /// The sentences that tell what was said.
    pub sentences: Vec<Quote>,
}

/// What the announcement `id` says, or what was said at the meeting, visit or call `id`.
pub fn of_event(analysis: &Analysis, id: EventId) -> Vec<ClaimCard> {
    let told = analysis.claims.iter().filter(|claim| claim.event == id || claim.occasion == Some(id));
    told.filter_map(|claim| card(analysis, claim)).collect()
}

/// What `id` said and then what others said of it, as far as a document that passes tells so.
pub(super) fn of_entity(analysis: &Analysis, id: EntityId, passes: impl Fn(DocumentId) -> bool) -> Vec<ClaimCard> {
    let is_read = |claim: &&Claim| claim.sentences.iter().any(|sentence| passes(sentence.document));
    let own = analysis.claims.iter().filter(|claim| claim.speakers.contains(&id));
    let of_it = analysis.claims.iter().filter(|claim| !claim.speakers.contains(&id) && speaks_of(claim, id));
    own.chain(of_it).filter(is_read).filter_map(|claim| card(analysis, claim)).collect()
}

/// What one of the two said of the other, with the sentences about that other.
pub(super) fn between(analysis: &Analysis, a: EntityId, b: EntityId) -> Vec<ClaimCard> {
    let said = |claim: &&Claim| {
        let by = |speaker, other| claim.speakers.contains(&speaker) && speaks_of(claim, other);
        by(a, b) || by(b, a)
    };
    let only_them = |card: ClaimCard| {
        let about = card.about.into_iter().filter(|(link, _)| link.entity == a || link.entity == b);
        ClaimCard { about: about.collect(), ..card }
    };
    analysis.claims.iter().filter(said).filter_map(|claim| card(analysis, claim)).map(only_them).collect()
}

fn speaks_of(claim: &Claim, entity: EntityId) -> bool {
    claim.about.iter().any(|about| about.entity == entity)
}

fn card(analysis: &Analysis, claim: &Claim) -> Option<ClaimCard> {
    let about =
        claim.about.iter().filter_map(|about| Some((link(analysis, about.entity)?, whole(analysis, &about.sentences))));
    Some(ClaimCard {
        line: event_line(analysis, analysis.events.get(claim.event.index())?),
        speakers: claim.speakers.iter().filter_map(|speaker| link(analysis, *speaker)).collect(),
        occasion: claim.occasion.and_then(|id| Some(event_line(analysis, analysis.events.get(id.index())?))),
        form: claim.form.clone(),
        through: claim.through.and_then(|through| link(analysis, through)),
        about: about.collect(),
        sentences: whole(analysis, &claim.sentences),
    })
}

/// Sentences of which no words matter more than others.
fn whole(analysis: &Analysis, sentences: &[Passage]) -> Vec<Quote> {
    let plain = |quote: Quote| Quote { highlights: Vec::new(), ..quote };
    quotes(analysis, sentences.iter().copied()).into_iter().map(plain).collect()
}
