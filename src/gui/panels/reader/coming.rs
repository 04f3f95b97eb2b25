//! Documents on their way to the page: made ready on a worker, since a long one, or one of a large folder, takes longer than a frame has.

use std::sync::Arc;
use std::time::Duration;

use egui::Ui;

use super::open::Open;
use crate::base::{CancelToken, Cancelled, DocumentId};
use crate::gui::app::{Command, UserCommand};
use crate::gui::context::Context;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::Folder;
use crate::gui::theme::{color, space};
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::page;
use crate::model::shared::{Shared, shared};
use crate::text::Align;

/// The document that is read, and the one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub document: DocumentId,
    pub beside: Option<DocumentId>,
}

/// What of that was not there yet.
pub struct Ready {
    pub open: Option<Open>,
    pub beside: Option<Open>,
    pub shared: Option<Arc<Shared>>,
}

/// Documents that are being made ready.
pub struct Coming {
    pub wanted: Wanted,
    /// `None` once it is known that nothing will come of it.
    job: Option<Job<Result<Ready, Cancelled>>>,
    is_new: bool,
}

/// Most documents are ready within this time, and then show in the frame in which they were asked for.
const PATIENCE: Duration = Duration::from_millis(8);

impl Coming {
    /// Begins with `wanted`; `has` says whether the document and the one beside it are there already.
    pub fn begin(ui: &Ui, folder: &Arc<Folder>, wanted: Wanted, has: [bool; 2]) -> Self {
        let folder = Arc::clone(folder);
        let job = Job::start("open document", ui.ctx(), move |reporter| ready(&folder, wanted, has, &reporter.cancel));
        Self { wanted, job: job.ok(), is_new: true }
    }

    /// What was wanted, once it is there.
    pub fn take(&mut self) -> Option<Ready> {
        let job = self.job.as_ref()?;
        let outcome = if std::mem::take(&mut self.is_new) { job.wait(PATIENCE) } else { job.poll() };
        match outcome {
            Outcome::Done(Ok(ready)) => return Some(ready),
            Outcome::Running => {}
            Outcome::Done(Err(Cancelled)) | Outcome::Lost => self.job = None,
        }
        None
    }

    /// Whether nothing will come of it, which is a fault of ours.
    pub fn is_lost(&self) -> bool {
        self.job.is_none()
    }

    /// What is shown where the document will be. Whoever does not want to wait goes back to where they were.
    pub fn ui(&self, ui: &mut Ui, context: &Context<'_>) {
        let record = context.folder.and_then(|folder| folder.analysis.documents.get(self.wanted.document.index()));
        let title = record.map_or("", |record| record.title.as_str());
        let centered = |text, role| Label::new(text, role).lines(2).fill_width().align(Align::Center);
        ui.add_space(space::XL);
        ui.vertical_centered(|ui| {
            ui.add(centered(title, TextRole::Name));
            ui.add_space(space::M);
            if self.is_lost() {
                ui.add(centered("This document cannot be shown", TextRole::Body).color(context.theme.warning));
                return;
            }
            ui.add(egui::Spinner::new().color(color(context.theme.accent)));
            ui.add_space(space::XS);
            ui.add(centered("Opening…", TextRole::Small).color(context.theme.muted));
            ui.add_space(space::M);
            if ui.add(Button::new("Cancel")).on_hover_text("Back to what was open before").clicked() {
                context.commands.send(Command::User(UserCommand::Back));
            }
        });
    }
}

fn ready(folder: &Folder, wanted: Wanted, has: [bool; 2], cancel: &CancelToken) -> Result<Ready, Cancelled> {
    let make = |id: DocumentId| -> Result<Option<Open>, Cancelled> {
        let page = page::build(&folder.analysis, id, cancel)?;
        Ok(page.map(|page| Open::new(id, page, folder.text(id))))
    };
    let open = if has[0] { None } else { make(wanted.document)? };
    let Some(other) = wanted.beside else { return Ok(Ready { open, beside: None, shared: None }) };
    let beside = if has[1] { None } else { make(other)? };
    let shared = Arc::new(shared(&folder.analysis, wanted.document, other, |id| folder.text(id)));
    Ok(Ready { open, beside, shared: Some(shared) })
}
