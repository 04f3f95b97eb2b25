//! What the analyst decides, on readings of made-up documents.

use super::draft::{Draft, names, stored, week_and_sunday};
use crate::base::{ContentHash, EntityKind, EventKind, TextRange};
use crate::edit::{Anchor, Decision};
use crate::extract::Side;
use crate::resolve::{Analysis, DateSource, Event, resolve, resolve_with};

#[test]
fn the_analyst_parts_joins_and_renames() {
    let drafts = week_and_sunday();
    let (full, short) = (drafts[0].anchor("نادر المرزوقاني"), drafts[1].anchor("المرزوقاني"));
    let readings = stored(&drafts);
    let people = |decisions: &[Decision]| names(&resolve_with(&readings, decisions), EntityKind::Person);
    let apart = Decision::NotSame { a: full.clone(), b: short.clone() };
    assert_eq!(people(std::slice::from_ref(&apart)).len(), 3);
    let together = Decision::Same { a: full.clone(), b: drafts[0].anchor("هنريك غرونبرغ") };
    // The other document still speaks of two people: one of them is this one.
    assert_eq!(people(&[together]).len(), 2);
    let again = Decision::Same { a: full.clone(), b: short };
    assert_eq!(people(&[apart, again]).len(), 2);
    let name = "ن. المرزوقاني".to_owned();
    assert!(people(&[Decision::Rename { mention: full, name: name.clone() }]).contains(&(name, 2)));
}

#[test]
fn the_analyst_changes_names_events_and_days() {
    let drafts = week_and_sunday();
    let readings = stored(&drafts);
    let decide = |decision: Decision| resolve_with(&readings, &[decision]);
    let kind = decide(Decision::Kind { mention: drafts[0].anchor("أنقرة"), kind: EntityKind::Organization });
    assert_eq!(names(&kind, EntityKind::Organization), [("أنقرة".to_owned(), 1)]);
    let no_name = decide(Decision::NoName { mention: drafts[0].anchor("نادر المرزوقاني") });
    let told = no_name.events.iter().flat_map(|event| &event.reports).map(|report| report.participants.len());
    assert_eq!(told.sum::<usize>(), 3);
    // One party fewer on one side is still the same news to a page that has no day of its own.
    assert_eq!(no_name.documents[0].date.as_ref().map(|date| date.source), Some(DateSource::Inferred));
    assert_eq!(names(&no_name, EntityKind::Person).iter().map(|(_, count)| count).sum::<usize>(), 3);
    let trigger =
        Anchor { document: drafts[0].reading.document, range: drafts[0].triggers[0], quote: "اجتمع".to_owned() };
    let gone = decide(Decision::NoEvent { trigger: trigger.clone() });
    assert_eq!(gone.events[0].reports.len(), 1);
    let moved = decide(Decision::EventDate { trigger, value: "2031-10-05".parse().ok() });
    assert_eq!(moved.documents[0].date.as_ref().unwrap().value.to_string(), "2031-10-05");
    let day = decide(Decision::DocumentDate { document: drafts[1].reading.document, value: "2031-10-12".parse().ok() });
    assert_eq!(day.documents[0].date.as_ref().unwrap().source, DateSource::Analyst);
    assert_eq!(day.documents[0].dates[0].value.to_string(), "2031-10-12");
}

#[test]
fn a_name_the_reader_overlooked_keeps_the_other_indices_right() {
    let mut drafts = week_and_sunday();
    let overlooked = drafts[0].anchor("نادر المرزوقاني");
    drafts[0].reading.mentions.remove(0);
    for event in &mut drafts[0].reading.events {
        event.participants.remove(0);
        event.participants.iter_mut().for_each(|participant| participant.mention -= 1);
        event.place.iter_mut().for_each(|place| place.mention -= 1);
    }
    let decision = Decision::Name { mention: overlooked, kind: EntityKind::Person };
    let analysis = resolve_with(&stored(&drafts), &[decision]);
    assert!(names(&analysis, EntityKind::Person).contains(&("نادر المرزوقاني".to_owned(), 2)));
    let place = analysis.events.iter().find_map(|event| event.place).unwrap();
    assert_eq!(analysis.entities[place.index()].name, "أنقرة");
}

