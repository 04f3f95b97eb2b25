//! Any sequence of decisions over a whole analysis: undone, it gives the first analysis byte for byte, and redone the last.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use marsad::base::{CancelToken, DateValue, EntityKind, EventKind, TextRange};
use marsad::corpus;
use marsad::edit::{Act, Anchor, Decision, Log, Step, Subject};
use marsad::export::{analysis_json, analysis_json_with};
use marsad::extract::Side;
use marsad::resolve::{StoredReading, read_all, resolve_with};
use proptest::prelude::*;

const CASES: u32 = 48;

/// What was read of the articles, and the places that decisions can be anchored to.
struct Folder {
    readings: Vec<StoredReading>,
    mentions: Vec<Anchor>,
    triggers: Vec<Anchor>,
    /// Words that nothing was found in.
    words: Vec<Anchor>,
    first: String,
}

fn folder() -> &'static Folder {
    static FOLDER: OnceLock<Folder> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let corpus = corpus::sample();
        let readings = read_all(&corpus, &CancelToken::new(), &|_| {}).unwrap();
        let (mut mentions, mut triggers, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (document, stored) in corpus.documents.iter().zip(&readings) {
            let reading = &stored.reading;
            let anchor = |range: TextRange| Anchor {
                document: reading.document,
                range,
                quote: range.of(&document.text).to_owned(),
            };
            mentions.extend(reading.mentions.iter().map(|mention| anchor(mention.range)));
            triggers.extend(reading.events.iter().filter_map(|event| Some(anchor(*event.triggers.first()?))));
            let starts = document.text.match_indices(' ').map(|(at, _)| at + 1);
            let word = |at: usize| {
                let end = document.text[at..].find([' ', '\n']).map_or(document.text.len(), |end| at + end);
                TextRange::from_usize(at..end)
            };
            words.extend(starts.step_by(7).map(word).filter(|range| !range.is_empty()).map(anchor));
        }
        let first = analysis_json(&resolve_with(&readings, &[]), &[]);
        Folder { readings, mentions, triggers, words, first }
    })
}

fn any_decision() -> impl Strategy<Value = Decision> {
    let folder = folder();
    let mention = || (0..folder.mentions.len()).prop_map(|at| folder.mentions[at].clone());
    let trigger = || (0..folder.triggers.len()).prop_map(|at| folder.triggers[at].clone());
    let word = || (0..folder.words.len()).prop_map(|at| folder.words[at].clone());
    let kind = || prop::sample::select(&EntityKind::ALL[..]);
    let event = || prop::sample::select(&EventKind::ALL[..]);
    let day = || prop::option::of((1_u8..29).prop_map(|day| format!("2025-10-{day:02}").parse::<DateValue>().unwrap()));
    let side = || prop::option::of(prop::sample::select(&[Side::Agent, Side::Counterpart, Side::Attendee][..]));
    prop_oneof![
        (mention(), mention()).prop_map(|(a, b)| Decision::Same { a, b }),
        (mention(), mention()).prop_map(|(a, b)| Decision::NotSame { a, b }),
        prop::collection::vec(mention(), 1..5).prop_map(|mentions| Decision::Split { mentions }),
        (mention(), kind()).prop_map(|(mention, kind)| Decision::Kind { mention, kind }),
        (mention(), kind()).prop_map(|(mention, kind)| Decision::EntityKind { mention, kind }),
        (word(), kind()).prop_map(|(mention, kind)| Decision::Name { mention, kind }),
        mention().prop_map(|mention| Decision::NoName { mention }),
        (mention(), "[ء-ي]{3,9}").prop_map(|(mention, name)| Decision::Rename { mention, name }),
        mention().prop_map(|mention| Decision::Hide { mention }),
        mention().prop_map(|mark| Decision::Confirm { mark }),
        (mention(), day()).prop_map(|(of, value)| Decision::DocumentDate { document: of.document, value }),
        (word(), event()).prop_map(|(trigger, kind)| Decision::Event { trigger, kind }),
        trigger().prop_map(|trigger| Decision::NoEvent { trigger }),
        (trigger(), event()).prop_map(|(trigger, kind)| Decision::EventKind { trigger, kind }),
        (trigger(), day()).prop_map(|(trigger, value)| Decision::EventDate { trigger, value }),
        (trigger(), prop::option::of(mention())).prop_map(|(trigger, place)| Decision::EventPlace { trigger, place }),
        (trigger(), mention(), side()).prop_map(|(trigger, mention, side)| Decision::TookPart {
            trigger,
            mention,
            side
        }),
        (trigger(), trigger()).prop_map(|(a, b)| Decision::SameEvent { a, b }),
        (trigger(), trigger()).prop_map(|(a, b)| Decision::NotSameEvent { a, b }),
    ]
}

/// Decisions of every kind, alone and several in one go, with stars between them and some taken back by themselves.
fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any_decision().prop_map(|of| Act::Decide { of }),
        2 => prop::collection::vec(any_decision(), 1..4)
            .prop_map(|decisions| Act::Decide { of: Decision::All { decisions } }),
        1 => any_decision().prop_map(|of| Act::All { acts: vec![Act::Decide { of }] }),
        1 => any::<prop::sample::Index>()
            .prop_map(|at| Act::Star { subject: Subject::Entity(at.get(&folder().mentions).clone()), on: true }),
        1 => (0_usize..12).prop_map(|step| Act::Revert { step }),
    ]
}

fn json(log: &Log<Step>) -> String {
    analysis_json(&resolve_with(&folder().readings, &log.decisions()), &[])
}

static DONE: AtomicUsize = AtomicUsize::new(0);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn undone_gives_the_first_analysis_and_redone_the_last(acts in prop::collection::vec(any_act(), 1..16)) {
        let mut log: Log<Step> = Log::default();
        acts.into_iter().zip(1_900_000_000..).for_each(|(act, at)| log.push(Step { at, act }));
        let last = json(&log);
        let whole = analysis_json_with(&resolve_with(&folder().readings, &log.decisions()), &[], &log);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&whole).is_ok());
        // Half the way back and forth gives the same as never having gone.
        let half = log.cursor() / 2;
        (0..half).for_each(|_| { log.undo(); });
        (0..half).for_each(|_| { log.redo(); });
        prop_assert_eq!(&json(&log), &last);
        while log.undo() {}
        prop_assert_eq!(&json(&log), &folder().first);
        while log.redo() {}
        prop_assert_eq!(&json(&log), &last);
        eprintln!("{} sequences of decisions", DONE.fetch_add(1, Ordering::Relaxed) + 1);
    }
}

#[test]
fn a_step_taken_back_by_itself_is_as_if_it_had_never_been() {
    let folder = folder();
    let rename = |at: usize, name: &str| {
        let of = Decision::Rename { mention: folder.mentions[at].clone(), name: name.to_owned() };
        Step { at: 1_900_000_000, act: Act::Decide { of } }
    };
    let far = folder.mentions.iter().position(|other| other.document != folder.mentions[0].document).unwrap();
    let mut log = Log::default();
    log.push(rename(far, "اسم"));
    let without = json(&log);
    let mut log = Log::default();
    log.push(rename(0, "غيره"));
    log.push(rename(far, "اسم"));
    assert_eq!(log.can_revert(0), Ok(()));
    log.push(Step { at: 1_900_000_060, act: Act::Revert { step: 0 } });
    assert_eq!(json(&log), without);
}
