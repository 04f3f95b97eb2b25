//! What holds of every analysis, on readings of random documents.

use proptest::prelude::*;

use super::draft::{Draft, json, stored};
use crate::base::{EntityKind, EventKind, Passage};
use crate::edit::{Anchor, Decision, Log};
use crate::extract::{Side, TimeSide};
use crate::resolve::{Analysis, EntityMention, Reason, StoredReading, resolve, resolve_with};

const GIVEN: [&str; 4] = ["نادر", "هنريك", "مانع", "خليل"];
const FAMILY: [&str; 5] = ["المرزوقاني", "غرونبرغ", "جرونبرج", "بن سيف", "الهدروسي"];
const PLACES: [&str; 3] = ["أنقرة", "تونس", "وادي الحجارات"];
const BODIES: [&str; 4] = ["وزارة الدفاع", "وزارة الدفاع التونسية", "الجيش", "اتحاد الغرف"];

/// Two people, a place, a body, a day, and whether an undated meeting was today.
type Random = (String, String, usize, usize, Option<u8>, bool);

/// A document of random names, with a meeting of its first two people on a random day.
pub fn documents() -> impl Strategy<Value = Vec<Draft>> {
    let person = (0..GIVEN.len(), 0..FAMILY.len(), any::<bool>()).prop_map(|(given, family, full)| {
        if full { format!("{} {}", GIVEN[given], FAMILY[family]) } else { FAMILY[family].to_owned() }
    });
    let document =
        (person.clone(), person, 0..PLACES.len(), 0..BODIES.len(), prop::option::of(1..28_u8), any::<bool>());
    prop::collection::vec(document, 0..7).prop_map(|documents| {
        let draft = |number: usize, (one, other, place, body, day, today): Random| {
            let (place, body) = (PLACES[place], BODIES[body]);
            let text = format!(
                "⟦V|لقاء⟧ ⟦P|{one}⟧ ثم ⟦P|{other}⟧ في ⟦L|{place}⟧ ⟦D|يومها⟧\n⟦O|{body}⟧ رقم {number} (⟦P|{one}⟧)"
            );
            let draft = Draft::new(&format!("{number}.txt"), &text);
            let value = day.map(|day| format!("2031-10-{day:02}"));
            let draft = draft.when(0, value.as_deref(), (day.is_none() && today).then_some(7));
            let draft = draft.office(&one, "وزير الدفاع", if today { "TN" } else { "JO" });
            draft.event(EventKind::Meeting, 0, &[&one, &other], Some(place), Some(0))
        };
        documents.into_iter().enumerate().map(|(number, random)| draft(number, random)).collect()
    })
}

/// A document for each random order of two visits, which have a month or no day, all of them known to every document.
fn in_order() -> impl Strategy<Value = Vec<Draft>> {
    const CITIES: [&str; 4] = ["أنقرة", "صفاقس", "الرباط", "بغداد"];
    let link =
        (0..CITIES.len(), 0..CITIES.len(), any::<bool>(), prop::option::of(0..4_i32), prop::option::of(8..12_u8));
    let draft = |number: usize, (one, other, after, days, month): (usize, usize, bool, Option<i32>, Option<u8>)| {
        let other = if one == other { (one + 1) % CITIES.len() } else { other };
        let (one, other) = (CITIES[one], CITIES[other]);
        let text = format!(
            "⟦V|زار⟧ ⟦P|نادر المرزوقاني⟧ ⟦L|{one}⟧ ⟦D|يومها⟧\n⟦R|بعد⟧ ⟦V|زيارة⟧ ⟦P|هنريك غرونبرغ⟧ إلى ⟦L|{other}⟧ رقم {number}"
        );
        let month = month.map(|month| format!("2031-{month:02}"));
        let side = if after { TimeSide::After } else { TimeSide::Before };
        Draft::new(&format!("{number}.txt"), &text)
            .when(0, month.as_deref(), None)
            .event(EventKind::Visit, 0, &["نادر المرزوقاني"], Some(one), Some(0))
            .event(EventKind::Visit, 1, &["هنريك غرونبرغ"], Some(other), None)
            .link(0, side, 1, days)
    };
    prop::collection::vec(link, 1..9)
        .prop_map(move |links| links.into_iter().enumerate().map(|(number, link)| draft(number, link)).collect())
}

