//! The network panel as an analyst uses it, found by accessible names, without display and GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "support/folders.rs"]
mod folders;
mod support;

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::Folder;
use support::window;

/// The window with only the network and the inspector, so that there is room.
struct Window(window::Window);

impl Deref for Window {
    type Target = window::Window;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// A small network: a star of six around 0, of whom 1 and 2 are tied to 7, and 7 to 8.
const SMALL: [(usize, usize); 9] = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (1, 7), (2, 7), (7, 8)];

fn name(index: usize) -> String {
    const NAMES: [&str; 9] = [
        "سالم المرجي",
        "هند الصفدي",
        "مجلس الموانئ",
        "القصرة",
        "راشد الغيث",
        "ليلى النجار",
        "هيئة السكك",
        "تل البحر",
        "عمر الحداد",
    ];
    NAMES.get(index).map_or_else(|| format!("اسم {index}"), |name| (*name).to_owned())
}

impl Window {
    fn open(folder: Folder) -> Self {
        let mut window = window::Window::of(folder);
        for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
            window.harness.key_press_modifiers(Modifiers::COMMAND, key);
            window.harness.step();
        }
        window.settle();
        Self(window)
    }

    fn small() -> Self {
        Self::open(folders::folder(9, &SMALL, name))
    }

    /// Names of nodes and ties in the picture.
    fn marks(&self) -> Vec<String> {
        let nodes = self.harness.query_all_by_role(Role::Button);
        let is_mark = |node: &Node<'_>| node.accesskit_node().value().is_some();
        nodes.filter(is_mark).filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn nodes(&self) -> Vec<String> {
        let kinds = [", person", ", organization", ", place"];
        self.marks().into_iter().filter(|name| kinds.iter().any(|kind| name.ends_with(kind))).collect()
    }

    fn mark(&self, name: &str) -> Node<'_> {
        let all = self.harness.query_all_by_role(Role::Button);
        let mut found = all.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
        found.next().unwrap_or_else(|| panic!("no mark is called {name}: {:?}", self.marks()))
    }

    fn press(&mut self, pos: Pos2, button: PointerButton) {
        self.harness.hover_at(pos);
        self.harness.step();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            self.harness.step();
        }
        self.settle();
    }

    fn menu(&mut self, mark: &str, item: &str) {
        let at = self.mark(mark).rect().center();
        self.press(at, PointerButton::Secondary);
        self.click(item);
    }

    fn canvas_named(&self, start: &str) -> Node<'_> {
        let mut all = self.harness.query_all_by_role(Role::Canvas);
        all.find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(start))).unwrap()
    }

    fn canvas(&self) -> Node<'_> {
        self.harness.get_by_role(Role::Canvas)
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    fn says(&self, text: &str) -> bool {
        let labels = self.harness.query_all_by_role(Role::Label);
        let mut texts = labels.filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label()));
        texts.any(|said| said.contains(text))
    }
}

#[test]
fn nodes_and_ties_have_name_kind_and_value() {
    let window = Window::small();
    assert_eq!(window.nodes().len(), 9);
    let node = window.mark("سالم المرجي, person");
    assert_eq!(node.accesskit_node().value().unwrap(), "6 ties, 7 mentions");
    let tie = window.mark("سالم المرجي – هند الصفدي");
    assert_eq!(tie.accesskit_node().value().unwrap(), "1 meeting");
    for mark in [node, tie] {
        let data = mark.accesskit_node().data();
        assert_eq!(data.language(), Some("ar"), "{:?}", data.label());
        assert_eq!(data.text_direction(), Some(egui::accesskit::TextDirection::RightToLeft), "{:?}", data.label());
    }
    assert!(window.says("Legend: Person, Organisation, Place"));
    window.screen.picture(&window.harness).save("network-panel");
}

#[test]
fn a_neighbourhood_is_focused_widened_and_left() {
    let mut window = Window::small();
    window.menu("عمر الحداد", "Focus, 1 step");
    assert_eq!(window.nodes().len(), 2, "{:?}", window.nodes());
    window.click("2 steps");
    assert_eq!(window.nodes().len(), 4);
    window.menu("هند الصفدي", "Expand");
    assert!(window.nodes().len() > 4);
    window.click("Whole network");
    assert_eq!(window.nodes().len(), 9);
}

