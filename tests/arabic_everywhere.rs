//! Walks through the whole window with Arabic in everything that can hold it; none of it may reach egui's own text layout.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use egui::{Key, Modifiers, PointerButton, Pos2, Role, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::{Options, Source};
use support::window::{Window, folder_of, options};

/// Where the window is at, for the message of a test that fails.
#[track_caller]
fn check(window: &Window, at: &str) {
    assert_eq!(support::arabic_in_egui_text(&window.harness), [""; 0], "{at}");
}

/// Rests the pointer until tooltips show.
fn rest_at(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at + vec2(1.0, 0.0));
    window.harness.step();
    window.harness.hover_at(at);
    window.harness.run_steps(12);
}

/// The names of all things of a role that are in the window.
fn names(window: &Window, role: Role) -> Vec<String> {
    let nodes = window.nodes(role);
    nodes.iter().filter_map(|node| node.accesskit_node().label()).collect()
}

fn show_every_panel(window: &mut Window) {
    // The problems are the only panel that is hidden at first.
    if window.harness.query_by_label("Problems panel").is_none() {
        window.key(Modifiers::COMMAND, Key::Num7);
    }
    for panel in ["Documents", "Entities", "Network", "Timeline", "Problems"] {
        assert!(window.harness.query_by_label(&format!("{panel} panel")).is_some(), "{panel}");
    }
}

/// Opens a menu, or a menu inside one, which has an arrow behind its name.
#[track_caller]
fn open_menu(window: &mut Window, label: &str) {
    let nodes = window.nodes(Role::Button);
    let is_it = |name: &str| name.trim_end_matches(|letter: char| !letter.is_alphanumeric()) == label;
    let node = nodes.iter().find(|node| node.accesskit_node().label().is_some_and(|name| is_it(&name)));
    node.unwrap_or_else(|| panic!("no menu {label}: {:?}", names(window, Role::Button))).click();
    window.harness.run_steps(4);
    check(window, &format!("the menu {label} is open"));
}

/// Selects and points at up to `most` of the things of a role.
fn visit(window: &mut Window, role: Role, most: usize) {
    let all = names(window, role);
    let step = (all.len() / most).max(1);
    for name in all.iter().step_by(step).take(most) {
        let Some(node) = window.harness.query_all_by_role_and_label(role, name).next() else { continue };
        let at = node.rect().center();
        node.click_accesskit();
        window.settle();
        check(window, &format!("{role:?} {name} is selected"));
        rest_at(window, at);
        check(window, &format!("the pointer rests on {role:?} {name}"));
    }
}

#[test]
fn no_arabic_of_the_panels_reaches_the_text_of_egui() {
    let mut window = Window::sample();
    show_every_panel(&mut window);
    check(&window, "the sample is open");
    for role in [Role::ListItem, Role::Link, Role::Note, Role::Button, Role::RadioButton, Role::Heading] {
        // Dialogs and other folders are for the other tests.
        if role == Role::Button {
            visit_marks_of_the_pictures(&mut window);
        } else {
            visit(&mut window, role, 8);
        }
    }
}

/// Nodes, ties and events are buttons too; they have their kind behind a comma.
fn visit_marks_of_the_pictures(window: &mut Window) {
    let marks: Vec<String> = names(window, Role::Button).into_iter().filter(|name| name.contains(", ")).collect();
    assert!(marks.len() > 10, "nodes and events are there: {marks:?}");
    for name in marks.iter().step_by((marks.len() / 16).max(1)) {
        let Some(node) = window.harness.query_all_by_role_and_label(Role::Button, name).next() else { continue };
        let at = node.rect().center();
        node.click_accesskit();
        window.settle();
        check(window, &format!("{name} is selected"));
        rest_at(window, at);
        check(window, &format!("the pointer rests on {name}"));
    }
}

