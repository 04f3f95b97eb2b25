//! Folders and files: what is opened, what becomes of the opening, and what is remembered of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::gui::app::desk::{self, Desk};
use crate::gui::app::dialogs::Dialog;
use crate::gui::app::history::{History, Place};
use crate::gui::app::{App, Find, Notice, Ready, View};
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::{self, Folder, Models, OpenError, Source};
use crate::model::Target;

const MOST_RECENT: usize = 10;

impl App {
    /// Starts loading; what is open stays until the new folder is there.
    pub(in crate::gui::app) fn open(&mut self, source: Source) {
        let wanted = source.clone();
        let filter = View::default().filter;
        let grouping = self.view.timeline.grouping;
        let home = self.home.clone();
        // A workspace that is open is not opened twice: it would find itself locked.
        let place = desk::place(&source, home.as_deref());
        let open = if place.is_some() && place.as_deref() == self.desk.path() {
            Some((self.desk.source(), self.desk.workspace.log.decisions()))
        } else {
            None
        };
        let job = Job::start("open folder", &self.window, move |reporter| {
            let (desk, source, decisions) = match open {
                Some((source, decisions)) => (None, source, decisions),
                None => {
                    let desk = Desk::open(&wanted, home.as_deref())?;
                    let source = if desk::workspace_file(&wanted).is_some() { desk.source() } else { wanted };
                    let decisions = desk.joined.clone();
                    (Some(desk), source, decisions)
                }
            };
            let folder = opening::open(source, &decisions, reporter)?;
            let models = Models::build(&folder.analysis, &filter, grouping);
            Ok(Ready { folder, models, desk, decisions })
        });
        self.dialog = None;
        match job {
            Ok(job) => self.opening = Some((source, job)),
            Err(error) => self.fail(format!("Cannot start loading: {error}")),
        }
    }

    pub(super) fn take_folder(&mut self) {
        let Some((source, job)) = &self.opening else { return };
        let name = source.name();
        match job.poll() {
            Outcome::Running => {}
            Outcome::Done(Ok(ready)) => {
                let file = desk::workspace_file(source).map(std::path::Path::to_owned);
                self.opening = None;
                self.show_folder(ready);
                if let Some(file) = file {
                    self.remember(file);
                }
            }
            Outcome::Done(Err(OpenError::Cancelled)) => self.opening = None,
            Outcome::Done(Err(OpenError::Failed(reason))) => {
                self.opening = None;
                self.fail(reason);
            }
            Outcome::Lost => {
                self.opening = None;
                self.fail(format!("Opening {name} stopped unexpectedly"));
            }
        }
    }

    /// Shows a folder that was read already.
    pub fn show_ready(&mut self, folder: Folder) {
        self.opening = None;
        let models = Models::build(&folder.analysis, &View::default().filter, self.view.timeline.grouping);
        self.show_folder(Ready { folder, models, desk: Some(Desk::default()), decisions: Vec::new() });
    }

    fn show_folder(&mut self, ready: Ready) {
        let Ready { folder, models, desk, decisions } = ready;
        self.joining = None;
        let is_new_desk = desk.is_some();
        if let Some(desk) = desk {
            self.desk = desk;
        }
        self.desk.joined = decisions;
        if let Some(path) = folder.source.folder() {
            self.remember(path.to_owned());
        }
        let first = models.documents.first().map(|row| row.document);
        let start = Place { selection: first.map(Target::Document), document: first };
        let start = self.place_left(&folder).filter(|_| is_new_desk).unwrap_or(start);
        let (entities, timeline) = (self.view.entities.clone(), self.view.timeline);
        self.view = View { history: History::new(start), entities, timeline, ..View::default() };
        let search = if is_new_desk { self.desk.workspace.session.search.clone() } else { String::new() };
        self.view.entities.search = search;
        self.window.send_viewport_cmd(egui::ViewportCommand::Title(format!("{} – Marsad", folder.source.name())));
        let is_same = self.folder.as_ref().is_some_and(|open| open.source == folder.source);
        self.folder = Some(Arc::new(folder));
        let before = std::mem::replace(&mut self.models, Arc::new(models));
        self.remodelling = None;
        self.notice = self.desk.read_only.clone().map(|text| Notice { text, is_error: true });
        self.panels.forget_folder(if is_same { Some((&before, &self.models)) } else { None });
        self.find = Find::default();
        self.search_folder();
    }

    fn remember(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.settings.recent.retain(|known| *known != path);
        self.settings.recent.insert(0, path);
        self.settings.recent.truncate(MOST_RECENT);
    }

    pub(super) fn choose(&mut self, path: PathBuf) {
        match self.dialog.take() {
            Some(Dialog::OpenFolder(_)) => self.open(Source::Paths(vec![path])),
            Some(Dialog::Export(dialog)) => self.export(dialog.chart, dialog.on_screen, path),
            other => self.dialog = other,
        }
    }
}
