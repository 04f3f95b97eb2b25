//! The window as an analyst uses it, found by accessible names, without display and GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::{Options, Source};
use support::window::{Window, folder_of, name_of, options};

#[test]
fn an_entity_selected_in_the_list_is_selected_everywhere() {
    let mut window = Window::sample();
    let rows = window.rows("Entities");
    let label = rows[0].accesskit_node().label().unwrap();
    let name = name_of(&label);
    window.click(&label);

    assert!(window.selected_names(Role::ListItem).contains(&label), "the row shows it");
    let headings: Vec<_> =
        window.nodes(Role::Heading).iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(headings.contains(&name), "the inspector is about it: {headings:?}");
    let in_network = window.selected_names(Role::Button);
    assert!(in_network.iter().any(|node| node.starts_with(&name)), "its node is selected: {in_network:?}");
    let links: Vec<_> = window.nodes(Role::Link).iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(!links.is_empty(), "the open document names it");
    window.screen.picture(&window.harness).save("window-entity");
}

#[test]
fn lists_quotes_and_paragraphs_tell_their_language() {
    let window = Window::sample();
    let of_role = [Role::Link, Role::Paragraph].map(|role| (format!("{role:?}"), window.nodes(role)));
    let of_lists = ["Documents", "Entities"].map(|panel| (panel.to_owned(), window.rows(panel)));
    for (what, nodes) in of_role.into_iter().chain(of_lists) {
        let is_arabic = |label: &str| label.chars().any(support::is_right_to_left_script);
        let arabic = nodes.iter().filter(|node| node.accesskit_node().label().is_some_and(|label| is_arabic(&label)));
        let languages: Vec<_> = arabic.map(|node| node.accesskit_node().data().language().map(str::to_owned)).collect();
        assert!(!languages.is_empty(), "{what}");
        let told = languages.iter().filter(|language| language.as_deref() == Some("ar")).count();
        assert!(told * 10 >= languages.len() * 9, "{told} of {} of {what}", languages.len());
    }
}

#[test]
fn marks_of_the_timeline_and_undated_events_tell_their_language() {
    use egui::accesskit::TextDirection;
    let window = Window::sample();
    let undated = |label: &str| label.contains(", undated, ");
    let dated = |label: &str| label.contains(" source");
    let check = |role: Role, is_one: &dyn Fn(&str) -> bool| {
        let nodes = window.nodes(role);
        let of_kind = nodes.iter().filter(|node| node.accesskit_node().label().is_some_and(|label| is_one(&label)));
        let mut count = 0;
        for node in of_kind {
            let data = node.accesskit_node().data();
            let label = data.label().unwrap();
            if label.chars().find(|letter| letter.is_alphabetic()).is_some_and(support::is_right_to_left_script) {
                assert_eq!(data.language(), Some("ar"), "{label}");
                assert_eq!(data.text_direction(), Some(TextDirection::RightToLeft), "{label}");
                count += 1;
            }
        }
        count
    };
    assert!(check(Role::ListItem, &undated) >= 3, "events without a day are in the list");
    assert!(check(Role::Button, &dated) >= 3, "and others on the timeline");
}

#[test]
fn an_event_selected_on_the_timeline_opens_a_document_that_tells_of_it() {
    let mut window = Window::sample();
    let event = |window: &Window| {
        let nodes = window.nodes(Role::Button);
        let mut marks = nodes.iter().filter_map(|node| node.accesskit_node().label());
        marks.rfind(|label| label.contains("source") && !label.contains("inferred"))
    };
    let label = event(&window).expect("the sample has dated events");
    window.harness.get_by_label(&label).click_accesskit();
    window.settle();
    assert!(window.selected_names(Role::Button).contains(&label));
    let headings: Vec<_> =
        window.nodes(Role::Heading).iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(headings.contains(&name_of(&label)), "the inspector is about it: {headings:?}");
    let notes = window.selected_names(Role::Note);
    assert!(notes.iter().any(|note| note.starts_with(&name_of(&label))), "its note stands beside the text: {notes:?}");
}

#[test]
fn a_quote_in_the_inspector_opens_the_document_it_is_from() {
    let mut window = Window::sample();
    let label = window.rows("Entities")[0].accesskit_node().label().unwrap();
    window.click(&label);
    let shown = |window: &Window| {
        let rows = window.rows("Documents");
        rows.iter().filter(|row| window.is_selected(row)).find_map(|row| row.accesskit_node().label())
    };
    let before = shown(&window);
    let links = window.nodes(Role::Link);
    let quote = links.iter().rfind(|link| link.accesskit_node().label().is_some_and(|label| label.contains(" – ")));
    quote.expect("the entity is quoted").click_accesskit();
    window.settle();
    let after = shown(&window);
    assert!(after.is_some() && after != before, "from {before:?} to {after:?}");
    assert!(window.selected_names(Role::ListItem).contains(&label), "the entity stays selected");
}

