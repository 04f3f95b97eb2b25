//! Settings, first steps and notices, found by accessible names, without display and GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use marsad::gui::{Options, Source};
use support::window::{Window, options};

/// A window on the sample that keeps its settings at `settings`.
fn sample(settings: PathBuf) -> Window {
    let mut window = Window::open(Options { settings: Some(settings), ..options(Source::Sample) });
    window.wait_for("the sample", |window| window.rows("Documents").len() >= 3);
    window
}

fn settings_say(path: &std::path::Path, words: &str) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.contains(words))
}

#[test]
fn the_first_steps_are_five_and_come_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    let mut window = sample(path.clone());
    window.screen.picture(&window.harness).save("tour");
    for step in 1..=5 {
        assert!(window.says(&format!("{step} of 5")), "step {step}");
        assert_eq!(window.harness.query_by_label("Previous").is_some(), step > 1);
        // The button has the keyboard.
        window.key(Modifiers::NONE, Key::Enter);
    }
    assert!(!window.says("5 of 5"));
    window.wait_for("the settings", |_| settings_say(&path, "\"toured\": true"));
    drop(window);

    let mut again = sample(path);
    assert!(!again.says("1 of 5"), "they come once");
    again.click("Help");
    again.click("First steps");
    assert!(again.says("1 of 5"), "the menu shows them again");
    again.key(Modifiers::NONE, Key::Escape);
    assert!(!again.says("1 of 5"));
}

#[test]
fn a_dialog_comes_before_the_first_steps() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(folder.path().join("settings.json"));
    assert!(window.says("1 of 5"));
    window.key(Modifiers::COMMAND, Key::P);
    assert!(!window.says("1 of 5"), "the palette is on show");
    window.key(Modifiers::NONE, Key::Escape);
    window.settle();
    assert!(window.says("1 of 5"), "they go on where they were");
}

#[test]
fn the_first_steps_are_not_in_the_way_of_a_folder() {
    let folder = support::window::folder_of(&[("a.txt", "خبر\nالتقى الوزير نظيره.".as_bytes())]);
    let source = Source::Paths(vec![folder.path().to_owned()]);
    let settings = folder.path().join("settings/settings.json");
    let mut window = Window::open(Options { settings: Some(settings), ..options(source) });
    window.wait_for("the folder", |window| window.rows("Documents").len() == 1);
    assert!(!window.says("1 of 5"));
}

#[test]
fn settings_hold_at_once_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    let mut window = sample(path.clone());
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Comma);
    window.screen.picture(&window.harness).save("settings");
    let chosen = |window: &Window, label: &str| window.selected_names(Role::Button).contains(&label.to_owned());
    assert!(chosen(&window, "Light") && chosen(&window, "100 %"));
    window.click("Dark");
    assert!(chosen(&window, "Dark") && window.harness.ctx.global_style().visuals.dark_mode);
    window.click("125 %");
    assert!(chosen(&window, "125 %"));
    assert_eq!(window.harness.ctx.zoom_factor(), 1.25);
    window.click("Levantine months · كانون الثاني");
    window.click("Islamic dates");
    window.click("Close");
    assert!(window.harness.query_by_label("Names of months").is_none());
    window.wait_for("the settings", |_| settings_say(&path, "\"hijri_days\": true"));
    drop(window);

    let mut again = sample(path);
    assert_eq!(again.harness.ctx.zoom_factor(), 1.25);
    again.key(Modifiers::COMMAND, Key::Comma);
    let kept = ["Dark", "125 %", "Levantine months · كانون الثاني"];
    assert!(kept.iter().all(|label| chosen(&again, label)));
    // Keys change the same.
    again.key(Modifiers::COMMAND, Key::Num0);
    assert!(chosen(&again, "100 %"));
}

#[test]
fn notices_unfold_and_fold_out_again() {
    let name = "خبر طويل ".repeat(40);
    let mut window = Window::open(options(Source::Paths(vec![format!("/no/such/{name}").into()])));
    window.wait_for("the notice", |window| window.says("/no/such/"));
    let height = |window: &Window| {
        let labels = window.nodes(Role::Label);
        let notice = labels.iter().find(|node| node.value().is_some_and(|value| value.contains("/no/such/")));
        notice.map(|node| node.rect().height()).unwrap()
    };
    let folded = height(&window);
    window.click("Details");
    window.screen.picture(&window.harness).save("notice");
    assert!(height(&window) > folded * 1.4, "{folded} {}", height(&window));
    window.click("Less");
    assert_eq!(height(&window), folded);
    window.click("Dismiss");
    assert!(!window.says("/no/such/"));
    window.click("Fold notices out");
    assert!(window.says("/no/such/"));
    assert_eq!(support::arabic_in_egui_text(&window.harness), [""; 0]);
    window.click("Forget all");
    assert!(!window.says("/no/such/"));
    assert!(window.harness.query_by_label("Fold notices out").is_none());
}
