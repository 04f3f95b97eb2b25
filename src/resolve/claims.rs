//! Announcements → claims: who said what about whom, on which occasion, when and through what, apart from what happened.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DocumentId, EntityId, EventId, EventKind, Passage, TextRange};
use crate::extract::{Reading, RoleHolder, Section};

use super::corroboration::is_media;
use super::entities::Entities;
use super::folder::Folder;
use super::{Claim, ClaimAbout, Event, Relation, RelationKind, Report};

/// One claim per announcement that has a speaker, in the order of the events.
pub fn claims(folder: &Folder<'_>, entities: &Entities, events: &[Event]) -> Vec<Claim> {
    let mut told_in: BTreeMap<DocumentId, Vec<EventId>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.kind != EventKind::Announcement) {
        event.reports.iter().for_each(|report| told_in.entry(report.document).or_default().push(event.id));
    }
    let spoken = |event: &&Event| event.kind == EventKind::Announcement && !event.participants.is_empty();
    let claim = |event: &Event| {
        let mut said = Said::new(folder, entities, event);
        event.reports.iter().for_each(|report| said.add(report));
        let near = |report: &Report| told_in.get(&report.document).into_iter().flatten();
        let occasions =
            event.reports.iter().flat_map(|report| near(report).map(move |id| (report, &events[id.index()])));
        let occasion = occasions.filter(|(report, other)| is_occasion(folder, event, report, other)).map(|(_, e)| e.id);
        said.claim(event, occasion.min())
    };
    events.iter().filter(spoken).map(claim).collect()
}

/// The speech was made at this event: one sentence tells of both, on one day, and the speaker took part.
fn is_occasion(folder: &Folder<'_>, speech: &Event, report: &Report, other: &Event) -> bool {
    let sentence = |range: &TextRange| folder.sentence_around(report.document, *range);
    let told: BTreeSet<Passage> = report.triggers.iter().map(sentence).collect();
    let there = other.reports.iter().find(|one| one.document == report.document);
    let together = there.is_some_and(|one| one.triggers.iter().any(|range| told.contains(&sentence(range))));
    let days = |event: &Event| event.date.and_then(|date| date.interval());
    let apart = days(speech).zip(days(other)).is_some_and(|(a, b)| a.intersect(b).is_none());
    let took_part = |who: EntityId| other.participants.iter().any(|participant| participant.entity == who);
    let held = matches!(other.kind, EventKind::Meeting | EventKind::Visit | EventKind::Call);
    held && together && !apart && speech.participants.iter().any(|speaker| took_part(speaker.entity))
}

/// What the reports of one announcement tell of it.
struct Said<'a> {
    folder: &'a Folder<'a>,
    entities: &'a Entities,
    speakers: BTreeSet<EntityId>,
    form: Option<String>,
    through: BTreeMap<EntityId, u32>,
    about: BTreeMap<EntityId, BTreeSet<Passage>>,
    sentences: BTreeSet<Passage>,
}

impl<'a> Said<'a> {
    fn new(folder: &'a Folder<'a>, entities: &'a Entities, event: &Event) -> Self {
        Self {
            folder,
            entities,
            speakers: event.participants.iter().map(|participant| participant.entity).collect(),
            form: None,
            through: BTreeMap::new(),
            about: BTreeMap::new(),
            sentences: BTreeSet::new(),
        }
    }

    fn add(&mut self, report: &Report) {
        let document = report.document;
        let reading = self.folder.reading(document);
        let told =
            reading.events.iter().find(|event| event.triggers.first().is_some_and(|t| report.triggers.contains(t)));
        if self.form.is_none() {
            self.form = told.and_then(|event| event.nouns.first().cloned());
        }
        let offices = self.offices(document, reading);
        for &trigger in &report.triggers {
            let sentence = self.folder.sentence_around(document, trigger);
            if section(reading, sentence) != Some(Section::Headline) || self.sentences.is_empty() {
                self.sentences.insert(sentence);
            }
            let first = reading.mentions.partition_point(|mention| mention.range.start < sentence.range.start);
            let inside = reading.mentions[first..].iter().take_while(|mention| mention.range.end <= sentence.range.end);
            for (at, mention) in (first..).zip(inside) {
                let Some(entity) = u32::try_from(at).ok().and_then(|at| self.entities.of(document, at)) else {
                    continue;
                };
                if is_media(&self.entities.table[entity.index()].name) && !self.speakers.contains(&entity) {
                    *self.through.entry(entity).or_default() += 1;
                } else if mention.range.start > trigger.end
                    && !self.speakers.contains(&entity)
                    && report.place != Some(entity)
                    && !offices.iter().any(|office| office.contains_range(mention.range))
                {
                    self.about.entry(entity).or_default().insert(sentence);
                }
            }
        }
    }

