//! What is done in one view shows in all: filtering, searching, pointing, pinning, walking. Driven by accessible names, without display and GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use egui::{Key, Modifiers, Role, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{Window, name_of};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };
const CTRL_ALT: Modifiers = Modifiers { alt: true, ..CTRL };
const SEARCH: &str = "Search documents and entities";
const FIND: &str = "Find in this document";

fn labels(window: &Window, role: Role) -> Vec<String> {
    window.nodes(role).iter().filter_map(|node| node.accesskit_node().label()).collect()
}

fn chips(window: &Window) -> Vec<String> {
    labels(window, Role::Button).into_iter().filter(|label| label.starts_with("Remove filter: ")).collect()
}

/// What the views show, by the names of their nodes. The list of documents may have been scrolled meanwhile.
fn everything(window: &Window) -> Vec<String> {
    let rows = window.rows("Entities").into_iter().filter_map(|row| row.accesskit_node().label());
    rows.chain(marks(window)).chain([told(window)]).collect()
}

/// What the timeline says of itself: `43 events · 5 undated`.
fn told(window: &Window) -> String {
    let name = timeline(window).accesskit_node().label().unwrap();
    name.split(", ").nth(1).unwrap().to_owned()
}

/// How many events pass the filter.
fn events(window: &Window) -> usize {
    told(window).split(' ').next().unwrap().parse().unwrap()
}

fn timeline(window: &Window) -> egui_kittest::Node<'_> {
    let canvases = window.nodes(Role::Canvas).into_iter();
    let is_timeline = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Timeline, "))
    };
    { canvases }.find(is_timeline).expect("the timeline is on screen")
}

/// The marks of events on the timeline, by their names.
fn marks(window: &Window) -> Vec<String> {
    labels(window, Role::Button).into_iter().filter(|label| label.contains(" source")).collect()
}

fn description(window: &Window, field: &str) -> String {
    window.harness.get_by_label(field).accesskit_node().description().unwrap_or_default()
}

fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    window.harness.hover_at(from);
    window.harness.step();
    window.harness.drag_at(from);
    window.harness.step();
    for share in [0.3, 0.6, 1.0] {
        window.harness.hover_at(from.lerp(to, share));
        window.harness.step();
    }
    window.harness.drop_at(to);
    window.settle();
}

#[test]
fn a_filter_by_the_selection_narrows_every_view_and_its_chip_gives_the_first_state_back() {
    let mut window = Window::sample();
    let entity = labels(&window, Role::ListItem).into_iter().find(|label| label.contains(", person, ")).unwrap();
    window.click(&entity);
    let before = everything(&window);
    let (entities, all) = (window.rows("Entities").len(), events(&window));

    window.key(CTRL, Key::L);
    assert_eq!(chips(&window), [format!("Remove filter: {}", name_of(&entity))]);
    assert!(events(&window) < all && window.rows("Entities").len() <= entities);
    assert!(told(&window).contains(&format!(" of {all} events")), "the count says of how many: {}", told(&window));

    let chip = chips(&window).remove(0);
    window.click(&chip);
    assert!(chips(&window).is_empty());
    assert_eq!(everything(&window), before);
}

#[test]
fn what_is_left_out_has_a_chip_and_everything_can_be_cleared() {
    let mut window = Window::sample();
    let entity = labels(&window, Role::ListItem).into_iter().find(|label| label.contains(", person, ")).unwrap();
    window.click(&entity);
    let before = everything(&window);
    window.key(CTRL_SHIFT, Key::L);
    assert!(chips(&window)[0].contains("not: "), "{:?}", chips(&window));
    assert!(labels(&window, Role::ListItem).iter().all(|label| *label != entity), "it is in no list");
    window.click("Filter");
    window.click("Only");
    window.click("Kinds of event");
    window.click("Meetings");
    assert_eq!(chips(&window).len(), 2);
    assert!(marks(&window).iter().all(|mark| mark.contains(", meeting")), "{:?}", marks(&window));
    window.key(CTRL_ALT, Key::L);
    assert!(chips(&window).is_empty());
    assert_eq!(everything(&window), before);
}

