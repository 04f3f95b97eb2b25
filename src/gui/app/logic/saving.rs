//! Settings that changed → their file.

use crate::gui::app::App;
use crate::gui::jobs::{Job, Outcome};
use crate::workspace::PendingSettings;

impl App {
    /// Writes changed settings on a worker; while something is dragged, they are still changing.
    pub(in crate::gui::app) fn save_settings(&mut self, ui: &egui::Ui) {
        if let Some(job) = &self.saving {
            match job.poll() {
                Outcome::Running => return,
                Outcome::Done(Ok(())) | Outcome::Lost => {}
                Outcome::Done(Err(reason)) => {
                    self.settings_file.give_up();
                    self.fail(reason);
                }
            }
            self.saving = None;
        }
        if ui.input(|input| input.pointer.any_down()) {
            return;
        }
        if let Some(pending) = self.pending_settings() {
            self.saving = Job::start("save settings", &self.window, move |_| pending.write()).ok();
        }
    }

    pub(in crate::gui::app) fn pending_settings(&mut self) -> Option<PendingSettings> {
        self.settings.panels = self.tree.to_settings();
        self.settings_file.changed(&self.settings)
    }
}
