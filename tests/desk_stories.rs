//! What the analyst decides, takes back, and finds again after closing the window, by accessible names.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::{App, Options, Source};

struct Window(Harness<'static, Option<App>>);

impl Window {
    fn open(source: Source, home: &Path) -> Self {
        let options = Options { open: Some(source), settings: Some(home.join("settings.json")), native_dialogs: false };
        let build = move |ui: &mut egui::Ui, app: &mut Option<App>| match app {
            Some(app) => app.frame(ui),
            None => *app = Some(App::new(ui.ctx(), options.clone())),
        };
        let harness = Harness::builder().with_size([1456.0, 916.0]).with_max_steps(40).build_ui_state(build, None);
        let mut window = Self(harness);
        window.wait_for("the articles", |window| window.rows().len() > 3);
        window
    }

    #[track_caller]
    fn wait_for(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < Duration::from_secs(60), "{what} did not come");
            std::thread::sleep(Duration::from_millis(5));
            self.0.step();
        }
        self.settle();
    }

    fn settle(&mut self) {
        for _ in 0..200 {
            self.0.step();
            if !self.0.state().as_ref().is_some_and(App::is_busy) {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.0.run_steps(3);
    }

    fn rows(&self) -> Vec<String> {
        let rows = self.0.query_all_by_role(Role::ListItem);
        rows.filter_map(|row| row.accesskit_node().label()).collect()
    }

    /// The row of the entity list that begins with `name`.
    fn entity(&self, name: &str) -> Option<String> {
        self.rows().into_iter().find(|row| row.starts_with(&format!("{name}, ")))
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn undo(&mut self) {
        self.key(Modifiers::COMMAND, Key::Z);
    }

    fn redo(&mut self) {
        self.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }

    fn click(&mut self, label: &str) {
        self.0.get_by_label(label).click();
        self.settle();
    }

    fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.0.event(Event::PointerMoved(from));
        self.0.step();
        self.0.event(button(from, true));
        self.0.step();
        for part in 1..=4_u8 {
            self.0.event(Event::PointerMoved(from + (to - from) * (f32::from(part) / 4.0)));
            self.0.step();
        }
        self.0.event(button(to, false));
        self.settle();
    }
}

/// Entities of the list, name and whole row.
fn entities(window: &Window) -> Vec<(String, String)> {
    let kinds = ["person", "organization", "place"];
    let is_entity = |row: &String| row.split(", ").nth(1).is_some_and(|kind| kinds.contains(&kind));
    window.rows().into_iter().filter(is_entity).map(|row| (row.split(", ").next().unwrap().to_owned(), row)).collect()
}

const NEW: &str = "اسم جديد للاختبار";

fn rename_first(window: &mut Window) -> String {
    let (name, row) = entities(window).remove(0);
    window.click(&row);
    window.0.get_by_label("Name to list it under").focus();
    window.0.step();
    window.0.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.0.step();
    window.0.get_by_label("Name to list it under").type_text(NEW);
    window.settle();
    window.click("Rename");
    window.wait_for("the new name", |window| window.entity(NEW).is_some());
    name
}

#[test]
fn a_new_name_is_undone_redone_and_found_again_after_closing() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(Source::Sample, home.path());
    let old = rename_first(&mut window);
    window.undo();
    window.wait_for("the old name", |window| window.entity(&old).is_some());
    assert_eq!(window.entity(NEW), None);
    window.redo();
    window.wait_for("the new name", |window| window.entity(NEW).is_some());
    window.undo();
    drop(window);

    let mut window = Window::open(Source::Sample, home.path());
    assert!(window.entity(&old).is_some() && window.entity(NEW).is_none());
    window.redo();
    window.wait_for("the new name", |window| window.entity(NEW).is_some());
    drop(window);

    let mut window = Window::open(Source::Sample, home.path());
    window.wait_for("the new name", |window| window.entity(NEW).is_some());
    window.undo();
    window.wait_for("the old name", |window| window.entity(&old).is_some());
}

#[test]
fn an_entity_dragged_onto_another_is_one_with_it_until_that_is_undone() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(Source::Sample, home.path());
    let before = entities(&window);
    let (a, b) = (&before[0].1, &before[1].1);
    let (from, to) = (window.0.get_by_label(b).rect().center(), window.0.get_by_label(a).rect().center());
    window.drag(from, to);
    let (a, b) = (before[0].clone(), before[1].clone());
    window.wait_for("the merged entity", |window| window.entity(&a.0).is_none_or(|row| row != a.1));
    assert!(window.rows().iter().all(|row| *row != b.1), "the other is no row of its own");
    window.undo();
    window.wait_for("both", |window| window.rows().contains(&a.1) && window.rows().contains(&b.1));
}

#[test]
fn a_second_window_is_read_only_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let _first = Window::open(Source::Sample, home.path());
    let second = Window::open(Source::Sample, home.path());
    let labels = second.0.query_all_by_role(Role::Label);
    assert!(labels.into_iter().any(|label| label.value().is_some_and(|text| text.contains("another window"))));
}

#[test]
fn a_step_is_taken_back_by_itself_in_the_list_of_decisions() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(Source::Sample, home.path());
    let old = rename_first(&mut window);
    window.click("Star");
    window.key(Modifiers::COMMAND, Key::Num9);
    let buttons: Vec<_> = window.0.query_all_by_label("Take back").map(|button| button.rect().top()).collect();
    assert_eq!(buttons.len(), 2);
    // The latest stands first: the star, then the name.
    window.0.query_all_by_label("Take back").nth(1).unwrap().click();
    window.settle();
    window.wait_for("the old name", |window| window.entity(&old).is_some());
    window.undo();
    window.wait_for("the new name", |window| window.entity(NEW).is_some());
}