#[test]
fn certainty_and_sources_are_in_the_menu() {
    let mut window = Window::sample();
    window.click("Filter");
    window.click("Leave out");
    window.click("Certainty");
    window.click("Day inferred");
    assert!(marks(&window).iter().all(|mark| !mark.contains("inferred")));
    assert_eq!(chips(&window).len(), 1);
}

#[test]
fn days_dragged_along_the_axis_become_a_filter() {
    let mut window = Window::sample();
    let all = events(&window);
    let rect = timeline(&window).rect();
    let y = rect.top() + 14.0;
    let right = rect.right() - 60.0;
    drag(&mut window, pos2(right - 260.0, y), pos2(right, y));
    let chip = chips(&window).pop().expect("the days are a chip");
    assert!(chip.contains(" – "), "{chip}");
    assert!(events(&window) < all, "{} of {all}", events(&window));
    window.click(&chip);
    assert_eq!(events(&window), all);
}

#[test]
fn arrows_lead_from_event_to_event() {
    let mut window = Window::sample();
    let name = timeline(&window).accesskit_node().label().unwrap();
    window.harness.get_by_label(&name).focus();
    window.settle();
    let mut seen = Vec::new();
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp, Key::End, Key::Home] {
        window.key(Modifiers::NONE, key);
        // The last heading is the inspector's, which follows.
        seen.extend(labels(&window, Role::Heading).pop());
    }
    seen.dedup();
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn lanes_calendars_and_months_can_be_chosen() {
    let mut window = Window::sample();
    let by_kind = told(&window);
    for lanes in ["By actor", "By countries", "By source"] {
        window.click(lanes);
        assert_eq!(told(&window), by_kind, "{lanes} shows the same events");
        assert!(window.selected_names(Role::RadioButton).contains(&lanes.to_owned()));
    }
    window.click("Time");
    window.click("Islamic dates");
    window.click("Time");
    window.click("Levantine months");
    window.click("Time");
    let on = |window: &Window, label: &str| {
        window.harness.get_by_label(label).accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(on(&window, "Islamic dates") && on(&window, "Levantine months") && !on(&window, "English months"));
}

/// What each panel counts in its header.
fn counts(window: &Window) -> Vec<(String, String)> {
    let headers = window.nodes(Role::TitleBar).into_iter();
    let told = |node: egui_kittest::Node<'_>| Some((node.accesskit_node().label()?, node.accesskit_node().value()?));
    headers.filter_map(told).filter(|(_, count)| !count.is_empty()).collect()
}

#[test]
fn counts_everywhere_follow_the_filter() {
    let mut window = Window::sample();
    let before = counts(&window);
    let entity = labels(&window, Role::ListItem).into_iter().find(|label| label.contains(", person, ")).unwrap();
    window.click(&entity);
    window.key(CTRL, Key::L);
    let after = counts(&window);
    for panel in ["Documents panel", "Entities panel", "Network panel", "Timeline panel"] {
        let of =
            |counts: &[(String, String)]| counts.iter().find(|(name, _)| name == panel).map(|(_, count)| count.clone());
        assert!(of(&before).is_some() && of(&before) != of(&after), "{panel}: {:?}, {:?}", of(&before), of(&after));
    }
    window.key(CTRL_ALT, Key::L);
    assert_eq!(counts(&window), before);
}

#[test]
fn filters_are_undone_and_done_again_in_their_order() {
    let mut window = Window::sample();
    let people: Vec<String> =
        labels(&window, Role::ListItem).into_iter().filter(|label| label.contains(", person, ")).take(2).collect();
    window.click(&people[0]);
    window.key(CTRL, Key::L);
    let first = chips(&window);
    window.click("Sentences");
    window.key(CTRL, Key::Z);
    assert!(window.selected_names(Role::RadioButton).contains(&"Events".to_owned()), "the ties are undone first");
    assert_eq!(chips(&window), first);
    window.key(CTRL, Key::Z);
    assert!(chips(&window).is_empty());
    window.key(CTRL_SHIFT, Key::Z);
    assert_eq!(chips(&window), first);
    window.key(CTRL_SHIFT, Key::Z);
    assert!(window.selected_names(Role::RadioButton).contains(&"Sentences".to_owned()));
    window.key(CTRL_SHIFT, Key::Z);
    assert_eq!(chips(&window), first, "there is nothing more to do again");
}

#[test]
fn what_is_pointed_at_lights_up_in_every_view_with_the_next_frame() {
    let mut window = Window::sample();
    let hot = egui::Color32::from_rgb(0xff, 0xf3, 0xc4);
    let lit = |window: &Window, rect: egui::Rect| {
        let shapes = window.harness.output().shapes.iter();
        shapes
            .map(|clipped| match &clipped.shape {
                egui::Shape::Mesh(mesh) => {
                    let is_lit = |corner: &&egui::epaint::Vertex| corner.color == hot && rect.contains(corner.pos);
                    mesh.vertices.iter().filter(is_lit).count()
                }
                egui::Shape::Rect(one) => {
                    let seen = clipped.clip_rect.intersect(one.rect);
                    usize::from(one.fill == hot && seen.is_positive() && rect.intersects(seen))
                }
                _ => 0,
            })
            .sum::<usize>()
    };
    let canvas = |window: &Window, name: &str| {
        let canvases = window.nodes(Role::Canvas).into_iter();
        let mut found =
            canvases.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
        found.next().unwrap().rect()
    };
    let (lanes, network) = (canvas(&window, "Timeline, "), canvas(&window, "Network, "));
    // Somebody in the open document, in the list and in the network.
    let list = window.rows("Entities").iter().map(egui_kittest::Node::rect).reduce(egui::Rect::union).unwrap();
    let reader = egui::Rect::from_x_y_ranges(list.right() + 1.0..=network.left() - 1.0, 150.0..=lanes.top() - 60.0);
    let links = window.nodes(Role::Link).into_iter().filter(|link| reader.contains_rect(link.rect()));
    let named: Vec<String> = links.filter_map(|link| Some(name_of(&link.accesskit_node().label()?))).collect();
    let drawn: Vec<String> = labels(&window, Role::Button).iter().map(|label| name_of(label)).collect();
    let is_everywhere = |name: &String| named.contains(name) && drawn.contains(name);
    let mut rows = window.rows("Entities").into_iter();
    let row = rows.find(|row| row.accesskit_node().label().is_some_and(|label| is_everywhere(&name_of(&label))));
    let row = row.expect("an entity is in every view").rect();
    let views = [("list", list), ("network", network), ("timeline", lanes), ("reader", reader)];
    views.iter().for_each(|(view, rect)| assert_eq!(lit(&window, *rect), 0, "{view} at rest"));
    window.harness.hover_at(row.center());
    // One frame to see where the pointer is, one to show it.
    window.harness.run_steps(2);
    views.iter().for_each(|(view, rect)| assert!(lit(&window, *rect) > 0, "{view} shows who is pointed at"));
    window.harness.hover_at(pos2(1.0, 1.0));
    window.harness.run_steps(2);
    views.iter().for_each(|(view, rect)| assert_eq!(lit(&window, *rect), 0, "{view} afterwards"));
}

#[test]
fn a_pinned_panel_keeps_what_it_shows() {
    let mut window = Window::sample();
    let people: Vec<String> =
        labels(&window, Role::ListItem).into_iter().filter(|label| label.contains(", person, ")).take(2).collect();
    window.click(&people[0]);
    window.click("Pin Inspector");
    window.click(&people[1]);
    let shown = |window: &Window, name: &str| labels(window, Role::Heading).contains(&name_of(name));
    assert!(shown(&window, &people[0]) && !shown(&window, &people[1]));
    assert!(window.selected_names(Role::ListItem).contains(&people[1]), "the other panels follow");
    window.click("Pin Inspector");
    assert!(shown(&window, &people[1]));
}

#[test]
fn every_panel_can_be_told_not_to_follow() {
    let mut window = Window::sample();
    let people: Vec<String> =
        labels(&window, Role::ListItem).into_iter().filter(|label| label.contains(", person, ")).take(2).collect();
    window.click(&people[0]);
    let selected = |window: &Window| (window.selected_names(Role::ListItem), window.selected_names(Role::Button));
    for panel in ["Documents", "Entities", "Reader", "Network", "Inspector", "Timeline"] {
        window.click(&format!("Pin {panel}"));
    }
    let before = (selected(&window), labels(&window, Role::Heading));
    window.click(&people[1]);
    assert_eq!((selected(&window), labels(&window, Role::Heading)), before, "none follows");
    window.click("Pin Network");
    window.click("Pin Entities");
    assert!(selected(&window).0.contains(&people[1]), "these follow again");
}

#[test]
fn words_are_found_in_the_open_document_with_their_number() {
    let mut window = Window::sample();
    window.key(CTRL, Key::F);
    window.type_into(FIND, "ال");
    let count = |window: &Window| description(window, FIND);
    assert!(count(&window).starts_with("1 of "), "{}", count(&window));
    window.harness.get_by_label(FIND).focus();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(count(&window).starts_with("2 of "), "{}", count(&window));
    window.key(Modifiers::SHIFT, Key::F3);
    window.key(Modifiers::SHIFT, Key::F3);
    let last = count(&window);
    let (at, of) = last.split_once(" of ").unwrap();
    assert_eq!(at, of, "before the first comes the last");
    window.screen.picture(&window.harness).save("find-bar");
    window.type_into(FIND, "ظظظظ");
    assert_eq!(count(&window), "nothing found");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label(FIND).is_none());
}

