//! The same folder gives the same analysis, and a further document changes only what its evidence touches.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::draft::{Draft, json, stored};
use super::properties::documents;
use crate::base::{EntityId, EventKind};
use crate::corpus::Document;
use crate::resolve::{Analysis, StoredReading, read, resolve};

/// What an analysis says of the documents before the path `z`, without ids.
fn shape(analysis: &Analysis) -> Vec<String> {
    let path = |at: usize| analysis.documents[at].path.as_str();
    let is_old = |at: usize| path(at) < "z";
    let name = |id: EntityId| analysis.entities[id.index()].name.as_str();
    let mut lines: Vec<String> = Vec::new();
    for (at, document) in analysis.documents.iter().enumerate().filter(|(at, _)| is_old(*at)) {
        lines.push(format!("{} {:?} {:?}", path(at), document.date.as_ref().map(|d| d.value), document.copy_of));
    }
    for entity in &analysis.entities {
        let old = entity.mentions.iter().filter(|mention| is_old(mention.document.index()));
        let mentions: Vec<String> =
            old.map(|m| format!("{} {:?} {}", path(m.document.index()), m.range, m.because.text)).collect();
        if !mentions.is_empty() {
            lines.push(format!("{} {} {:?} {mentions:?}", entity.kind, entity.name, entity.aliases));
        }
    }
    for event in analysis.events.iter().filter(|event| is_old(event.reports[0].document.index())) {
        let reports: Vec<String> = event
            .reports
            .iter()
            .map(|r| format!("{} {:?} {:?}", path(r.document.index()), r.triggers, r.date))
            .collect();
        let who: Vec<&str> = event.participants.iter().map(|one| name(one.entity)).collect();
        lines.push(format!("{} {:?} {:?} {who:?} {reports:?}", event.kind, event.date, event.place.map(name)));
    }
    lines.sort();
    lines
}

/// A document that shares neither people, places nor bodies with any other.
fn stranger() -> StoredReading {
    Draft::new("z.txt", "⟦V|لقاء⟧ ⟦P|زهران العبيدلي⟧ ثم ⟦P|فوزي الطنطاني⟧ في ⟦L|طرابلس⟧ ⟦D|يومها⟧")
        .dated("2031-10-20")
        .when(0, Some("2031-10-12"), None)
        .event(EventKind::Meeting, 0, &["زهران العبيدلي", "فوزي الطنطاني"], Some("طرابلس"), Some(0))
        .stored()
}

fn with_threads(count: usize, work: impl FnOnce() -> String + Send) -> String {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(work)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_document_about_others_changes_nothing(drafts in documents()) {
        let mut readings = stored(&drafts);
        let before = shape(&resolve(&readings));
        readings.push(stranger());
        prop_assert_eq!(shape(&resolve(&readings)), before);
    }

    #[test]
    fn the_number_of_threads_does_not_matter(drafts in documents()) {
        let readings = stored(&drafts);
        let one = with_threads(1, || json(&resolve(&readings)));
        prop_assert_eq!(with_threads(5, || json(&resolve(&readings))), one);
    }
}

#[test]
fn a_further_report_changes_only_its_event_and_people() {
    let read = |path: &str, text: &str| read(&Document::new(path, text));
    let mut readings = vec![
        read("a.txt", "12 أكتوبر 2031\n\nالتقى نادر المرزوقاني في أنقرة اليوم هنريك غرونبرغ.\n"),
        read("b.txt", "13 أكتوبر 2031\n\nزار مانع بن سيف تونس اليوم.\n"),
    ];
    let before: BTreeMap<usize, String> = shape(&resolve(&readings)).into_iter().enumerate().collect();
    readings.push(read("z.txt", "13 أكتوبر 2031\n\nالتقى نادر المرزوقاني في أنقرة أمس هنريك غرونبرغ.\n"));
    let after = shape(&resolve(&readings));
    let untouched = |line: &&String| line.contains("مانع") || line.contains("تونس") || line.starts_with("b.txt");
    let of_b: Vec<&String> = before.values().filter(untouched).collect();
    assert!(of_b.len() >= 3, "{before:?}");
    assert!(of_b.iter().all(|line| after.contains(line)), "{of_b:#?} {after:#?}");
}
