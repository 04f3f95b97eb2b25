//! The timeline panel as an analyst uses it, found by accessible names, without display and GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/folders.rs"]
mod folders;
mod support;

use egui::{Event, Key, Modifiers, PointerButton, Role};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::base::{DateValue, Passage};
use marsad::gui::Folder;
use marsad::resolve::{Aspect, Contradiction, Statement};
use support::window::Window;

const NAMES: [&str; 5] = ["سالم المرجي", "هند الصفدي", "مجلس الموانئ", "القصرة", "راشد الغيث"];

/// Meetings, visits, calls and statements in turn, each on a day of its own month.
fn folder(events: usize) -> Folder {
    let ties: Vec<(usize, usize)> = (0..events).map(|event| (event % 4, event % 4 + 1)).collect();
    folders::folder(5, &ties, |index| NAMES[index].to_owned())
}

/// The same on these days.
fn on_days(days: impl ExactSizeIterator<Item = String>) -> Folder {
    let mut folder = folder(days.len());
    for (event, day) in folder.analysis.events.iter_mut().zip(days) {
        let value: DateValue = day.parse().unwrap();
        event.date = Some(value);
        event.reports[0].date = Some(value);
    }
    folder
}

fn canvas(window: &Window) -> Node<'_> {
    let is_timeline =
        |node: &Node<'_>| node.accesskit_node().label().is_some_and(|name| name.starts_with("Timeline, "));
    window.nodes(Role::Canvas).into_iter().find(is_timeline).expect("the timeline is on screen")
}

/// Names and values of marks and counts.
fn marks(window: &Window) -> Vec<(String, String)> {
    let inside = canvas(window).rect();
    let nodes = window.nodes(Role::Button).into_iter().filter(|node| inside.contains_rect(node.rect()));
    nodes.filter_map(|node| Some((node.accesskit_node().label()?, node.accesskit_node().value()?))).collect()
}

fn mark<'a>(window: &'a Window, part: &str) -> Node<'a> {
    let is_it = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|name| name.contains(part));
    let inside = canvas(window).rect();
    let mut nodes = window.nodes(Role::Button).into_iter().filter(|node| inside.contains_rect(node.rect()));
    nodes.find(|node| is_it(node)).unwrap_or_else(|| unreachable!("no mark says {part}: {:?}", marks(window)))
}

#[test]
fn a_disagreement_is_marked_and_explained_where_the_pointer_rests() {
    let mut folder = folder(8);
    let event = &mut folder.analysis.events[0];
    let report = event.reports[0].clone();
    let evidence = vec![Passage { document: report.document, range: report.triggers[0] }];
    let side = |says: &str| Statement { says: says.to_owned(), evidence: evidence.clone() };
    event.contradictions =
        vec![Contradiction { about: Aspect::Day, sides: vec![side("2031-01-01"), side("2031-01-02")] }];
    let mut window = Window::of(folder);
    let at = mark(&window, "sources differ").rect().center();
    window.harness.hover_at(at);
    window.harness.run_steps(12);
    let explained = |words: &str| {
        window.harness.query_all_by_role(Role::Label).any(|node| {
            let node = node.accesskit_node();
            node.label().or(node.value()).is_some_and(|text| text.contains(words))
        })
    };
    for words in ["Sources differ: the day", "1 Jan 2031", "2 Jan 2031", "صحيفة 0"] {
        assert!(explained(words), "{words} is not explained");
    }
    window.screen.picture(&window.harness).save("timeline-disagreement");
}

#[test]
fn everything_on_one_day_is_counted_and_a_click_looks_closer() {
    let mut window = Window::of(on_days((0..400).map(|_| "2031-05-14".to_owned())));
    let shown = marks(&window);
    assert!(shown.len() == 4 && shown.iter().all(|(_, count)| count == "100"), "a bar for each kind: {shown:?}");
    let at = mark(&window, "Meetings, 100 events").rect().center();
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        window.harness.step();
    }
    window.settle();
    let closer = marks(&window);
    assert!(closer.len() > 4 && closer.iter().all(|(name, _)| name.contains(", meeting, 14 May 2031")), "{closer:?}");
}

