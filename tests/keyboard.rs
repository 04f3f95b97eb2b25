//! Everything can be reached by keyboard, and it can be seen where the keyboard is.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Key, Modifiers, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::scene::theme::{Mode, Theme};
use support::window::Window;

/// The rectangles of what is drawn in `ink`.
fn drawn_in(shapes: &[ClippedShape], ink: Color32) -> Vec<Rect> {
    fn collect(shape: &Shape, ink: Color32, found: &mut Vec<Rect>) {
        let is_it = match shape {
            Shape::Vec(parts) => return parts.iter().for_each(|part| collect(part, ink, found)),
            Shape::Rect(rect) => (rect.stroke.width > 0.0 && rect.stroke.color == ink) || rect.fill == ink,
            Shape::LineSegment { stroke, .. } => stroke.color == ink,
            Shape::Path(path) => path.stroke.color == egui::epaint::ColorMode::Solid(ink),
            Shape::Circle(circle) => circle.stroke.color == ink,
            _ => false,
        };
        if is_it {
            found.push(shape.visual_bounding_rect());
        }
    }
    let mut found = Vec::new();
    shapes.iter().for_each(|clipped| collect(&clipped.shape, ink, &mut found));
    found
}

/// What the keyboard is on: its role and name, and where it is.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let root = window.harness.root();
    let all = root.children_recursive();
    let node = all.into_iter().find(|node| node.accesskit_node().is_focused())?;
    let name = node.accesskit_node().label().or(node.accesskit_node().value()).unwrap_or_default();
    Some((format!("{:?} {name:.40}", node.accesskit_node().role()), node.rect()))
}

#[test]
fn the_keyboard_reaches_everything_and_is_seen_there() {
    let mut window = Window::sample();
    let accent = Theme::of(Mode::Light).accent;
    let accent = Color32::from_rgb(accent.r, accent.g, accent.b);
    let before: BTreeMap<String, usize> = BTreeMap::new();
    let (mut reached, mut unseen, mut seen) = (BTreeSet::new(), Vec::new(), before);
    for _ in 0..600 {
        window.harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
        window.harness.run_steps(2);
        let Some((name, rect)) = focused(&window) else { continue };
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 4 {
            break;
        }
        let near = rect.expand(6.0);
        let shapes = &window.harness.output().shapes;
        let is_seen = drawn_in(shapes, accent).iter().any(|drawn| {
            near.contains_rect(*drawn) || drawn.contains_rect(rect) && near.expand(8.0).contains_rect(*drawn)
        });
        if !is_seen {
            unseen.push(format!("{name} at {rect:?}"));
        }
        reached.insert(name);
    }
    println!("{} stops", reached.len());
    unseen.sort();
    unseen.dedup();
    assert!(reached.len() > 60, "{reached:#?}");
    assert!(unseen.is_empty(), "{} of {} stops show no focus: {unseen:#?}", unseen.len(), reached.len());
    let roles = [Role::Button, Role::RadioButton, Role::ListItem, Role::SearchInput, Role::Canvas, Role::Document];
    for role in roles {
        assert!(reached.iter().any(|name| name.starts_with(&format!("{role:?}"))), "no {role:?}: {reached:#?}");
    }
}

/// The panel whose title the keyboard is on; the reader has the document's headline for a title.
#[track_caller]
fn panel_of_keyboard(window: &Window) -> String {
    let (name, _) = focused(window).expect("the keyboard is somewhere");
    let title = name.strip_prefix("TitleBar ").and_then(|name| name.strip_suffix(" panel"));
    let headline = name.starts_with("Heading ").then_some("Reader");
    title.or(headline).expect("the keyboard is on a panel's title").to_owned()
}

#[test]
fn f6_leads_from_panel_to_panel_and_back() {
    let mut window = Window::sample();
    let mut visited = Vec::new();
    for _ in 0..6 {
        window.key(Modifiers::NONE, Key::F6);
        visited.push(panel_of_keyboard(&window));
    }
    assert_eq!(visited, ["Documents", "Entities", "Reader", "Network", "Inspector", "Timeline"]);
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(panel_of_keyboard(&window), "Documents", "after the last comes the first");
    window.key(Modifiers::SHIFT, Key::F6);
    assert_eq!(panel_of_keyboard(&window), "Timeline");
}

#[test]
fn f6_goes_on_from_where_the_keyboard_is() {
    let mut window = Window::sample();
    window.key(Modifiers::NONE, Key::F6);
    let row = window.rows("Entities")[0].accesskit_node().label().unwrap();
    window.harness.get_by_label(&row).focus();
    window.settle();
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(panel_of_keyboard(&window), "Reader");
}
