//! What the models make of the hand-made analysis of [`test_data`](super::test_data).

use super::lists::{EntityQuery, EntitySort};
use super::page::Layer;
use super::test_data::{COUNCIL, DRONE, HIND, NAJI, QASRA, SAMER, analysis, documents, passage};
use super::*;
use crate::base::{CancelToken, DayInterval, DocumentId, EntityId, EntityKind, EventId, EventKind};
use crate::resolve::DateSource;

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

fn tie_between(network: &network::Network, a: EntityId, b: EntityId) -> Option<&network::Tie> {
    let at = |id| network.nodes.iter().position(|node| node.entity == id);
    let (a, b) = (at(a)?, at(b)?);
    network.ties.iter().find(|tie| (tie.a, tie.b) == (a.min(b), a.max(b)))
}

#[test]
fn shared_events_tie_strongly_and_shared_sentences_weakly() {
    let network = network::build(&analysis(), &Filter::default());
    let strong = tie_between(&network, NAJI, SAMER).unwrap();
    assert!(strong.strong && (strong.weight - 1.2).abs() < 1e-6);
    assert_eq!(strong.events, [EventId(0)]);
    assert!(tie_between(&network, SAMER, QASRA).unwrap().events.len() == 2, "the place of an event counts");
    assert!(!tie_between(&network, NAJI, COUNCIL).unwrap().strong);
    assert!(network.nodes.iter().all(|node| node.entity != DRONE), "equipment is no node");
    assert_eq!(network.nodes[0].entity, SAMER, "heaviest first");
}

#[test]
fn weak_ties_can_be_turned_off() {
    let filter = Filter { weak_ties: false, ..Filter::default() };
    let network = network::build(&analysis(), &filter);
    assert!(network.ties.iter().all(|tie| tie.strong));
    assert!(network.nodes.iter().all(|node| node.entity != COUNCIL), "nothing ties it any more");
}

#[test]
fn a_span_of_days_narrows_every_model() {
    let days = DayInterval { first: day("2031-10-13"), last: day("2031-10-13") };
    let filter = Filter { only: [Criterion::Days(days)].into(), undated: false, ..Filter::default() };
    let timeline = timeline::build(&analysis(), &filter, timeline::Grouping::Kind);
    let shown: Vec<EventId> = timeline.events.iter().map(|mark| mark.event).collect();
    assert_eq!(shown, [EventId(3), EventId(1)], "the decision of an unknown day of that month, and the visit");
    assert!(timeline.undated.is_empty());
    let rows = lists::documents(&analysis(), &filter);
    assert_eq!(rows.len(), 2, "both tell of an event of that day, though neither was written on it");
}

#[test]
fn excluded_and_chosen_entities() {
    let without = Filter { exclude: [Criterion::Entity(SAMER)].into(), ..Filter::default() };
    let network = network::build(&analysis(), &without);
    assert!(network.nodes.iter().all(|node| node.entity != SAMER));
    let only = Filter { only: [Criterion::Entity(HIND)].into(), ..Filter::default() };
    let timeline = timeline::build(&analysis(), &only, timeline::Grouping::Kind);
    assert!(timeline.events.is_empty());
    assert_eq!(timeline.undated.len(), 1);
}

#[test]
fn a_month_is_a_bar_and_never_its_first_day() {
    let timeline = timeline::build(&analysis(), &Filter::default(), timeline::Grouping::Kind);
    let mark = timeline.events.iter().find(|mark| mark.event == EventId(3)).unwrap();
    assert_eq!(mark.span, DayInterval { first: day("2031-10-01"), last: day("2031-10-31") });
    assert_eq!(timeline.extent, Some(mark.span));
    assert_eq!(timeline.undated[0].event, EventId(4));
}

#[test]
fn a_day_that_no_text_states_is_inferred() {
    let timeline = timeline::build(&analysis(), &Filter::default(), timeline::Grouping::Kind);
    let inferred: Vec<EventId> = timeline.events.iter().filter(|mark| mark.inferred).map(|mark| mark.event).collect();
    assert_eq!(inferred, [EventId(0)]);
}