#[test]
fn fifteen_centuries_are_shown_and_can_be_walked() {
    let mut window = Window::of(on_days((0..31).map(|n| format!("{:04}-07-16", 600 + n * 50))));
    let name = canvas(&window).accesskit_node().label().unwrap();
    assert!(name.contains("31 events, 15 Jul 540 – 16 Jul 2160"), "with some air on both sides: {name}");
    assert!(!marks(&window).is_empty());
    canvas(&window).focus();
    window.settle();
    window.key(Modifiers::NONE, Key::ArrowRight);
    window.key(Modifiers::NONE, Key::End);
    let headings: Vec<String> =
        window.nodes(Role::Heading).iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(!headings.is_empty());
    // As close as it goes, and back to all.
    for _ in 0..30 {
        window.key(Modifiers::NONE, Key::Plus);
    }
    let close = canvas(&window).accesskit_node().label().unwrap();
    assert_ne!(close, name);
    window.key(Modifiers::NONE, Key::Num0);
    assert_eq!(canvas(&window).accesskit_node().label().unwrap(), name);
}

#[test]
fn names_of_three_hundred_letters_stay_in_the_panel() {
    let mut folder = folder(8);
    folder.analysis.entities.iter_mut().for_each(|entity| entity.name = "طويل".repeat(75));
    let mut window = Window::of(folder);
    window.click("By actor");
    assert_eq!(marks(&window).len(), 16, "an event stands in the lane of each who took part");
    window.screen.picture(&window.harness).save("timeline-long-names");
}

#[test]
fn every_mark_has_a_name_with_its_kind_and_its_day_as_value() {
    let window = Window::of(folder(8));
    let shown = marks(&window);
    assert_eq!(shown.len(), 8);
    for (name, day) in shown {
        let kinds = ["meeting", "visit", "call", "announcement"];
        assert!(kinds.iter().any(|kind| name.contains(&format!(", {kind}"))), "{name}");
        assert!(name.contains(&day) && day.ends_with("2031"), "{name}: {day}");
    }
}

#[test]
fn the_keyboard_reaches_the_lanes_and_what_is_beside_them() {
    let mut window = Window::of(folder(8));
    let mut reached = false;
    for _ in 0..200 {
        window.harness.key_press(Key::Tab);
        window.harness.step();
        if canvas(&window).is_focused() {
            reached = true;
            break;
        }
    }
    assert!(reached, "Tab leads to the timeline");
    let mut seen = std::collections::BTreeSet::new();
    for key in [Key::Home, Key::ArrowRight, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::End, Key::ArrowLeft] {
        window.key(Modifiers::NONE, key);
        seen.extend(window.selected_names(Role::Button).into_iter().filter(|name| name.contains(" source")));
    }
    assert!(seen.len() >= 3, "{seen:?}");
    assert!(canvas(&window).is_focused(), "it stays there");
}

#[test]
fn what_is_out_of_sight_is_counted_and_can_be_gone_to() {
    let mut window = Window::of(folder(12));
    canvas(&window).focus();
    window.settle();
    for _ in 0..14 {
        window.key(Modifiers::NONE, Key::Plus);
    }
    let beyond = |window: &Window, side: &str| {
        let names = window.nodes(Role::Button).into_iter().filter_map(|node| node.accesskit_node().label());
        { names }.find(|name| name.ends_with(side)).unwrap_or_else(|| unreachable!("nothing is {side}"))
    };
    let count = |name: &str| name.split(' ').next().unwrap().parse::<usize>().unwrap();
    let (earlier, later) = (beyond(&window, " earlier"), beyond(&window, " later"));
    assert_eq!(count(&earlier) + count(&later) + marks(&window).len(), 12, "{earlier}, {later}");
    window.click(&later);
    assert!(!marks(&window).is_empty(), "the nearest is in view");
    assert!(count(&beyond(&window, " later")) < count(&later));
}

#[test]
fn days_dragged_with_alt_are_left_out() {
    let mut window = Window::of(folder(24));
    let rect = canvas(&window).rect();
    let (from, to) =
        (egui::pos2(rect.left() + 200.0, rect.top() + 12.0), egui::pos2(rect.center().x, rect.top() + 12.0));
    window.harness.event(Event::ModifiersChanged(Modifiers::ALT));
    window.harness.hover_at(from);
    window.harness.step();
    let button =
        |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::ALT };
    window.harness.event(button(from, true));
    window.harness.step();
    for share in [0.3, 0.6, 1.0] {
        window.harness.hover_at(from.lerp(to, share));
        window.harness.step();
    }
    window.harness.event(button(to, false));
    window.harness.step();
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
    let chips: Vec<String> =
        window.nodes(Role::Button).iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(chips.iter().any(|chip| chip.starts_with("Remove filter: ") && chip.contains("not: ")), "{chips:?}");
    let name = canvas(&window).accesskit_node().label().unwrap();
    assert!(name.contains(" of 24 events"), "{name}");
}
