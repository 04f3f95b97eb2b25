//! What pictures of timelines promise, on the hand-made analysis and on random events.

use proptest::prelude::*;

use super::density::in_sight;
use super::*;
use crate::base::{DateValue, EventId, EventKind};
use crate::extract::EventStatus;
use crate::model::test_data::{NAJI, analysis};
use crate::model::timeline::{Connections, Dated, Grouping, Lane, LaneKey, Timeline, build};
use crate::model::{Filter, MonthNames, Target};
use crate::scene::theme::Mode;
use crate::scene::{Bounds, Scene, Shape};
use crate::text::{Fonts, TextEngine};

fn engine() -> TextEngine {
    TextEngine::with_fonts(Fonts::bundled())
}

fn sample() -> Timeline {
    build(&analysis(), &Filter::default(), Grouping::Kind)
}

/// A timeline of marks at these days (after 1 January 2030) and of these lengths, in three lanes.
fn timeline(marks: &[(i32, u8)]) -> Timeline {
    const KINDS: [EventKind; 3] = [EventKind::Meeting, EventKind::Call, EventKind::Agreement];
    let first = day_number("2030-01-01".parse().unwrap());
    let event = |(index, (after, length)): (usize, &(i32, u8))| {
        let day = date_of(first + f64::from(*after));
        let value = match length % 4 {
            0 => DateValue::year(day.year()),
            1 => DateValue::week_of(day),
            2 => DateValue::month(day.year(), day.month().unsigned_abs()),
            _ => DateValue::day(day),
        };
        let span = value.interval().unwrap();
        Dated {
            event: EventId::from_index(index),
            kind: KINDS[index % 3],
            value,
            span,
            days: (day_number(span.first) as i32, day_number(span.last) as i32),
            status: EventStatus::Happened,
            inferred: index % 2 == 0,
            label: format!("لقاء {index}"),
            sources: 1 + (index % 4) as u32,
            independent: 1,
            disputed: index % 7 == 0,
            about: Connections::default(),
        }
    };
    let mut events: Vec<Dated> = marks.iter().enumerate().map(event).collect();
    events.sort_by_key(|event| (event.days, event.event));
    let lane = |kind: EventKind| {
        let marks: Vec<u32> = (0u32..).zip(&events).filter(|(_, event)| event.kind == kind).map(|(at, _)| at).collect();
        let longest = events.iter().map(|event| event.days.1 - event.days.0 + 1).max().unwrap_or(1);
        Lane { key: LaneKey::Kind(kind), label: kind.to_string(), marks, longest }
    };
    let lanes = KINDS.map(lane).to_vec();
    let last = events.iter().map(|event| event.span.last).max();
    let extent =
        events.first().zip(last).map(|(event, last)| crate::base::DayInterval { first: event.span.first, last });
    let total = events.len();
    Timeline { grouping: Grouping::Kind, lanes, events, undated: Vec::new(), extent, total }
}

fn without_leading(text: Bounds) -> Bounds {
    let leading = text.height() * 0.12;
    Bounds { min: [text.min[0], text.min[1] + leading], max: [text.max[0], text.max[1] - leading] }
}

/// Boxes may touch within the rounding of a point.
fn overlapping(boxes: &[Bounds]) -> Option<(Bounds, Bounds)> {
    let pairs = boxes.iter().enumerate().flat_map(|(at, a)| boxes[at + 1..].iter().map(move |b| (*a, *b)));
    pairs.into_iter().find(|(a, b)| a.grow(-0.5).overlaps(b.grow(-0.5)))
}

fn captions(scene: &Scene) -> Vec<Bounds> {
    let texts = scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }) && item.target.is_some());
    texts.map(|item| without_leading(item.shape.bounds())).collect()
}

/// How many events a picture tells of, as marks or in counts.
fn told(timeline: &Timeline, picture: &TimelinePicture) -> usize {
    let counted: u32 = picture.counts.iter().map(|count| count.count).sum();
    let marks: std::collections::BTreeSet<u32> = picture.marks.iter().map(|mark| mark.index).collect();
    assert!(marks.iter().all(|mark| (*mark as usize) < timeline.events.len()));
    marks.len() + counted as usize
}

#[test]
fn every_mark_can_be_hit_and_has_a_name() {
    let timeline = sample();
    let view = TimelineView::fit(&timeline, [900.0, 220.0], Mode::Dark);
    let picture = timeline_picture(&timeline, &view, &mut engine());
    assert_eq!(picture.marks.len(), timeline.events.len());
    let names = picture.flatten(&timeline).names;
    for mark in &picture.marks {
        assert_eq!(picture.hit(mark.bounds.center()), Some(Hit::Mark(mark)));
        let event = &timeline.events[mark.index as usize];
        assert_eq!(names[&Target::Event(event.event)], mark_name(event));
    }
    assert_eq!(mark_name(&timeline.events[1]), "لقاء أبو رمانة والحكيم, meeting, 12 Oct 2031, inferred, 1 source");
}

