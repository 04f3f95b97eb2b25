//! The whole stage on readings of made-up documents.

mod bad_input;
mod days;
mod decisions;
mod draft;
mod folderwide;
mod properties;
mod stability;

use draft::{Draft, names, stored, week_and_sunday};

use super::{Analysis, DateSource, StoredReading, resolve};
use crate::base::{EntityKind, EventKind};
use crate::extract::Place;

#[test]
fn short_names_and_spellings_join_across_documents() {
    let analysis = resolve(&stored(&week_and_sunday()));
    assert_eq!(
        names(&analysis, EntityKind::Person),
        [("نادر المرزوقاني".to_owned(), 2), ("هنريك جرونبرج".to_owned(), 2)]
    );
    assert!(analysis.entities[0].mentions.iter().all(|mention| !mention.because.text.is_empty()));
}

#[test]
fn two_of_one_surname_in_a_list_stay_two() {
    let draft = Draft::new("a.txt", "⟦P|خليل بن سيف⟧ و⟦P|مانع بن سيف⟧ و⟦P|سيف بن راشد⟧");
    assert_eq!(names(&resolve(&stored(&[draft])), EntityKind::Person).len(), 3);
}

#[test]
fn names_in_another_order_are_one_person_in_the_same_office_alone() {
    for (title, expected) in [("وزير الدفاع", 1), ("سفير", 2)] {
        let one = Draft::new("a.txt", "⟦P|تاناكي هيروشي⟧").office("تاناكي هيروشي", "وزير الدفاع", "JP");
        let other = Draft::new("b.txt", "⟦P|هيروشي تاناكي⟧").office("هيروشي تاناكي", title, "JP");
        assert_eq!(names(&resolve(&stored(&[one, other])), EntityKind::Person).len(), expected, "{title}");
    }
}

#[test]
fn one_surname_and_two_offices_are_two_people() {
    let one = Draft::new("a.txt", "⟦P|نادر المرزوقاني⟧").office("نادر المرزوقاني", "وزير الدفاع", "TN");
    let other = Draft::new("b.txt", "⟦P|المرزوقاني⟧").office("المرزوقاني", "وزير الدفاع", "JO");
    assert_eq!(names(&resolve(&stored(&[one, other])), EntityKind::Person).len(), 2);
}

#[test]
fn a_short_name_that_could_be_two_is_kept_apart_with_the_reason() {
    let texts = ["⟦P|نادر سالم المرزوقاني⟧", "⟦P|وليد سالم المرزوقاني⟧", "⟦P|سالم المرزوقاني⟧"];
    let draft = |(at, text): (usize, &&str)| Draft::new(&format!("{at}.txt"), text);
    let analysis = resolve(&stored(&texts.iter().enumerate().map(draft).collect::<Vec<_>>()));
    assert_eq!(names(&analysis, EntityKind::Person).len(), 3);
    let because: Vec<&str> = analysis.kept_apart.iter().map(|pair| pair.because.as_str()).collect();
    assert!(because.iter().any(|text| text.contains("several fuller names could be meant")), "{because:?}");
}

#[test]
fn fuller_names_that_go_on_from_each_other_are_one() {
    let texts = ["⟦O|مجلس الحوض⟧", "⟦O|مجلس الحوض للري⟧", "⟦O|مجلس الحوض للري والزراعة⟧"];
    let draft = |(at, text): (usize, &&str)| Draft::new(&format!("{at}.txt"), text);
    let analysis = resolve(&stored(&texts.iter().enumerate().map(draft).collect::<Vec<_>>()));
    let apart = |pair: &&crate::resolve::KeptApart| pair.because.contains("several fuller names");
    assert_eq!(analysis.kept_apart.iter().find(apart), None, "{:?}", names(&analysis, EntityKind::Organization));
}

#[test]
fn a_body_is_called_by_its_fullest_usual_name() {
    for (fuller, expected) in
        [("مجلس الحوض التونسي", "مجلس الحوض التونسي"), ("مجلس الحوض للشؤون البحرية", "مجلس الحوض")]
    {
        let text = format!("{}⟦O|{fuller}⟧", "⟦O|مجلس الحوض⟧\n".repeat(12));
        let named = names(&resolve(&stored(&[Draft::new("a.txt", &text)])), EntityKind::Organization);
        assert_eq!(named, [(expected.to_owned(), 13)]);
    }
}

#[test]
fn a_country_is_called_by_its_usual_name() {
    let text = "⟦L|الجمهورية التونسية⟧\n".repeat(3) + "⟦L|تونس⟧";
    assert_eq!(names(&resolve(&stored(&[Draft::new("a.txt", &text)])), EntityKind::Place), [("تونس".to_owned(), 4)]);
}