#[test]
fn words_are_found_in_the_folder_in_their_sentences() {
    let mut window = Window::sample();
    let entity = labels(&window, Role::ListItem).into_iter().find(|label| label.contains(", place, ")).unwrap();
    window.key(CTRL_SHIFT, Key::F);
    assert!(window.says("Nothing is searched for"));
    window.type_into(SEARCH, &name_of(&entity));
    let hits = |window: &Window| {
        labels(window, Role::ListItem).into_iter().filter(|label| label.starts_with("Hit: ")).collect::<Vec<_>>()
    };
    assert!(description(&window, SEARCH).contains(" in "), "{}", description(&window, SEARCH));
    assert!(!hits(&window).is_empty());
    let last = hits(&window).pop().unwrap();
    window.harness.get_by_label(&last).click();
    window.settle();
    let all = window.rows("Documents").len();
    window.click("Only these");
    assert!(chips(&window)[0].contains(&name_of(&entity)));
    assert!(window.rows("Documents").len() <= all);
}

#[test]
fn every_command_is_in_the_palette() {
    let mut window = Window::sample();
    window.key(CTRL, Key::P);
    let rows = labels(&window, Role::ListItem);
    for command in ["Open folder… (Ctrl+O)", "Lanes by countries"] {
        assert!(rows.iter().any(|row| row == command), "{command} is not in {rows:?}");
    }
    window.type_into("Find a command", "dark");
    window.harness.get_by_label("Find a command").focus();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    assert!(window.harness.query_by_label("Find a command").is_none(), "it closes");
}