#[test]
fn labels_name_the_kind_and_who_or_where() {
    let analysis = analysis();
    let labels: Vec<String> = analysis.events.iter().map(|event| event_label(&analysis, event)).collect();
    let expected = [
        "لقاء أبو رمانة والحكيم",
        "زيارة الحكيم إلى القصرة",
        "اجتماع مجلس الموانئ",
        "قرار مجلس الموانئ",
        "اتصال الحكيم والصفدي",
    ];
    assert_eq!(labels, expected);
}

#[test]
fn people_are_called_as_headlines_call_them() {
    for (name, expected) in [
        ("ناجي أبو رمانة", "أبو رمانة"),
        ("سامر عبد الكريم الحكيم", "الحكيم"),
        ("ماجد بن عبد السلام بن طارق آل نوار", "ماجد بن عبد السلام"),
        ("ماجد بن طارق", "ماجد بن طارق"),
        ("ماجد بن عبد", "ماجد بن عبد"),
        ("كريم الصفدي (الأب)", "الصفدي (الأب)"),
        ("كريم", "كريم"),
        ("عادل قمر الدين", "قمر الدين"),
        ("سامر فضل الله", "فضل الله"),
        ("ناجي الرابع", "ناجي الرابع"),
        ("", ""),
    ] {
        let mut entity = analysis().entities[NAJI.index()].clone();
        entity.name = name.to_owned();
        assert_eq!(short_name(&entity), expected);
    }
}

#[test]
fn date_texts_are_no_more_exact_than_their_values() {
    for (value, expected) in [
        ("2025-10-17", "17 Oct 2025"),
        ("2025-06", "Jun 2025"),
        ("2025", "2025"),
        ("2025-W41", "week of 6 Oct 2025"),
        ("2025-W41;END", "end of the week of 6 Oct 2025"),
        ("2025-06;MID", "middle of Jun 2025"),
        ("XXXX-02-26", "26 Feb, year unknown"),
        ("XXXX", "undated"),
    ] {
        assert_eq!(date_text(&value.parse().unwrap()), expected);
    }
}