#[test]
fn nodes_are_hidden_and_leaves_are_collapsed() {
    let mut window = Window::small();
    window.menu("عمر الحداد", "Hide");
    assert_eq!(window.nodes().len(), 8);
    window.menu("سالم المرجي", "Collapse");
    assert_eq!(window.nodes().len(), 4, "four leaves are put away: {:?}", window.nodes());
    assert!(window.mark("سالم المرجي").accesskit_node().value().unwrap().contains("4 folded away"));
    window.click("1 collapsed ×");
    window.click("1 hidden ×");
    assert_eq!(window.nodes().len(), 9);
}

#[test]
fn places_come_back_after_a_focus() {
    let mut window = Window::small();
    let before = window.mark("تل البحر").rect().center();
    window.menu("عمر الحداد", "Focus, 1 step");
    window.click("Whole network");
    let after = window.mark("تل البحر").rect().center();
    assert!(before.distance(after) < 1.5, "{before} {after}");
}

#[test]
fn shortest_ways_are_listed_with_their_sentences() {
    let mut window = Window::small();
    let at = window.mark("عمر الحداد").rect().center();
    window.press(at, PointerButton::Primary);
    window.menu("سالم المرجي", "Ways here from the selection");
    assert!(window.says("2 shortest ways, 3 ties long"));
    let sentences = window.harness.query_all_by_role(Role::Link);
    let quoted =
        sentences.filter_map(|node| node.accesskit_node().label()).filter(|text| text.contains("جملة")).count();
    assert!(quoted >= 6, "each tie has its sentence: {quoted}");
    window.click("Close ways");
    assert!(!window.says("shortest ways"));
}

#[test]
fn a_tie_opens_its_sentences_by_source_and_day() {
    let mut window = Window::small();
    let at = window.mark("تل البحر – عمر الحداد").rect().center();
    window.press(at, PointerButton::Primary);
    assert!(window.says("Tie between"));
    assert!(window.says("صحيفة 0"), "the source heads its sentences");
}

#[test]
fn the_keyboard_walks_from_node_to_neighbour() {
    let mut window = Window::small();
    window.canvas().focus();
    window.harness.step();
    window.key(Key::ArrowRight);
    // The first step goes to the most important node; from there to a neighbour in one of the four directions.
    window.key(Key::Enter);
    let selected = |window: &Window| {
        let marks = window.harness.query_all_by_role(Role::Button);
        let on = |node: &Node<'_>| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
        marks
            .filter(|node| node.accesskit_node().value().is_some() && on(node))
            .filter_map(|n| n.accesskit_node().label())
            .next()
    };
    assert_eq!(selected(&window).as_deref(), Some("سالم المرجي, person"));
    let mut reached = std::collections::BTreeSet::new();
    for key in [Key::ArrowLeft, Key::ArrowUp, Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowDown] {
        window.key(key);
        window.key(Key::Enter);
        reached.extend(selected(&window));
    }
    assert!(reached.len() > 1, "{reached:?}");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.settle();
    window.key(Key::Enter);
    assert!(window.says("Tie between"), "shift and an arrow go to a tie");
    window.key(Key::ArrowRight);
    window.key(Key::H);
    assert_eq!(window.nodes().len(), 8, "H hides");
    window.key(Key::Num0);
    assert_eq!(window.nodes().len(), 9);
}

#[test]
fn a_lasso_marks_what_it_surrounds() {
    let mut window = Window::small();
    window.canvas().focus();
    window.harness.step();
    window.key(Key::L);
    assert!(window.says("Draw a line around nodes"));
    let rect = window.mark("سالم المرجي").rect().expand(14.0);
    window.harness.drag_at(rect.left_top());
    window.harness.step();
    for at in [rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()] {
        window.harness.hover_at(at);
        window.harness.step();
    }
    window.harness.drop_at(rect.left_top());
    window.settle();
    assert!(window.says("1 marked"));
    window.click("Hide these");
    assert_eq!(window.nodes().len(), 4, "its leaves go with it: {:?}", window.nodes());
}