#[test]
fn what_is_scheduled_has_a_lane_of_its_own() {
    let timeline = sample();
    let scheduled = timeline.lanes.iter().find(|lane| lane.key == LaneKey::Scheduled).unwrap();
    let event = &timeline.events[scheduled.marks[0] as usize];
    assert_eq!((scheduled.marks.len(), event.status), (1, EventStatus::Scheduled));
    assert!(mark_name(event).contains("scheduled"));
}

#[test]
fn lanes_by_actor_countries_and_source_hold_every_event() {
    for grouping in Grouping::ALL {
        let timeline = build(&analysis(), &Filter::default(), grouping);
        let all: std::collections::BTreeSet<u32> =
            timeline.lanes.iter().flat_map(|lane| lane.marks.iter().copied()).collect();
        assert_eq!(all.len(), timeline.events.len(), "{grouping:?}");
    }
    let by_actor = build(&analysis(), &Filter::default(), Grouping::Entity);
    let naji = by_actor.lanes.iter().find(|lane| lane.key == LaneKey::Entity(NAJI)).unwrap();
    assert_eq!((naji.label.as_str(), naji.marks.len()), ("أبو رمانة", 1));
    let by_source = build(&analysis(), &Filter::default(), Grouping::Source);
    let labels: Vec<&str> = by_source.lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["صحيفة الميناء", "مجلس الموانئ يقرر", "Scheduled"]);
}

#[test]
fn lanes_by_countries_are_pairs() {
    let mut analysis = analysis();
    analysis.entities[0].country = Some("SY".to_owned());
    analysis.entities[1].country = Some("TR".to_owned());
    let timeline = build(&analysis, &Filter::default(), Grouping::Countries);
    let labels: Vec<&str> = timeline.lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["سوريا – تركيا", "Others", "Scheduled"]);
    assert_eq!(timeline.lanes[0].marks.len(), 1);
}

#[test]
fn a_crowd_becomes_counts_and_marks_again_when_looked_at_closely() {
    let crowd: Vec<(i32, u8)> = (0..4_000).map(|n| (n % 800, 3)).collect();
    let timeline = timeline(&crowd);
    let mut view = TimelineView::fit(&timeline, [900.0, 220.0], Mode::Light);
    let far = timeline_picture(&timeline, &view, &mut engine());
    assert!(far.marks.is_empty() && far.counts.iter().all(|count| count.unit == CountUnit::Week));
    assert_eq!(told(&timeline, &far), 4_000);
    view.days = (view.days.0 + 100.0, view.days.0 + 140.0);
    let near = timeline_picture(&timeline, &view, &mut engine());
    assert!(near.counts.is_empty() && near.marks.len() > 100, "{} marks", near.marks.len());
}

#[test]
fn ten_thousand_events_on_one_day_are_counted() {
    let timeline = timeline(&vec![(3, 3); 10_000]);
    let view = TimelineView::fit(&timeline, [900.0, 260.0], Mode::Light);
    let picture = timeline_picture(&timeline, &view, &mut engine());
    assert_eq!(picture.counts.iter().map(|count| count.count).collect::<Vec<_>>(), [3_334, 3_333, 3_333]);
    assert!(picture.height <= view.size[1]);
    let says = |scene: &Scene, words: &str| {
        scene.items.iter().any(|item| matches!(&item.shape, Shape::Text { layout, .. } if layout.text.contains(words)))
    };
    assert!(says(&picture.names, "3334 a day"));
}

#[test]
fn fifteen_centuries_fit_on_one_axis() {
    let from_600_to_2100: Vec<(i32, u8)> = (0..1_500).map(|n| ((n - 1_430) * 365, 3)).collect();
    let timeline = timeline(&from_600_to_2100);
    let view = TimelineView::fit(&timeline, [900.0, 220.0], Mode::Light);
    let picture = timeline_picture(&timeline, &view, &mut engine());
    assert_eq!(told(&timeline, &picture), 1_500);
    let ticks: Vec<String> = ticks(&view.geometry(), view.calendars).into_iter().map(|tick| tick.label).collect();
    assert!(ticks.contains(&"1000".to_owned()) && ticks.contains(&"2000".to_owned()), "{ticks:?}");
}

#[test]
fn a_name_of_three_hundred_letters_stays_in_its_place() {
    let mut timeline = timeline(&[(0, 3), (1, 3), (2, 1)]);
    let long = "ا".repeat(300);
    timeline.events.iter_mut().for_each(|event| event.label.clone_from(&long));
    timeline.lanes.iter_mut().for_each(|lane| lane.label.clone_from(&long));
    let view = TimelineView::fit(&timeline, [600.0, 200.0], Mode::Light);
    let picture = timeline_picture(&timeline, &view, &mut engine());
    let page = Bounds::at([0.0; 2], view.size).grow(0.5);
    for item in &picture.flatten(&timeline).items {
        assert!(page.contains_box(item.shape.bounds()), "{:?}", item.shape.bounds());
    }
}