#[test]
fn a_filter_that_nothing_passes_says_so() {
    let mut window = Window::sample();
    for certainty in ["Happened", "Scheduled"] {
        window.click("Filter");
        window.click("Leave out");
        window.click("Certainty");
        window.click(certainty);
    }
    assert!(window.says("No event passes the filter"));
    assert!(window.says("No document passes the filter"));
    assert!(window.says("No entity passes the filter"));
    window.key(CTRL_ALT, Key::L);
    assert!(!marks(&window).is_empty());
}

#[test]
fn what_is_on_screen_can_be_exported_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut written = Vec::new();
    for extent in ["Everything that passes the filter", "What is on screen"] {
        let path = folder.path().join(format!("{}.svg", written.len()));
        let mut window = Window::sample();
        let rect = timeline(&window).rect();
        // A closer look: the wheel over the middle of the days.
        window.harness.hover_at(rect.center());
        for _ in 0..4 {
            let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
            let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
            window.harness.event(egui::Event::MouseWheel { unit, delta: vec2(0.0, 120.0), phase, source, modifiers });
            window.harness.step();
        }
        window.settle();
        window.key(CTRL, Key::E);
        window.click("Timeline");
        window.click(extent);
        window.type_into("Path of the file to write", &path.display().to_string());
        window.click("Write file");
        window.wait_for("the notice", |window| window.says("Wrote "));
        written.push(std::fs::read_to_string(&path).unwrap());
    }
    assert_ne!(written[0], written[1]);
}
