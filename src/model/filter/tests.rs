use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::test_data::{HIND, NAJI, QASRA, SAMER, analysis};
use crate::model::{lists, timeline};

fn events(filter: &Filter) -> BTreeSet<u32> {
    let analysis = analysis();
    let sieve = Sieve::new(&analysis, filter);
    analysis.events.iter().filter(|event| sieve.passes_event(event)).map(|event| event.id.0).collect()
}

fn documents(filter: &Filter) -> usize {
    lists::documents(&analysis(), filter).len()
}

#[track_caller]
fn check(criterion: Criterion, only: &[u32], exclude: &[u32]) {
    for (sense, expected) in [(Sense::Only, only), (Sense::Exclude, exclude)] {
        let mut filter = Filter::default();
        filter.add(sense, criterion.clone());
        assert_eq!(events(&filter), expected.iter().copied().collect(), "{sense:?} {criterion:?}");
    }
}

fn days(text: &str) -> DayInterval {
    text.parse::<crate::base::DateValue>().unwrap().interval().unwrap()
}

#[test]
fn every_sort_of_criterion_can_be_wanted_and_left_out() {
    // The event without a day stays when days are wanted, and the one of some day in October may have been on any.
    check(Criterion::Days(days("2031-10-13")), &[1, 3, 4], &[0, 2, 3, 4]);
    check(Criterion::Kind(EventKind::Meeting), &[0, 2], &[1, 3, 4]);
    check(Criterion::Entity(NAJI), &[0], &[1, 2, 3, 4]);
    check(Criterion::Entity(QASRA), &[0, 1], &[0, 1, 2, 3, 4]);
    check(Criterion::Source("صحيفة الميناء".to_owned()), &[0, 1, 2], &[3, 4]);
    check(Criterion::Documents([DocumentId(1)].into()), &[3, 4], &[0, 1, 2]);
    let words = Criterion::Words { text: "x".to_owned(), documents: [DocumentId(0)].into() };
    check(words, &[0, 1, 2], &[3, 4]);
    check(Criterion::Certainty(Certainty::Inferred), &[0], &[1, 2, 3, 4]);
    check(Criterion::Certainty(Certainty::Undated), &[4], &[0, 1, 2, 3]);
    check(Criterion::Certainty(Certainty::Stated), &[1, 2, 3], &[0, 4]);
    check(Criterion::Certainty(Certainty::Scheduled), &[2], &[0, 1, 3, 4]);
    check(Criterion::Certainty(Certainty::Corroborated), &[], &[0, 1, 2, 3, 4]);
}

#[test]
fn one_sort_widens_and_another_narrows() {
    let mut filter = Filter::default();
    filter.add(Sense::Only, Criterion::Kind(EventKind::Meeting));
    filter.add(Sense::Only, Criterion::Kind(EventKind::Visit));
    assert_eq!(events(&filter), [0, 1, 2].into());
    filter.add(Sense::Only, Criterion::Entity(SAMER));
    assert_eq!(events(&filter), [0, 1].into());
    filter.add(Sense::Only, Criterion::Certainty(Certainty::Inferred));
    filter.add(Sense::Only, Criterion::Certainty(Certainty::Stated));
    assert_eq!(events(&filter), [0, 1].into());
}

#[test]
fn documents_follow_what_is_wanted() {
    let with = |criterion| {
        let mut filter = Filter::default();
        filter.add(Sense::Only, criterion);
        documents(&filter)
    };
    assert_eq!(with(Criterion::Entity(HIND)), 1, "only the second names her");
    assert_eq!(with(Criterion::Kind(EventKind::Call)), 1);
    assert_eq!(with(Criterion::Kind(EventKind::Agreement)), 0);
    assert_eq!(with(Criterion::Certainty(Certainty::Scheduled)), 1);
}

fn criterion() -> impl Strategy<Value = Criterion> {
    prop_oneof![
        (0i8..28, 0i8..28).prop_map(|(a, b)| {
            let day = |n: i8| jiff::civil::Date::constant(2031, 10, 1 + n);
            Criterion::Days(DayInterval { first: day(a.min(b)), last: day(a.max(b)) })
        }),
        (0usize..6).prop_map(|n| Criterion::Kind(EventKind::ALL[n])),
        (0u32..6).prop_map(|n| Criterion::Entity(EntityId(n))),
        Just(Criterion::Source("صحيفة الميناء".to_owned())),
        (0u32..2).prop_map(|n| Criterion::Documents([DocumentId(n)].into())),
        (0u32..2, "[ا-ي]{1,4}").prop_map(|(n, text)| Criterion::Words { text, documents: [DocumentId(n)].into() }),
        (0usize..7).prop_map(|n| Criterion::Certainty(Certainty::ALL[n])),
    ]
}

fn sense() -> impl Strategy<Value = Sense> {
    prop_oneof![Just(Sense::Only), Just(Sense::Exclude)]
}

proptest! {
    #[test]
    fn a_criterion_added_and_removed_gives_the_first_state_back(before in proptest::collection::vec((sense(), criterion()), 0..5), sense in sense(), added in criterion()) {
        let mut filter = Filter::default();
        before.into_iter().for_each(|(sense, criterion)| filter.add(sense, criterion));
        filter.remove(Sense::Only, &added);
        filter.remove(Sense::Exclude, &added);
        let (first, shown) = (filter.clone(), timeline::build(&analysis(), &filter, timeline::Grouping::Kind));
        let (listed, named) = (lists::documents(&analysis(), &filter), lists::entities(&analysis(), &filter));
        filter.add(sense, added.clone());
        prop_assert!(events(&filter).is_subset(&events(&first)) || sense == Sense::Only, "leaving out adds nothing");
        filter.remove(sense, &added);
        prop_assert_eq!(&filter, &first);
        prop_assert_eq!(timeline::build(&analysis(), &filter, timeline::Grouping::Kind), shown);
        prop_assert_eq!(lists::documents(&analysis(), &filter), listed);
        prop_assert_eq!(lists::entities(&analysis(), &filter), named);
    }

    #[test]
    fn nothing_is_left_of_a_cleared_filter(criteria in proptest::collection::vec((sense(), criterion()), 0..6)) {
        let mut filter = Filter::default();
        criteria.into_iter().for_each(|(sense, criterion)| filter.add(sense, criterion));
        prop_assert!(filter.criteria().all(|(sense, one)| sense == Sense::Only || !filter.only.contains(one)), "never both");
        filter.clear();
        prop_assert_eq!(filter, Filter::default());
    }

    #[test]
    fn a_filter_survives_its_file(criteria in proptest::collection::vec((sense(), criterion()), 0..6)) {
        let mut filter = Filter::default();
        criteria.into_iter().for_each(|(sense, criterion)| filter.add(sense, criterion));
        let text = serde_json::to_string(&filter).unwrap();
        prop_assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
    }
}
