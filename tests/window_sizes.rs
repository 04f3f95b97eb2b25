//! Windows that are small and large: everything stays in reach, and lines stay readable.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/folders.rs"]
mod folders;
mod support;

use egui::{Key, Modifiers, Rect, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::scene::tokens::{measure, size};
use support::window::Window;

fn sized(width: f32, height: f32) -> Window {
    let mut window = Window::sample();
    window.harness.set_size(vec2(width, height));
    window.settle();
    window
}

/// What the top bar shows, from left to right.
fn bar(window: &Window) -> Vec<Rect> {
    let roles = [Role::Button, Role::TextInput, Role::SearchInput];
    let nodes = roles.into_iter().flat_map(|role| window.nodes(role)).map(|node| node.rect());
    let mut rects: Vec<Rect> = nodes.filter(|rect| rect.bottom() < 45.0 && rect.width() > 0.0).collect();
    rects.sort_by(|a, b| a.left().total_cmp(&b.left()));
    rects
}

#[test]
fn the_top_bar_folds_before_anything_in_it_is_cut() {
    let mut window = Window::sample();
    for width in [1456.0, 900.0, 760.0, 640.0, 520.0, 420.0] {
        window.harness.set_size(vec2(width, 600.0));
        window.settle();
        let rects = bar(&window);
        assert!(rects.len() >= 5, "{width}: {rects:?}");
        assert!(rects.iter().all(|rect| rect.left() >= 0.0 && rect.right() <= width), "{width}: {rects:?}");
        for pair in rects.windows(2) {
            assert!(pair[0].right() <= pair[1].left() + 1.0, "{width}: {pair:?} overlap");
        }
    }
    window.click("Menu");
    window.click("Help");
    window.click("About Marsad");
    assert!(window.harness.query_by_label("Close").is_some(), "folded menus lead to every command");
}

#[test]
fn chips_have_room_in_a_narrow_bar() {
    let mut window = sized(640.0, 600.0);
    window.harness.get_all_by_role(Role::ListItem).next().unwrap().click();
    window.settle();
    window.key(Modifiers::COMMAND, Key::L);
    let clear = window.harness.get_by_label("Clear all").rect();
    let overlaps = |rect: &&Rect| **rect != clear && rect.shrink(1.0).intersects(clear);
    assert!(clear.right() <= 640.0, "{clear:?}");
    assert_eq!(bar(&window).iter().find(overlaps), None, "{clear:?}");
}

#[test]
fn lines_of_a_document_are_no_longer_than_can_be_read() {
    for (width, height) in [(3840.0, 2160.0), (1456.0, 916.0)] {
        let window = sized(width, height);
        let paragraphs = window.nodes(Role::Paragraph);
        let texts = paragraphs.iter().filter(|node| node.accesskit_node().label().is_some_and(|text| text.len() > 200));
        let widest = texts.map(|node| node.rect().width()).fold(0.0, f32::max);
        assert!(widest <= measure::READING * size::READING + 1.0, "{width}: {widest}");
        assert!(widest > 400.0, "{width}: {widest}");
    }
}

#[test]
fn the_theme_is_chosen_in_a_low_window() {
    for height in [900.0, 690.0, 600.0, 480.0] {
        let mut window = sized(1000.0, height);
        window.key(Modifiers::COMMAND, Key::Comma);
        let button = window.harness.get_by_label("Dark").rect();
        assert!(button.top() > 0.0 && button.bottom() < height, "{height}: {button:?}");
        window.click("Dark");
        let chosen = window.harness.get_by_label("Dark");
        assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "{height}");
        let close = window.harness.get_by_label("Close").rect();
        assert!(close.bottom() < height, "{height}: the way out is at {close:?}");
        let uses_its_room = close.bottom() > (height - 60.0).min(750.0);
        assert!(uses_its_room, "{height}: nothing scrolls sooner than it must: {close:?}");
    }
}

#[test]
fn a_long_document_opens_and_can_be_left_while_it_does() {
    let mut window = Window::of(folders::long_document(20_000));
    window.wait_for("its text", |window| !window.nodes(Role::Paragraph).is_empty());
    let text = window.nodes(Role::Paragraph).len();
    assert!(text < 100, "only what is in sight is laid out: {text}");
}