#[test]
fn back_and_forward_lead_through_selections() {
    let mut window = Window::sample();
    let titles: Vec<String> =
        window.rows("Documents").iter().take(2).filter_map(|row| row.accesskit_node().label()).collect();
    window.click(&titles[1]);
    assert_eq!(window.selected_names(Role::ListItem), [titles[1].clone()]);
    window.click("Back");
    assert_eq!(window.selected_names(Role::ListItem), [titles[0].clone()]);
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.selected_names(Role::ListItem), [titles[1].clone()]);
}

#[test]
fn the_search_narrows_both_lists_and_escape_clears_it() {
    let mut window = Window::sample();
    let all = window.rows("Entities").len();
    let first = window.rows("Entities")[0].accesskit_node().label().unwrap();
    window.type_into("Search documents and entities", &name_of(&first));
    let found = window.rows("Entities");
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
    window.harness.get_by_label("Search documents and entities").focus();
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.rows("Entities").len(), all);
}

fn check_export(chart: &str, ending: &str, starts_with: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("picture.{ending}"));
    let mut window = Window::sample();
    window.key(Modifiers::COMMAND, Key::E);
    window.click(chart);
    window.type_into("Path of the file to write", &path.display().to_string());
    window.click("Write file");
    window.wait_for("the notice", |window| window.says("Wrote "));
    let written = std::fs::read(&path).unwrap();
    assert!(written.starts_with(starts_with), "{chart} as {ending}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no half file stays behind");
}

#[test]
fn the_network_is_exported_as_svg() {
    check_export("Network", "svg", b"<");
}

#[test]
fn the_timeline_is_exported_as_pdf() {
    check_export("Timeline", "pdf", b"%PDF");
}

#[test]
fn the_network_is_exported_as_png() {
    check_export("Network", "png", b"\x89PNG");
}

#[test]
fn a_name_without_a_known_ending_is_refused() {
    let mut window = Window::sample();
    window.key(Modifiers::COMMAND, Key::E);
    window.type_into("Path of the file to write", "picture.docx");
    assert!(window.harness.get_by_label("Write file").accesskit_node().is_disabled());
    assert!(window.says("must end in"));
}

#[test]
fn a_folder_typed_into_the_dialog_is_opened_and_remembered() {
    let folder = folder_of(&[("one.txt", "عنوان أول\nنص المقال الأول.".as_bytes())]);
    let settings = folder.path().join("settings/settings.json");
    let mut window = Window::open(Options { settings: Some(settings.clone()), ..options(Source::Sample) });
    window.wait_for("the sample", |window| window.rows("Documents").len() >= 3);
    window.key(Modifiers::COMMAND, Key::O);
    window.type_into("Path of a folder or a file", &folder.path().display().to_string());
    window.click("Open");
    window.wait_for("the folder", |window| window.rows("Documents").len() == 1);
    assert_eq!(window.rows("Documents")[0].accesskit_node().label().as_deref(), Some("عنوان أول"));
    drop(window);
    let saved = std::fs::read_to_string(settings).unwrap();
    assert!(saved.contains(&*folder.path().to_string_lossy()), "{saved}");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_folder_dropped_on_the_window_is_opened() {
    let folder = folder_of(&[("a.txt", "خبر أول".as_bytes()), ("b.md", "خبر ثان".as_bytes())]);
    let mut window = Window::sample();
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(folder.path().to_owned())));
    window.wait_for("the folder", |window| window.rows("Documents").len() == 2);
}

#[test]
fn what_cannot_be_read_is_listed_with_its_reason() {
    let folder =
        folder_of(&[("good.txt", "خبر صالح".as_bytes()), ("bad.txt", &[0, 1, 2, 0, 255, 254, 7]), ("empty.txt", b"")]);
    let mut window = Window::open(options(Source::Paths(vec![folder.path().to_owned()])));
    window.wait_for("the folder", |window| window.rows("Documents").len() == 1);
    window.click("2 problems");
    let rows = window.nodes(Role::ListItem);
    let problems: Vec<_> = rows.iter().filter_map(|row| row.accesskit_node().label()).collect();
    assert!(problems.iter().any(|row| row.starts_with("bad.txt: ")), "{problems:?}");
    assert!(problems.iter().any(|row| row.starts_with("empty.txt: ")), "{problems:?}");
}