#[test]
fn a_decision_that_fits_nothing_is_reported() {
    let drafts = week_and_sunday();
    let readings = stored(&drafts);
    let elsewhere = Anchor { document: ContentHash::of("gone"), ..drafts[0].anchor("أنقرة") };
    let moved = Anchor { range: TextRange::new(1, 2), ..drafts[0].anchor("أنقرة") };
    let other = Anchor { quote: "القاهرة".to_owned(), ..drafts[0].anchor("أنقرة") };
    for anchor in [elsewhere, moved, other] {
        let analysis = resolve_with(&readings, &[Decision::NoName { mention: anchor }]);
        assert_eq!(analysis.diagnostics.len(), 1);
        assert_eq!(analysis.entities, resolve(&readings).entities);
    }
    let lost = Decision::DocumentDate { document: ContentHash::of("gone"), value: None };
    assert_eq!(resolve_with(&readings, &[lost]).diagnostics.len(), 1);
}

/// The drafts of [`week_and_sunday`] with what the analyst decides on them.
fn decide(decisions: &[Decision]) -> Analysis {
    resolve_with(&stored(&week_and_sunday()), decisions)
}

/// Each event as `kind day place who, reports`.
fn told(analysis: &Analysis) -> Vec<String> {
    let name = |id: crate::base::EntityId| analysis.entities[id.index()].name.as_str();
    let line = |event: &Event| {
        let day = event.date.map_or("-".to_owned(), |day| day.to_string());
        let who: Vec<&str> = event.participants.iter().map(|one| name(one.entity)).collect();
        let place = event.place.map_or("-", name);
        format!("{} {day} {place} {}, {}", event.kind, who.join("+"), event.reports.len())
    };
    analysis.events.iter().map(line).collect()
}

#[test]
fn what_the_analyst_says_of_a_day_outweighs_every_report() {
    let drafts = week_and_sunday();
    let day = |draft: &Draft, value: &str| Decision::EventDate { trigger: draft.trigger(0), value: value.parse().ok() };
    let same = Decision::SameEvent { a: drafts[0].trigger(0), b: drafts[1].trigger(0) };
    let analysis = decide(&[day(&drafts[0], "2031-10-11"), same.clone()]);
    assert_eq!(analysis.events.len(), 1, "{:?}", told(&analysis));
    assert_eq!(analysis.events[0].date.unwrap().to_string(), "2031-10-11");
    assert!(
        analysis.events[0].because.iter().any(|step| step.text.contains("The analyst says that it was on 2031-10-11"))
    );
    // What the documents say themselves stays to be seen.
    assert_eq!(analysis.events[0].reports[1].date.unwrap().to_string(), "2031-W41;END");
    let again = decide(&[day(&drafts[0], "2031-10-11"), day(&drafts[1], "2031-10-12"), same]);
    assert_eq!(again.events[0].date.unwrap().to_string(), "2031-10-12");
    let none = decide(&[Decision::EventDate { trigger: drafts[0].trigger(0), value: None }]);
    assert!(none.events.iter().any(|event| event.date.is_none()), "{:?}", told(&none));
}

#[test]
fn events_are_parted_and_put_together() {
    let drafts = week_and_sunday();
    let (a, b) = (drafts[0].trigger(0), drafts[1].trigger(0));
    let apart = Decision::NotSameEvent { a: a.clone(), b: b.clone() };
    assert_eq!(decide(std::slice::from_ref(&apart)).events.len(), 2);
    let together = Decision::SameEvent { a, b };
    assert_eq!(decide(&[apart.clone(), together.clone()]).events.len(), 1);
    assert_eq!(decide(&[together, apart]).events.len(), 2);
}

#[test]
fn two_events_of_one_document_put_together_are_one_report() {
    let draft = Draft::new("a.txt", "⟦V|لقاء⟧ ⟦P|نادر المرزوقاني⟧ ثم ⟦V|قمة⟧ ⟦P|هنريك غرونبرغ⟧ ⟦D|يومها⟧")
        .when(0, Some("2031-10-12"), None)
        .event(EventKind::Meeting, 0, &["نادر المرزوقاني"], None, None)
        .event(EventKind::Meeting, 1, &["هنريك غرونبرغ"], None, Some(0));
    let same = Decision::SameEvent { a: draft.trigger(0), b: draft.trigger(1) };
    let analysis = resolve_with(&stored(&[draft]), &[same]);
    assert_eq!(told(&analysis), ["meeting 2031-10-12 - نادر المرزوقاني+هنريك غرونبرغ, 1"]);
    assert_eq!(analysis.events[0].reports[0].triggers.len(), 2);
}