#[test]
fn what_is_emphasised_stands_out_and_hovering_changes_nothing_beneath() {
    let timeline = sample();
    let mut view = TimelineView::fit(&timeline, [900.0, 220.0], Mode::Light);
    let plain = timeline_picture(&timeline, &view, &mut engine());
    view.emphasis = Some(Target::Entity(NAJI));
    let emphasised = timeline_picture(&timeline, &view, &mut engine());
    assert_ne!(plain.plot, emphasised.plot);
    let none = timeline_overlay(&timeline, &plain, None, None, &mut engine());
    assert!(none.items.is_empty());
    let lit = timeline_overlay(&timeline, &plain, None, Some(Target::Entity(NAJI)), &mut engine());
    let halos = lit.items.iter().filter(|item| matches!(&item.shape, Shape::Rect { fill, .. } if *fill == crate::scene::theme::Theme::of(Mode::Light).hot));
    assert_eq!(halos.count(), 1, "the one event he took part in");
}

#[test]
fn the_selected_event_is_named_however_crowded_it_is() {
    let timeline = timeline(&vec![(3, 3); 40]);
    let view = TimelineView { spread: true, ..TimelineView::fit(&timeline, [400.0, 120.0], Mode::Light) };
    let picture = timeline_picture(&timeline, &view, &mut engine());
    let selected = Some(Target::Event(EventId(39)));
    let overlay = timeline_overlay(&timeline, &picture, selected, None, &mut engine());
    assert!(overlay.items.iter().any(|item| matches!(item.shape, Shape::Text { .. }) && item.target == selected));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn labels_never_overlap_and_every_event_is_told(
        marks in proptest::collection::vec((0i32..900, 0u8..4), 0..60),
        height in 90.0f32..600.0,
        spread in proptest::bool::ANY,
    ) {
        let timeline = timeline(&marks);
        let mut engine = engine();
        let calendars = AxisCalendars { hijri: spread, months: MonthNames::Levantine };
        let view = TimelineView { spread, calendars, ..TimelineView::fit(&timeline, [900.0, height], Mode::Light) };
        let picture = timeline_picture(&timeline, &view, &mut engine);
        prop_assert_eq!(&picture, &timeline_picture(&timeline, &view, &mut engine));
        prop_assert_eq!(overlapping(&captions(&picture.plot)), None);
        let axis: Vec<Bounds> = picture.axis.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. })).map(|item| without_leading(item.shape.bounds())).collect();
        prop_assert_eq!(overlapping(&axis), None);
        prop_assert_eq!(told(&timeline, &picture), timeline.events.len());
        let scene = picture.flatten(&timeline);
        let page = Bounds::at([0.0; 2], [scene.width, scene.height]).grow(0.5);
        for item in &scene.items {
            prop_assert!(page.contains_box(item.shape.bounds()), "{:?}", item.shape.bounds());
        }
    }

    #[test]
    fn a_zoomed_picture_draws_only_what_is_near(
        marks in proptest::collection::vec((0i32..9000, 0u8..4), 0..60),
        from in 0.0f64..9000.0,
        width in 3.0f64..2000.0,
        overscan in 0.0f32..400.0,
    ) {
        let timeline = timeline(&marks);
        let fit = TimelineView::fit(&timeline, [700.0, 250.0], Mode::Dark);
        let first = day_number("2030-01-01".parse().unwrap());
        let view = TimelineView { days: (first + from, first + from + width), overscan, ..fit };
        let picture = timeline_picture(&timeline, &view, &mut engine());
        let drawn = view.drawn();
        let near = Bounds { min: [drawn.left - 1.0, 0.0], max: [drawn.right + 1.0, picture.height] };
        prop_assert!(captions(&picture.plot).iter().all(|text| near.contains_box(*text)));
        prop_assert!(picture.counts.iter().all(|count| near.contains_box(count.bounds)));
        let seen = Bounds { min: [view.geometry().left, 0.0], max: [view.size[0], picture.height] };
        let is_cut = |text: &Bounds, seen: Bounds| text.min[0] < seen.max[0] && text.max[0] > seen.min[0] && !seen.contains_box(*text);
        prop_assert!(captions(&picture.plot).iter().all(|text| !is_cut(text, seen)), "labels are whole at the edges of what is seen");
        let axis = picture.axis.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. })).map(|item| item.shape.bounds());
        let seen = Bounds { min: [seen.min[0] - AXIS_OVERHANG, 0.0], ..seen };
        prop_assert!({ axis }.all(|text| !is_cut(&text, seen)), "and so is the axis");
        for lane in &timeline.lanes {
            let seen = in_sight(&timeline, lane, view.days).count();
            let all = lane.marks.iter().map(|mark| timeline.events[*mark as usize].days);
            let expected = all.filter(|days| f64::from(days.0) < view.days.1 && f64::from(days.1) + 1.0 > view.days.0).count();
            prop_assert_eq!(seen, expected, "culling finds exactly what reaches into the view");
        }
    }
}