#[test]
fn the_time_slider_shows_the_ties_of_its_days_and_plays() {
    let mut window = Window::small();
    window.click("Display");
    window.click("Time slider");
    window.key(Key::Escape);
    // The first month holds only what happened in it.
    assert!(window.nodes().len() < 9);
    let before = window.nodes();
    window.click("Play");
    let start = Instant::now();
    while window.nodes() == before {
        assert!(start.elapsed() < Duration::from_secs(30), "it does not play");
        window.harness.step();
    }
}

#[test]
fn a_pin_is_undone_done_again_and_outlives_a_filter() {
    let mut window = Window::small();
    // In these made-up texts only the first entity's first mention is its alone.
    let from = window.mark("سالم المرجي").rect().center();
    let before = from - window.canvas_named("Network, ").rect().min.to_vec2();
    let to = from + egui::vec2(160.0, 90.0);
    window.drag(from, to);
    // In the picture: a bar above it moves it in the window.
    let at = |window: &Window| {
        window.mark("سالم المرجي").rect().center() - window.canvas_named("Network, ").rect().min.to_vec2()
    };
    let is_near = |window: &Window, goal: Pos2| at(window).distance(goal) < 3.0;
    let to = at(&window);
    assert!(to.distance(before) > 100.0, "it was dragged from {before} to {to}");
    window.menu("عمر الحداد", "Hide");
    assert!(is_near(&window, to), "it stays when others go");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(is_near(&window, before), "it is back at {before}: {}", at(&window));
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.settle();
    assert!(is_near(&window, to));
}

#[test]
fn the_legend_is_one_line_until_all_of_it_is_wanted() {
    let mut window = Window::small();
    // The inspector back, and with it a narrow panel.
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
        window.harness.key_press_modifiers(Modifiers::COMMAND, key);
        window.harness.step();
    }
    window.settle();
    let before = window.canvas_named("Network, ").rect().height();
    window.click("Show the whole legend");
    let open = window.canvas_named("Network, ").rect().height();
    assert!(open < before, "{open} {before}");
    window.click("Show one line of the legend");
    assert_eq!(window.canvas_named("Network, ").rect().height(), before);
}

#[test]
fn sizes_and_colours_can_be_chosen() {
    let mut window = Window::small();
    window.click("Display");
    window.click("Community");
    assert!(window.says("+"), "the legend names communities by their heaviest member");
    window.click("Country");
    assert!(window.says("AA"));
    window.click("Betweenness");
    assert!(window.says("more ways lead over it"));
}

#[test]
fn tables_of_nodes_and_ties_are_sorted_and_linked() {
    let mut window = Window::small();
    window.click("Nodes");
    assert!(window.harness.query_by_label("Nodes of the network").is_some());
    window.click("Name");
    let rows: Vec<String> =
        window.harness.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect();
    assert!(rows.len() >= 9, "{rows:?}");
    window.harness.get_by_role_and_label(Role::RadioButton, "Ties").click();
    window.settle();
    assert!(window.harness.query_by_label("Ties of the network").is_some());
    window.click("Picture");
    assert_eq!(window.nodes().len(), 9);
}

#[test]
fn one_entity_alone_says_so() {
    let window = Window::open(folders::folder(1, &[], name));
    assert!(window.says("One name alone"));
}

#[test]
fn fifty_thousand_entities_without_a_tie_say_so() {
    let window = Window::open(folders::folder(50_000, &[], name));
    assert!(window.says("No event ties any of 50000"));
}

#[test]
fn one_entity_tied_to_all_is_drawn() {
    let star: Vec<(usize, usize)> = (1..1500).map(|other| (0, other)).collect();
    let window = Window::open(folders::folder(1500, &star, name));
    assert_eq!(window.nodes().len(), 250, "the heaviest at first");
}

#[test]
fn names_of_three_hundred_letters_are_cut() {
    let window = Window::open(folders::folder(9, &SMALL, |index| format!("{} {}", name(index), "طويل".repeat(75))));
    assert_eq!(window.nodes().len(), 9);
    let picture = window.screen.picture(&window.harness);
    picture.save("network-long-names");
}

#[test]
fn days_without_a_tie_say_so_and_lead_back() {
    let mut window = Window::small();
    window.click("Display");
    for kind in ["meeting", "visit", "call", "statement"] {
        window.click(kind);
    }
    window.key(Key::Escape);
    assert!(window.says("Nothing of the network is in view"));
    window.click("Show the whole network");
    assert_eq!(window.nodes().len(), 9);
}