#[test]
fn an_event_the_reader_overlooked_gets_its_parties_place_and_day() {
    let drafts = [
        Draft::new("a.txt", "⟦V|لقاء⟧ جمع ⟦P|نادر المرزوقاني⟧ وغيره في ⟦L|أنقرة⟧"),
        Draft::new("b.txt", "⟦P|هنريك غرونبرغ⟧"),
    ];
    let trigger = drafts[0].trigger(0);
    let took_part = |draft: &Draft, name: &str, side| Decision::TookPart {
        trigger: trigger.clone(),
        mention: draft.anchor(name),
        side,
    };
    let mut decisions = vec![
        Decision::Event { trigger: trigger.clone(), kind: EventKind::Call },
        Decision::EventKind { trigger: trigger.clone(), kind: EventKind::Meeting },
        took_part(&drafts[0], "نادر المرزوقاني", Some(Side::Agent)),
        took_part(&drafts[1], "هنريك غرونبرغ", Some(Side::Counterpart)),
        Decision::EventPlace { trigger: trigger.clone(), place: Some(drafts[0].anchor("أنقرة")) },
        Decision::EventDate { trigger: trigger.clone(), value: "2031-10".parse().ok() },
    ];
    let run = |decisions: &[Decision]| resolve_with(&stored(&drafts), decisions);
    assert_eq!(told(&run(&decisions)), ["meeting 2031-10 أنقرة نادر المرزوقاني+هنريك غرونبرغ, 1"]);
    assert_eq!(told(&run(&[Decision::All { decisions: decisions.clone() }])), told(&run(&decisions)));
    decisions.push(took_part(&drafts[1], "هنريك غرونبرغ", None));
    decisions.push(Decision::EventPlace { trigger: trigger.clone(), place: None });
    let analysis = run(&decisions);
    assert_eq!(told(&analysis), ["meeting 2031-10 - نادر المرزوقاني, 1"]);
    assert_eq!(analysis.decisions[7].events, [analysis.events[0].id]);
    let no_place = Decision::EventPlace { trigger, place: Some(drafts[1].anchor("هنريك غرونبرغ")) };
    decisions.push(no_place);
    let analysis = run(&decisions);
    assert!(analysis.diagnostics[0].message.contains("is no place"), "{:?}", analysis.diagnostics);
    assert_eq!(analysis.decisions[8].left_out, [analysis.diagnostics[0].message.clone()]);
}

#[test]
fn mentions_split_off_are_a_thing_of_their_own() {
    let people = |draft: &str| Draft::new(draft, "⟦P|نادر المرزوقاني⟧ هنا\nقال ⟦P|المرزوقاني⟧");
    let drafts = [people("a.txt"), people("b.txt"), people("c.txt")];
    let mut readings = stored(&drafts);
    // Three texts that differ, or they would be copies of one.
    for (at, stored) in readings.iter_mut().enumerate() {
        stored.reading.document = ContentHash::of(&at.to_string());
    }
    let at = |document: usize, name: &str| Anchor {
        document: readings[document].reading.document,
        ..drafts[document].anchor(name)
    };
    let split =
        Decision::Split { mentions: vec![at(1, "المرزوقاني"), at(2, "نادر المرزوقاني")] };
    let counts = |decisions: &[Decision]| {
        let analysis = resolve_with(&readings, decisions);
        assert!(analysis.decisions.iter().all(|row| row.left_out.is_empty()), "{:?}", analysis.decisions);
        names(&analysis, EntityKind::Person).into_iter().map(|(_, count)| count).collect::<Vec<_>>()
    };
    assert_eq!(counts(&[]), [6]);
    assert_eq!(counts(std::slice::from_ref(&split)), [4, 2]);
    let same = Decision::Same { a: at(0, "المرزوقاني"), b: at(1, "المرزوقاني") };
    assert_eq!(counts(&[split, same]), [6]);
}

#[test]
fn an_entity_is_retyped_with_all_its_mentions_and_hidden() {
    let drafts = week_and_sunday();
    let mention = drafts[0].anchor("نادر المرزوقاني");
    let analysis = decide(&[
        Decision::EntityKind { mention: mention.clone(), kind: EntityKind::Organization },
        Decision::Hide { mention: mention.clone() },
        Decision::Confirm { mark: mention },
        Decision::Confirm { mark: drafts[1].trigger(0) },
    ]);
    assert_eq!(names(&analysis, EntityKind::Organization), [("نادر المرزوقاني".to_owned(), 2)]);
    let entity = analysis.entities.iter().find(|entity| entity.kind == EntityKind::Organization).unwrap();
    assert!(entity.is_hidden && analysis.decisions[1].entities == [entity.id]);
    assert!(
        analysis.events[0].reports.iter().any(|report| report.because.iter().any(|why| why.text.contains("confirms")))
    );
    assert!(analysis.diagnostics.is_empty(), "{:?}", analysis.diagnostics);
}