/// Every passage and range of an analysis with its document.
fn passages(analysis: &Analysis) -> Vec<Passage> {
    let of_reasons =
        |reasons: &[Reason]| -> Vec<Passage> { reasons.iter().flat_map(|reason| reason.evidence.clone()).collect() };
    let mut all = Vec::new();
    for document in &analysis.documents {
        all.extend(document.date.iter().flat_map(|date| of_reasons(&date.because)));
        all.extend(document.dates.iter().flat_map(|date| of_reasons(&date.because)));
    }
    for entity in &analysis.entities {
        all.extend(entity.mentions.iter().map(EntityMention::passage));
        all.extend(entity.mentions.iter().flat_map(|mention| mention.because.evidence.clone()));
        all.extend(entity.roles.iter().flat_map(|role| role.evidence.clone()));
    }
    for event in &analysis.events {
        all.extend(of_reasons(&event.because));
        for report in &event.reports {
            all.extend(report.triggers.iter().map(|&range| Passage { document: report.document, range }));
            all.extend(of_reasons(&report.because));
        }
    }
    all.extend(analysis.relations.iter().flat_map(|relation| relation.evidence.clone()));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_files_does_not_matter(
        (drafts, order) in documents().prop_flat_map(|drafts| {
            let order: Vec<usize> = (0..drafts.len()).collect();
            (Just(stored(&drafts)), Just(order).prop_shuffle())
        })
    ) {
        let shuffled: Vec<StoredReading> = order.iter().map(|&at| drafts[at].clone()).collect();
        prop_assert_eq!(json(&resolve(&shuffled)), json(&resolve(&drafts)));
    }

    #[test]
    fn any_order_of_events_comes_to_an_end_and_leaves_events_within_what_is_written(drafts in in_order()) {
        let readings = stored(&drafts);
        let analysis = resolve(&readings);
        let reversed: Vec<StoredReading> = readings.iter().rev().cloned().collect();
        prop_assert_eq!(json(&resolve(&reversed)), json(&analysis));
        for event in analysis.events.iter().filter(|event| event.contradictions.is_empty()) {
            let days = event.date.and_then(|date| date.interval());
            let written = event.reports.iter().filter_map(|report| {
                let mut told = drafts[report.document.index()].reading.events.iter();
                told.find(|told| report.triggers.contains(&told.triggers[0]))?.date?.interval()
            });
            for written in written {
                prop_assert!(days.is_some_and(|days| days.intersect(written).is_some()), "{:?}", event);
            }
        }
    }

    #[test]
    fn every_mention_has_one_entity_and_every_passage_lies_in_its_text(drafts in documents()) {
        let analysis = resolve(&stored(&drafts));
        let mentions: usize = analysis.entities.iter().map(|entity| entity.mentions.len()).sum();
        prop_assert_eq!(mentions, drafts.iter().map(|draft| draft.reading.mentions.len()).sum::<usize>());
        for passage in passages(&analysis) {
            let text = &drafts[passage.document.index()].text;
            prop_assert!(text.get(passage.range.to_usize()).is_some_and(|words| !words.is_empty()), "{:?}", passage);
        }
        for (index, entity) in analysis.entities.iter().enumerate() {
            prop_assert_eq!(entity.id.index(), index);
            prop_assert!(entity.mentions.is_sorted_by_key(EntityMention::passage));
        }
        for event in &analysis.events {
            prop_assert!(event.reports.is_sorted_by_key(|report| report.document));
        }
    }

    #[test]
    fn undoing_every_decision_gives_the_first_analysis_back(
        drafts in documents(),
        picks in prop::collection::vec((0_usize..40, 0_usize..40, 0_u8..16), 0..8),
    ) {
        let readings = stored(&drafts);
        let anchors: Vec<Anchor> = drafts
            .iter()
            .flat_map(|draft| draft.reading.mentions.iter().map(|mention| draft.anchor(&mention.name)))
            .collect();
        let triggers: Vec<Anchor> = drafts.iter().map(|draft| draft.trigger(0)).collect();
        let mut log = Log::default();
        for (one, other, decision) in picks.into_iter().filter(|_| !anchors.is_empty()) {
            let (a, b) = (anchors[one % anchors.len()].clone(), anchors[other % anchors.len()].clone());
            let (trigger, other_trigger) =
                (triggers[one % triggers.len()].clone(), triggers[other % triggers.len()].clone());
            log.push(match decision {
                0 => Decision::Same { a, b },
                1 => Decision::NotSame { a, b },
                2 => Decision::Kind { mention: a, kind: EntityKind::Place },
                3 => Decision::NoName { mention: a },
                4 => Decision::Rename { mention: a, name: "غيره".to_owned() },
                5 => Decision::DocumentDate { document: a.document, value: "2031-10-03".parse().ok() },
                6 => Decision::NoEvent { trigger },
                7 => Decision::Split { mentions: vec![a, b] },
                8 => Decision::SameEvent { a: trigger, b: other_trigger },
                9 => Decision::NotSameEvent { a: trigger, b: other_trigger },
                10 => Decision::TookPart { trigger, mention: b, side: Some(Side::Attendee) },
                11 => Decision::EventPlace { trigger, place: Some(b) },
                12 => Decision::EventDate { trigger, value: "2031-10-04".parse().ok() },
                13 => Decision::EntityKind { mention: a, kind: EntityKind::Organization },
                14 => Decision::All { decisions: vec![Decision::Hide { mention: a }, Decision::EventKind { trigger, kind: EventKind::Visit }] },
                _ => Decision::Name { mention: b, kind: EntityKind::Equipment },
            });
        }
        let first = json(&resolve_with(&readings, &[]));
        let decided = resolve_with(&readings, log.active());
        prop_assert_eq!(json(&resolve_with(&readings, log.active())), json(&decided));
        while log.undo() {}
        prop_assert_eq!(json(&resolve_with(&readings, log.active())), first);
    }
}
