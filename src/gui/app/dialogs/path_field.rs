//! A path to type, or to find with the system's dialog where there is one.

use std::path::PathBuf;

use egui::{Button, Ui};

use crate::gui::jobs::{Job, Outcome};
use crate::gui::widgets::SearchField;

pub struct PathField {
    pub text: String,
    /// The system's dialog while it is shown. It brings nothing where the desktop has none, so typing must always do.
    native: Option<Job<Option<PathBuf>>>,
    may_browse: bool,
    focused: bool,
}

impl PathField {
    pub fn new(text: String, may_browse: bool) -> Self {
        Self { text, native: None, may_browse, focused: false }
    }

    /// Shows the system's dialog, on a thread of its own since it waits for an answer.
    pub fn browse(&mut self, window: &egui::Context, ask: impl FnOnce() -> Option<PathBuf> + Send + 'static) {
        if self.may_browse && self.native.is_none() {
            self.native = Job::start("file dialog", window, move |_| ask()).ok();
        }
    }

    pub fn take_choice(&mut self) -> Option<PathBuf> {
        let choice = match self.native.as_ref()?.poll() {
            Outcome::Running => return None,
            Outcome::Done(choice) => choice,
            Outcome::Lost => None,
        };
        self.native = None;
        choice
    }

    /// The path as typed, `~` expanded as shells do.
    pub fn path(&self) -> Option<PathBuf> {
        expand(self.text.trim())
    }

    /// The field and its button. Returns whether Enter was pressed in the field, and whether the button was.
    pub fn ui(&mut self, ui: &mut Ui, hint: &str) -> (bool, bool) {
        ui.horizontal(|ui| {
            let browse = 90.0;
            let room = ui.available_width() - browse - 24.0;
            let response = ui.add(SearchField::new("path", &mut self.text).hint(hint).plain().width(room));
            if !std::mem::replace(&mut self.focused, true) {
                response.request_focus();
            }
            let entered = (response.has_focus() || response.lost_focus())
                && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let button = Button::new("Browse…").min_size(egui::vec2(browse, 0.0));
            let browse = ui.add_enabled(self.may_browse && self.native.is_none(), button).clicked();
            (entered, browse)
        })
        .inner
    }
}

fn expand(typed: &str) -> Option<PathBuf> {
    if typed.is_empty() {
        return None;
    }
    let home = |rest: &str| Some(directories::BaseDirs::new()?.home_dir().join(rest.trim_start_matches('/')));
    let from_home = typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    from_home.and_then(home).or(Some(typed.into()))
}