#[test]
fn reports_that_are_joined_say_what_spoke_for_it() {
    let analysis = resolve(&stored(&week_and_sunday()));
    let because: Vec<&str> =
        analysis.events.iter().flat_map(|event| &event.because).map(|reason| reason.text.as_str()).collect();
    assert!(because.iter().any(|text| text.contains("parties +") && text.contains("how common -")), "{because:?}");
}

#[test]
fn an_office_points_at_a_country_that_only_its_nisba_names() {
    let draft = Draft::new("a.txt", "⟦P|نادر المرزوقاني⟧").office("نادر المرزوقاني", "وزير الدفاع", "TN");
    let analysis = resolve(&stored(&[draft]));
    let role = &analysis.entities[0].roles[0];
    let of = &analysis.entities[role.of.unwrap().index()];
    assert_eq!((of.name.as_str(), of.mentions.len()), ("تونس", 0));
}

#[test]
fn an_undated_document_gets_its_day_from_a_dated_one() {
    let analysis = resolve(&stored(&week_and_sunday()));
    let date = analysis.documents[0].date.as_ref().unwrap();
    assert_eq!((date.value.to_string().as_str(), date.source), ("2031-10-12", DateSource::Inferred));
    assert!(date.because.iter().any(|step| step.text.contains("Sunday")), "{:?}", date.because);
    assert!(date.because.iter().any(|step| step.evidence.iter().any(|passage| passage.document.index() == 1)));
    assert_eq!(analysis.documents[0].dates[0].value.to_string(), "2031-10-12");
    let [event] = &analysis.events[..] else { panic!("one event, but found {:?}", analysis.events) };
    assert_eq!((event.date.unwrap().to_string().as_str(), event.reports.len()), ("2031-10-12", 2));
    assert_eq!(event.reports[1].date.unwrap().to_string(), "2031-W41;END");
}

#[test]
fn documents_that_date_each_other_in_a_circle_stay_undated() {
    let undated = |path| {
        Draft::new(path, "⟦V|لقاء⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم الأحد⟧")
            .when(0, None, Some(7))
            .event(EventKind::Meeting, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0))
    };
    let analysis = resolve(&stored(&[undated("a.txt"), undated("b.txt")]));
    assert_eq!(analysis.events.len(), 1);
    assert!(analysis.documents.iter().all(|document| document.date.is_none()));
}

#[test]
fn contradicting_days_name_both_sides() {
    let tells = |path, day| {
        Draft::new(path, "⟦V|اتفاق⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|يومها⟧")
            .when(0, Some(day), None)
            .event(EventKind::Agreement, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0))
    };
    let analysis = resolve(&stored(&[tells("a.txt", "2031-10-22"), tells("b.txt", "2031-10-24")]));
    assert_eq!(analysis.events.len(), 1);
    let [diagnostic] = &analysis.diagnostics[..] else { panic!("one diagnostic: {:?}", analysis.diagnostics) };
    for side in ["a.txt says 2031-10-22", "b.txt says 2031-10-24"] {
        assert!(diagnostic.message.contains(side), "{diagnostic}");
    }
}

#[test]
fn indices_that_point_nowhere_are_passed_over() {
    let [mut dated, undated] = week_and_sunday();
    dated.reading.events[0].participants[0].mention = 99;
    dated.reading.events[0].place = Some(Place { mention: 99, witnesses: Vec::new() });
    dated.reading.events[0].date_mention = Some(99);
    dated = dated.office("نادر المرزوقاني", "وزير", "TN");
    dated.reading.roles[0].person = 99;
    dated.reading.mentions[0].sentence = 99;
    let analysis = resolve(&stored(&[dated, undated]));
    assert_eq!(analysis.documents.len(), 2);
}

#[test]
fn a_thousand_copies_of_two_articles_are_one_event() {
    let copies: Vec<StoredReading> = (0..1000)
        .map(|number| {
            let mut stored = week_and_sunday()[number % 2].stored();
            stored.path = format!("{number:04}.txt");
            stored
        })
        .collect();
    let analysis = resolve(&copies);
    assert_eq!(names(&analysis, EntityKind::Person).len(), 2);
    assert_eq!(analysis.events.iter().map(|event| event.reports.len()).max(), Some(1000));
    assert!(analysis.documents.iter().all(|document| document.date.is_some()));
}

#[test]
fn nothing_gives_an_empty_analysis() {
    assert_eq!(resolve(&[]), Analysis::default());
}
