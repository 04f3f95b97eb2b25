//! The reports of one event → which of them repeat an earlier one: copies of its text, its outlet again, or the agency it quotes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::arabic::fold;
use crate::arabic::lexicon::Table;
use crate::base::{DocumentId, EntityId, EntityKind};
use crate::extract::Section;
use crate::resolve::copies::Copies;
use crate::resolve::entities::Entities;
use crate::resolve::folder::Folder;
use crate::resolve::{Event, Repeat, Repeats, Report};

/// Marks each report that repeats an earlier one and counts the rest.
pub fn mark_repeats(folder: &Folder<'_>, entities: &Entities, copies: &Copies, event: &mut Event) {
    // The first report that carries a key; reports that share one are one source.
    let mut first: BTreeMap<Key, DocumentId> = BTreeMap::new();
    let party: BTreeSet<EntityId> = event.participants.iter().map(|participant| participant.entity).collect();
    let mut repeats = 0;
    for report in &mut event.reports {
        let original = copies.original(report.document);
        let mut keys = vec![(Key::Text(original), Repeat::Copy)];
        if let Some(outlet) = &folder.reading(report.document).outlet {
            keys.push((Key::Outlet(fold(outlet)), Repeat::Outlet));
        }
        let quoted = media_quoted(folder, entities, report).into_iter().filter(|media| !party.contains(media));
        keys.extend(quoted.map(|media| (Key::Media(media), Repeat::Quoted(media))));
        report.repeats = keys.iter().find_map(|(key, how)| Some(Repeats { report: *first.get(key)?, how: *how }));
        // What repeats stands for its original under its own keys too.
        let source = report.repeats.map_or(report.document, |repeats| repeats.report);
        keys.into_iter().for_each(|(key, _)| {
            first.entry(key).or_insert(source);
        });
        repeats += u32::from(report.repeats.is_some());
    }
    let reports = u32::try_from(event.reports.len()).unwrap_or(u32::MAX);
    event.independent_sources = reports.saturating_sub(repeats);
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The first document with this text.
    Text(DocumentId),
    Outlet(String),
    Media(EntityId),
}

/// Agencies and papers named in the sentences of the triggers, or in the byline.
fn media_quoted(folder: &Folder<'_>, entities: &Entities, report: &Report) -> BTreeSet<EntityId> {
    let reading = folder.reading(report.document);
    let told: Vec<_> =
        report.triggers.iter().map(|&range| folder.sentence_around(report.document, range).range).collect();
    let of_document = &entities.of_mention[report.document.index()];
    let mentions = reading.mentions.iter().zip(of_document);
    mentions
        .filter(|(mention, _)| {
            let section = reading.sentences.get(mention.sentence as usize).map(|sentence| sentence.section);
            mention.kind == EntityKind::Organization
                && (section == Some(Section::Meta)
                    || told.iter().any(|sentence| sentence.contains_range(mention.range)))
        })
        .map(|(_, &entity)| entity)
        .filter(|entity| is_media(&entities.table[entity.index()].name))
        .collect()
}

/// Whether this is the name of a news agency, a paper, a broadcaster or a platform.
pub fn is_media(name: &str) -> bool {
    static NAMES: OnceLock<FxHashSet<String>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let table = Table::new(include_str!("../../../assets/lexicon/organizations.tsv"));
        let media = table.records().filter(|record| record.column(3) == "media");
        media.flat_map(|record| record.values(1).map(fold).collect::<Vec<_>>()).collect()
    });
    let name = fold(name);
    let agency = |rest: &str| rest.starts_with("انباء") || rest.starts_with("الانباء");
    names.contains(&name) || name.strip_prefix("وكاله ").is_some_and(|rest| names.contains(rest) || agency(rest))
}