#[test]
fn entity_rows_are_searched_by_any_spelling() {
    let rows = lists::entities(&analysis(), &Filter::default());
    let find = |search: &str, sort| {
        let query = EntityQuery { search: search.to_owned(), sort, ..EntityQuery::default() };
        lists::select(&rows, &query).into_iter().map(|at| rows[at].name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(find("ابو رمانه", EntitySort::Count), ["ناجي أبو رمانة"]);
    assert_eq!(find("الحكيم", EntitySort::Count), ["سامر الحكيم"]);
    assert_eq!(find("", EntitySort::Kind).last(), Some(&"الصقر"));
    assert_eq!(find("لا أحد", EntitySort::Name), [""; 0]);
    let naji = rows.iter().find(|row| row.entity == NAJI).unwrap();
    assert_eq!(naji.office.as_deref(), Some("وزير النقل · مجلس الموانئ"));
    assert_eq!((naji.count, naji.spark.iter().sum::<u32>()), (2, 2));
}

#[test]
fn document_rows_say_how_the_day_is_known() {
    let rows = lists::documents(&analysis(), &Filter::default());
    let day = rows[0].day.as_ref().unwrap();
    assert_eq!((day.text.as_str(), day.source), ("14 Oct 2031", DateSource::Stated));
    assert_eq!(rows[1].day, None);
}

#[test]
fn a_page_marks_names_dates_and_triggers() {
    let page = page::build(&analysis(), DocumentId(0), &CancelToken::new()).unwrap().unwrap();
    let text = &documents()[0].text;
    let words = |layer: Layer| {
        page.marks.iter().filter(|mark| mark.layer == layer).map(|mark| mark.range.of(text)).collect::<Vec<_>>()
    };
    assert_eq!(words(Layer::Date), ["الأحد"]);
    assert_eq!(words(Layer::Trigger(EventKind::Meeting)), ["التقى", "سيجتمع"]);
    assert_eq!(words(Layer::Name(EntityKind::Place)).len(), 3);
    assert!(page.marks.iter().all(|mark| !mark.tooltip.is_empty()));
    let beside: Vec<(usize, EventId)> = page.margin.iter().map(|note| (note.paragraph, note.event)).collect();
    assert_eq!(beside, [(1, EventId(0)), (1, EventId(2)), (2, EventId(1))]);
    assert_eq!((page.paragraphs.len(), page.people, page.events), (3, 2, 3));
    assert_eq!(page::build(&analysis(), DocumentId(9), &CancelToken::new()), Ok(None));
    let raised = CancelToken::new();
    raised.cancel();
    assert!(page::build(&analysis(), DocumentId(0), &raised).is_err(), "nobody waits for it");
}

#[test]
fn quotes_join_what_stands_in_one_sentence() {
    let found = quotes(&analysis(), [passage(0, "سامر الحكيم", 0), passage(0, "القصرة", 1), passage(0, "زار", 0)]);
    let text = &documents()[0].text;
    let sentences: Vec<&str> = found.iter().map(|quote| quote.sentence.of(text)).collect();
    assert_eq!(sentences, ["التقى الوزير ناجي أبو رمانة نظيره سامر الحكيم في القصرة الأحد.", "زار سامر الحكيم القصرة."]);
    assert_eq!(found[0].highlights.len(), 2);
}

#[test]
fn the_inspector_gives_every_statement_its_sentences() {
    let analysis = analysis();
    let card = inspector::entity(&analysis, &Filter::default(), SAMER).unwrap();
    assert_eq!(card.spellings, [("سامر الحكيم".to_owned(), 2), ("الحكيم".to_owned(), 1)]);
    assert_eq!((card.mention_count, card.mentions.len(), card.documents), (3, 3, 2));
    assert_eq!(card.ties[0].other.entity, QASRA);
    assert_eq!(card.events.len(), 3);
    let office = &inspector::entity(&analysis, &Filter::default(), NAJI).unwrap().offices[0];
    assert_eq!(office.evidence.len(), 1);

    let event = inspector::event(&analysis, EventId(0)).unwrap();
    assert_eq!(event.line.day.as_ref().unwrap().source, DateSource::Inferred);
    assert_eq!((event.who.len(), event.reports.len(), event.why.len()), (2, 1, 1));
    assert_eq!(event.reports[0].source, "صحيفة الميناء");

    let tie = inspector::tie(&analysis, SAMER, NAJI).unwrap();
    assert_eq!((tie.events.len(), tie.sentences.len()), (1, 1));
    assert_eq!(tie.sentences[0].highlights.len(), 2);
    assert_eq!(inspector::entity(&analysis, &Filter::default(), EntityId(99)), None);
}

#[test]
fn the_inspector_counts_what_passes_the_filter() {
    let filter = Filter { only: [Criterion::Documents([DocumentId(1)].into())].into(), ..Filter::default() };
    let card = inspector::entity(&analysis(), &filter, SAMER).unwrap();
    assert_eq!((card.mention_count, card.documents, card.events.len()), (1, 1, 1));
    assert_eq!(card.ties.iter().map(|tie| tie.other.entity).collect::<Vec<_>>(), [HIND]);
}

#[test]
fn the_report_holds_every_event_once() {
    let report = report::build(&analysis());
    assert_eq!(report.chronology.len() + report.undated.len(), 5);
    assert_eq!(report.chronology[0].day.as_deref(), Some("Oct 2031"), "the month begins before the days in it");
    assert_eq!(report.undated[0].sources, ["مجلس الموانئ يقرر"]);
    assert_eq!(report.entities[0].mentions, 3);
}

#[test]
fn nothing_in_nothing_out() {
    let (empty, clear) = (crate::resolve::Analysis::default(), Filter::default());
    assert_eq!(network::build(&empty, &clear), network::Network::default());
    assert_eq!(timeline::build(&empty, &clear, timeline::Grouping::Kind), timeline::Timeline::default());
    assert!(lists::entities(&empty, &clear).is_empty() && report::build(&empty).documents.is_empty());
}