    /// The words of the speakers' own offices, which name countries and bodies without speaking of them.
    fn offices(&self, document: DocumentId, reading: &Reading) -> Vec<TextRange> {
        let own = |person: u32| self.entities.of(document, person).is_some_and(|id| self.speakers.contains(&id));
        let roles = reading.roles.iter().filter(|role| own(role.person));
        roles
            .flat_map(|role| {
                let holder = match role.of {
                    Some(RoleHolder::Mention(at)) => reading.mentions.get(at as usize).map(|mention| mention.range),
                    _ => None,
                };
                std::iter::once(role.range).chain(holder)
            })
            .collect()
    }

    fn claim(self, event: &Event, occasion: Option<EventId>) -> Claim {
        let through = self.through.into_iter().max_by_key(|(medium, count)| (*count, std::cmp::Reverse(*medium)));
        let about = |(entity, sentences): (EntityId, BTreeSet<Passage>)| ClaimAbout {
            entity,
            sentences: sentences.into_iter().collect(),
        };
        Claim {
            event: event.id,
            speakers: event.participants.iter().map(|participant| participant.entity).collect(),
            date: event.date,
            occasion,
            form: self.form,
            through: through.map(|(medium, _)| medium),
            about: self.about.into_iter().map(about).collect(),
            sentences: self.sentences.into_iter().collect(),
        }
    }
}

fn section(reading: &Reading, sentence: Passage) -> Option<Section> {
    let at = reading.sentences.partition_point(|one| one.range.start < sentence.range.start);
    reading.sentences.get(at).map(|one| one.section)
}

/// A directed tie from each speaker to each entity that is spoken of.
pub fn statements(claims: &[Claim]) -> impl Iterator<Item = Relation> + use<> {
    let mut ties: BTreeMap<(EntityId, EntityId), (BTreeSet<EventId>, BTreeSet<Passage>)> = BTreeMap::new();
    for claim in claims {
        for (&speaker, about) in
            claim.speakers.iter().flat_map(|speaker| claim.about.iter().map(move |about| (speaker, about)))
        {
            let tie = ties.entry((speaker, about.entity)).or_default();
            tie.0.insert(claim.event);
            tie.1.extend(&about.sentences);
        }
    }
    ties.into_iter().map(|((a, b), (events, sentences))| Relation {
        a,
        b,
        kind: RelationKind::Statement,
        events: events.into_iter().collect(),
        evidence: sentences.into_iter().collect(),
    })
}

#[cfg(test)]
mod tests {
    use crate::corpus::Document;
    use crate::resolve::{Analysis, RelationKind, read, resolve};

    fn analysis(text: &str) -> Analysis {
        resolve(&[read(&Document::new("a.txt", format!("12 أكتوبر 2031\n\n{text}\n")))])
    }

    fn name(analysis: &Analysis, id: crate::base::EntityId) -> &str {
        &analysis.entities[id.index()].name
    }

    #[test]
    fn who_said_what_about_whom_when_and_through_what() {
        let analysis = analysis(
            "قال وزير الخارجية التونسي نادر المرزوقاني في تصريح لوكالة رويترز إن هنريك غرونبرغ وزير خارجية النمسا أخطأ في حساب الديون.",
        );
        let [claim] = &analysis.claims[..] else { panic!("{:?} {:?}", analysis.claims, analysis.events) };
        let names = |ids: Vec<crate::base::EntityId>| {
            ids.into_iter().map(|id| name(&analysis, id).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(claim.speakers.clone()), ["نادر المرزوقاني"]);
        assert!(
            names(claim.about.iter().map(|about| about.entity).collect()).contains(&"هنريك غرونبرغ".to_owned()),
            "{claim:?}"
        );
        assert_eq!(claim.date.unwrap().to_string(), "2031-10-12");
        assert!(claim.through.is_some_and(|medium| name(&analysis, medium).contains("رويترز")), "{claim:?}");
        assert_eq!(claim.sentences.len(), 1);
        let mut ties = analysis.relations.iter().filter(|tie| tie.kind == RelationKind::Statement);
        assert!(
            ties.any(|tie| name(&analysis, tie.a) == "نادر المرزوقاني" && name(&analysis, tie.b) == "هنريك غرونبرغ")
        );
        assert!(
            !analysis
                .relations
                .iter()
                .any(|tie| tie.kind == RelationKind::Statement && name(&analysis, tie.a) == "هنريك غرونبرغ")
        );
    }

    #[test]
    fn what_happened_is_no_claim() {
        let analysis = analysis("التقى نادر المرزوقاني في أنقرة اليوم هنريك غرونبرغ.");
        assert!(analysis.claims.is_empty() && !analysis.events.is_empty(), "{:?}", analysis.claims);
    }
}