#[test]
fn a_folder_that_is_not_there_is_told_and_nothing_is_lost() {
    let mut window = Window::open(options(Source::Paths(vec!["/no/such/folder".into()])));
    window.wait_for("the notice", |window| window.says("/no/such/folder"));
    window.click("Dismiss");
    assert!(!window.says("/no/such/folder"));
    assert!(window.says("No documents"), "the empty state says what to do");
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(options(Source::Paths(vec![folder.path().to_owned()])));
    window.wait_for("the folder", |window| window.says("No documents"));
    assert!(window.says("Ctrl+O"));
}

#[test]
fn an_opening_that_is_cancelled_leaves_what_was_open() {
    let paragraph = "التقى الوزير نظيره في العاصمة يوم الثلاثاء، وبحثا التعاون بين البلدين. ".repeat(40);
    let files: Vec<(String, &[u8])> = (0..60).map(|n| (format!("{n}.txt"), paragraph.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    let folder = folder_of(&files);
    let mut window = Window::sample();
    let before = window.rows("Documents").len();
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(folder.path().to_owned())));
    window.harness.run_steps(2);
    window.harness.get_by_label("Cancel").click();
    window.harness.run_steps(2);
    assert!(window.harness.query_by_label("Cancel").is_none(), "nothing is being opened any more");
    window.settle();
    assert_eq!(window.rows("Documents").len(), before);
}

/// Where the middle of what is drawn for `label` in the network is.
fn node_at(window: &Window, label: &str) -> egui::Pos2 {
    let nodes = window.nodes(Role::Button);
    nodes.iter().find(|node| node.accesskit_node().label().as_deref() == Some(label)).unwrap().rect().center()
}

#[test]
fn a_dragged_node_stays_where_it_is_put_until_it_is_released() {
    let mut window = Window::sample();
    // Its heaviest entity is named in bold, and has its name below or above it.
    let label = window.rows("Entities").iter().find_map(|row| {
        let name = name_of(&row.accesskit_node().label()?);
        let nodes = window.nodes(Role::Button);
        nodes.iter().filter_map(|node| node.accesskit_node().label()).find(|label| name_of(label) == name)
    });
    let label = label.expect("an entity of the list is in the network");
    let panel = window.harness.get_by_label("Network panel").rect();
    let from = node_at(&window, &label);
    let to = egui::pos2(panel.center().x, panel.bottom() + 60.0);
    window.drag(from, to);
    let near = |at: egui::Pos2, goal: egui::Pos2| at.distance(goal) < 30.0;
    let put = node_at(&window, &label);
    assert!(near(put, to), "{label} was dragged from {from} to {to} and is at {put}");

    window.click("Sentences");
    window.settle();
    assert!(near(node_at(&window, &label), to), "another layout leaves it there");
    // A free spot of the canvas, below the header at the panel's edge.
    let corner = panel.left_bottom() + egui::vec2(4.0, 4.0);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        let modifiers = Modifiers::NONE;
        window.harness.hover_at(corner);
        window.harness.event(egui::Event::PointerButton { pos: corner, button, pressed, modifiers });
        window.harness.step();
    }
    window.harness.run_steps(2);
    assert!(!window.harness.get_by_label("Release pinned nodes").accesskit_node().is_disabled());
    window.click("Release pinned nodes");
    window.settle();
    assert!(!near(node_at(&window, &label), to), "it is laid out again");
}

#[test]
fn panels_are_closed_and_brought_back_by_key() {
    let mut window = Window::sample();
    let is_there = |window: &Window| window.harness.query_by_label("Timeline panel").is_some();
    assert!(is_there(&window));
    window.key(Modifiers::COMMAND, Key::Num6);
    assert!(!is_there(&window));
    window.key(Modifiers::COMMAND, Key::Num6);
    assert!(is_there(&window));
}

#[test]
fn the_theme_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.json");
    let with_settings = || Options { settings: Some(settings.clone()), ..options(Source::Sample) };
    let mut window = Window::open(with_settings());
    window.wait_for("the sample", |window| window.rows("Documents").len() >= 3);
    window.click("Light or dark");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    drop(window);
    let mut window = Window::open(with_settings());
    window.wait_for("the sample", |window| window.rows("Documents").len() >= 3);
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    window.screen.picture(&window.harness).save("window-dark");
}