#[test]
fn no_arabic_of_menus_reaches_the_text_of_egui() {
    let folder =
        folder_of(&[("خبر.txt", "عنوان أول\nالتقى الوزير سعيد الهادي نظيره مازن الكريم في بيروت.".as_bytes())]);
    let arabic = folder.path().join("مجلد الأخبار 2024");
    std::fs::create_dir(&arabic).unwrap();
    std::fs::copy(folder.path().join("خبر.txt"), arabic.join("خبر.txt")).unwrap();
    std::fs::write(arabic.join("تالف.txt"), [0, 1, 2, 0, 255, 254, 7]).unwrap();
    let settings = folder.path().join("settings/settings.json");
    let source = Source::Paths(vec![arabic.clone()]);
    let mut window = Window::open(Options { settings: Some(settings), ..options(source) });
    window.wait_for("the folder", |window| window.rows("Documents").len() == 1);
    show_every_panel(&mut window);
    check(&window, "a folder with an Arabic name is open");
    let problems = names(&window, Role::ListItem);
    assert!(problems.iter().any(|name| name.contains("تالف.txt")), "{problems:?}");

    open_menu(&mut window, "File");
    open_menu(&mut window, "Open recent");
    let path = arabic.display().to_string();
    assert!(names(&window, Role::Button).contains(&path), "the recent folder is in the menu");
    window.key(Modifiers::NONE, Key::Escape);

    // Context menus, over every panel.
    let size = window.harness.ctx.content_rect().size();
    for (x, y) in [(0.1, 0.2), (0.1, 0.6), (0.35, 0.4), (0.8, 0.3), (0.8, 0.6), (0.5, 0.9), (0.1, 0.95)] {
        let at = pos2(size.x * x, size.y * y);
        window.harness.hover_at(at);
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
            window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        window.harness.run_steps(3);
        check(&window, &format!("a context menu at {at}"));
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn no_arabic_of_dialogs_and_notices_reaches_the_text_of_egui() {
    let mut window = Window::open(options(Source::Paths(vec!["/no/such/مجلد مفقود".into()])));
    window.wait_for("the notice", |window| window.says("مجلد مفقود"));
    check(&window, "a notice names a folder");
    window.key(Modifiers::COMMAND, Key::O);
    window.type_into("Path of a folder or a file", "/home/مجلد 2024");
    check(&window, "a path is typed into the dialog");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::E);
    if window.harness.query_by_label("Path of the file to write").is_some() {
        window.type_into("Path of the file to write", "/home/صورة.svg");
        check(&window, "a path is typed into the dialog");
        window.key(Modifiers::NONE, Key::Escape);
    }
    window.type_into("Search documents and entities", "سعيد");
    check(&window, "something is searched for");
}

#[test]
fn no_arabic_of_filters_reaches_the_text_of_egui() {
    let mut window = Window::sample();
    let person = names(&window, Role::ListItem).into_iter().find(|name| name.contains(", person, ")).unwrap();
    window.click(&person);
    window.key(Modifiers::COMMAND, Key::L);
    check(&window, "only what is selected is shown");
    window.key(Modifiers::COMMAND | Modifiers::ALT, Key::L);
    for menu in ["Filter", "Only", "Sources"] {
        open_menu(&mut window, menu);
    }
    let sources = names(&window, Role::ListBoxOption);
    let arabic = sources.into_iter().find(|name| name.chars().any(support::is_right_to_left_script));
    let arabic = arabic.expect("a source has an Arabic name");
    window.click(&arabic);
    check(&window, "a chip names a source");
    let chip = format!("Remove filter: {arabic}");
    assert!(names(&window, Role::Button).iter().any(|name| name.starts_with(&chip)), "there is {chip}");
}

#[test]
fn every_arabic_block_counts_as_arabic() {
    for letter in ['ع', '٣', '؟', '\u{750}', '\u{8a0}', '\u{870}', 'ﷺ', 'ﻻ', '\u{1ee00}', '\u{202b}'] {
        assert!(support::is_right_to_left_script(letter), "{letter:?}");
    }
    for letter in ['a', '3', '…', '\u{feff}', '漢'] {
        assert!(!support::is_right_to_left_script(letter), "{letter:?}");
    }
}
