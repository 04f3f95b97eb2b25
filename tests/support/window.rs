//! The whole window as an analyst uses it, found by accessible names, without display and GPU.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Pos2, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use marsad::gui::{App, Folder, Options, Source};

use super::Screen;

/// A window with what it was opened with.
pub struct Window {
    pub harness: Harness<'static, Option<App>>,
    pub screen: Screen,
}

pub fn options(open: Source) -> Options {
    Options { open: Some(open), settings: None, native_dialogs: false }
}

impl Window {
    pub fn open(options: Options) -> Self {
        Self::with(options, None)
    }

    /// With a folder that was read already.
    pub fn of(folder: Folder) -> Self {
        let mut window = Self::with(options(Source::Paths(vec!["nowhere".into()])), Some(folder));
        window.settle();
        window
    }

    fn with(options: Options, mut folder: Option<Folder>) -> Self {
        let screen = Screen::default();
        let harness = Harness::builder()
            .with_size([1456.0, 916.0])
            .with_theme(egui::Theme::Light)
            .with_max_steps(40)
            .with_step_dt(1.0 / 10.0)
            .renderer(screen.renderer())
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    // Fonts set up in one pass are there in the next.
                    let Some(app) = app else {
                        *app = Some(App::new(ui.ctx(), options.clone()));
                        return;
                    };
                    if let Some(folder) = folder.take() {
                        app.show_ready(folder);
                    }
                    app.frame(ui);
                },
                None,
            );
        Self { harness, screen }
    }

    pub fn sample() -> Self {
        let mut window = Self::open(options(Source::Sample));
        window.wait_for("the sample", |window| window.rows("Documents").len() >= 3);
        window
    }

    /// Lets the window go on until `done`, or fails the test.
    #[track_caller]
    pub fn wait_for(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < Duration::from_secs(60), "{what} did not come");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.settle();
    }

    /// Until nothing moves any more, workers included.
    #[track_caller]
    pub fn settle(&mut self) {
        let start = Instant::now();
        self.harness.run_steps(3);
        while self.harness.state().as_ref().is_none_or(App::is_busy) {
            assert!(start.elapsed() < Duration::from_secs(90), "it does not come to rest");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(3);
    }

    pub fn nodes(&self, role: Role) -> Vec<Node<'_>> {
        self.harness.query_all_by_role(role).collect()
    }

    /// The list items inside a panel's columns: documents above, entities below.
    pub fn rows(&self, panel: &str) -> Vec<Node<'_>> {
        let name = format!("{panel} panel");
        let header = self.harness.query_by_label(&name);
        let Some(bounds) = header.map(|header| header.rect()) else { return Vec::new() };
        let below = |node: &Node<'_>| {
            let rect = node.rect();
            rect.left() >= bounds.left() - 1.0 && rect.right() <= bounds.right() + 1.0 && rect.top() >= bounds.top()
        };
        let headers = self.nodes(Role::TitleBar).into_iter().map(|node| node.rect());
        let next =
            headers.filter(|rect| rect.top() > bounds.top() && rect.left() == bounds.left()).map(|rect| rect.top());
        let end = next.fold(f32::INFINITY, f32::min);
        self.nodes(Role::ListItem).into_iter().filter(|node| below(node) && node.rect().top() < end).collect()
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Takes what is at `from` to `to`, over some points between them.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        for share in [0.25, 0.5, 0.75, 1.0] {
            self.harness.hover_at(from.lerp(to, share));
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }

    pub fn is_selected(&self, node: &Node<'_>) -> bool {
        node.accesskit_node().is_selected() == Some(true)
            || node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    }

    pub fn selected_names(&self, role: Role) -> Vec<String> {
        let nodes = self.nodes(role);
        nodes.iter().filter(|node| self.is_selected(node)).filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn type_into(&mut self, field: &str, text: &str) {
        self.harness.get_by_label(field).focus();
        self.harness.step();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.step();
        self.harness.get_by_label(field).type_text(text);
        self.settle();
    }

    pub fn says(&self, text: &str) -> bool {
        let nodes = self.nodes(Role::Label);
        nodes.iter().any(|node| node.value().is_some_and(|value| value.contains(text)))
    }
}

/// The part of an accessible name in front of its kind and counts.
pub fn name_of(label: &str) -> String {
    label.split(", ").next().unwrap_or(label).to_owned()
}

pub fn folder_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}
