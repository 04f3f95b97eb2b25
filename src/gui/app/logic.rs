//! The one place that changes state: results of jobs, input of the window, and the commands of panels and menus.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::Passage;
use crate::gui::context::Reveal;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::{self, Folder, Models, OpenError, Source};
use crate::gui::theme;
use crate::model::Target;
use crate::resolve::EntityMention;
use crate::scene::theme::Mode;
use crate::workspace::PendingSettings;

use super::commands::{Chart, Command, FilterCommand, UserCommand};
use super::dialogs::{Dialog, OpenFolder};
use super::history::{History, Place};
use super::{App, Notice, PanelTree, View};

const MOST_RECENT: usize = 10;

impl App {
    /// Starts loading; what is open stays until the new folder is there.
    pub(super) fn open(&mut self, source: Source) {
        let wanted = source.clone();
        let filter = View::default().filter;
        let job = Job::start("open folder", &self.window, move |reporter| {
            let folder = opening::open(wanted, reporter)?;
            let models = Models::build(&folder.analysis, &filter);
            Ok((folder, models))
        });
        self.dialog = None;
        match job {
            Ok(job) => self.opening = Some((source, job)),
            Err(error) => self.fail(format!("Cannot start loading: {error}")),
        }
    }

    pub(super) fn fail(&mut self, text: String) {
        self.notice = Some(Notice { text, is_error: true });
    }

    /// Takes in what the workers have finished.
    pub(super) fn take_results(&mut self) {
        if let Some((source, job)) = &self.opening {
            let name = source.name();
            match job.poll() {
                Outcome::Running => {}
                Outcome::Done(Ok((folder, models))) => {
                    self.opening = None;
                    self.show_folder(folder, models);
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
        if let Some((filter, job)) = &self.remodelling
            && let Outcome::Done(models) = job.poll()
        {
            let is_current = *filter == self.view.filter;
            self.remodelling = None;
            if is_current {
                self.models = Arc::new(models);
            } else {
                self.rebuild_models();
            }
        }
        self.take_export();
        if let Some(path) = self.dialog.as_mut().and_then(Dialog::take_choice) {
            self.choose(path);
        }
    }

    fn show_folder(&mut self, folder: Folder, models: Models) {
        if let Some(path) = folder.source.folder() {
            self.remember(path.to_owned());
        }
        let first = models.documents.first().map(|row| row.document);
        let start = Place { selection: first.map(Target::Document), document: first };
        self.view = View { history: History::new(start), entities: self.view.entities.clone(), ..View::default() };
        self.view.entities.search.clear();
        self.window.send_viewport_cmd(egui::ViewportCommand::Title(format!("{} – Marsad", folder.source.name())));
        self.folder = Some(Arc::new(folder));
        self.models = Arc::new(models);
        self.remodelling = None;
        self.notice = None;
        self.panels.forget_folder();
    }

    fn remember(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.settings.recent.retain(|known| *known != path);
        self.settings.recent.insert(0, path);
        self.settings.recent.truncate(MOST_RECENT);
    }

    /// Drops on the window, and keys.
    pub(super) fn take_input(&mut self, ui: &egui::Ui) {
        let dropped: Vec<PathBuf> =
            ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.commands.send(Command::Open(Source::Paths(dropped)));
        }
        for command in UserCommand::all() {
            let Some(shortcut) = command.entry().shortcut else { continue };
            if ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.commands.send(Command::User(command));
            }
        }
    }

    pub(super) fn apply_commands(&mut self) {
        let before = self.view.hover.take();
        let had_reveal = self.view.reveal.take().is_some();
        let commands = self.commands.drain();
        let is_busy = commands.iter().any(|command| !matches!(command, Command::Hover(_)));
        for command in commands {
            self.apply(command);
        }
        // What changed here shows in the next frame.
        if is_busy || had_reveal || self.view.hover != before {
            self.window.request_repaint();
        }
    }

    fn apply(&mut self, command: Command) {
        match command {
            Command::User(command) => self.apply_user(command),
            Command::Select(target) => self.select(target),
            Command::SelectNothing => self.view.history.go(Place { selection: None, ..self.place() }),
            Command::Hover(target) => self.view.hover = Some(target),
            Command::Show(passage) => self.show(passage),
            Command::Open(source) => self.open(source),
            Command::CancelOpening => self.opening = None,
            Command::ForgetRecent => self.settings.recent.clear(),
            Command::Filter(command) => self.apply_filter(command),
            Command::DismissNotice => self.notice = None,
            Command::CloseDialog => self.dialog = None,
            Command::Export(chart) => self.ask_export(chart),
            Command::Choose(path) => self.choose(path),
        }
    }

    fn apply_user(&mut self, command: UserCommand) {
        match command {
            UserCommand::OpenFolder => {
                let dialog = OpenFolder::new(&self.window, self.native_dialogs, &self.settings.recent);
                self.dialog = Some(Dialog::OpenFolder(dialog));
            }
            UserCommand::OpenSample => self.open(Source::Sample),
            UserCommand::Export => self.ask_export(Chart::Network),
            UserCommand::Quit => self.window.send_viewport_cmd(egui::ViewportCommand::Close),
            UserCommand::Back => self.view.history.back(),
            UserCommand::Forward => self.view.history.forward(),
            UserCommand::Search => self.view.focus_search = true,
            UserCommand::Deselect => self.deselect(),
            UserCommand::ToggleTheme => {
                self.settings.theme = match self.settings.theme {
                    Mode::Light => Mode::Dark,
                    Mode::Dark => Mode::Light,
                };
                theme::apply(&self.window, self.settings.theme);
            }
            UserCommand::ZoomIn => egui::gui_zoom::zoom_in(&self.window),
            UserCommand::ZoomOut => egui::gui_zoom::zoom_out(&self.window),
            UserCommand::ZoomReset => self.window.set_zoom_factor(1.0),
            UserCommand::TogglePanel(panel) => self.tree.toggle(panel),
            UserCommand::ResetPanels => self.tree = PanelTree::default(),
            UserCommand::About => self.dialog = Some(Dialog::About),
        }
        if matches!(command, UserCommand::Back | UserCommand::Forward) {
            let passage = self.place().selection.and_then(|target| self.passage_of(target));
            self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
        }
    }

    /// Escape takes back one thing at a time: the dialog, the search, the selection.
    fn deselect(&mut self) {
        if self.dialog.take().is_some() {
        } else if !self.view.entities.search.is_empty() {
            self.view.entities.search.clear();
        } else {
            let place = self.place();
            self.view.history.go(Place { selection: None, ..place });
        }
    }

    fn choose(&mut self, path: PathBuf) {
        match self.dialog.take() {
            Some(Dialog::OpenFolder(_)) => self.open(Source::Paths(vec![path])),
            Some(Dialog::Export(dialog)) => self.export(dialog.chart, path),
            other => self.dialog = other,
        }
    }

    fn apply_filter(&mut self, command: FilterCommand) {
        match command {
            FilterCommand::Search(text) => self.view.entities.search = text,
            FilterCommand::Kind(kind) => self.view.entities.kind = kind,
            FilterCommand::Sort(sort) if self.view.entities.sort == sort => {
                self.view.entities.reversed = !self.view.entities.reversed;
            }
            FilterCommand::Sort(sort) => {
                self.view.entities.sort = sort;
                self.view.entities.reversed = false;
            }
            FilterCommand::WeakTies(shown) => {
                self.view.filter.weak_ties = shown;
                self.rebuild_models();
            }
        }
    }

    /// Models for the filter as it is now. While one is being built, the newest filter waits its turn.
    fn rebuild_models(&mut self) {
        if self.remodelling.is_some() {
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let filter = self.view.filter.clone();
        let wanted = filter.clone();
        match Job::start("build models", &self.window, move |_| Models::build(&folder.analysis, &wanted)) {
            Ok(job) => self.remodelling = Some((filter, job)),
            Err(error) => self.fail(format!("Cannot apply the filter: {error}")),
        }
    }

    /// Makes `target` the selection and shows a document that tells of it.
    fn select(&mut self, target: Target) {
        if self.folder.as_ref().is_none_or(|folder| !folder.has(target)) {
            return;
        }
        let place = self.place();
        let passage = self.passage_of(target);
        let document = match target {
            Target::Document(document) => Some(document),
            _ => passage.map(|passage| passage.document).or(place.document),
        };
        self.view.history.go(Place { selection: Some(target), document });
        self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
    }

    fn show(&mut self, passage: Passage) {
        let place = self.place();
        self.view.history.go(Place { document: Some(passage.document), ..place });
        self.view.reveal = Some(Reveal { passage, is_exact: true });
    }

    /// Where `target` is told of: in the open document if possible, in the first one otherwise.
    fn passage_of(&self, target: Target) -> Option<Passage> {
        let analysis = &self.folder.as_ref()?.analysis;
        let open = self.place().document;
        let best = |passages: Vec<Passage>| {
            passages.iter().find(|passage| Some(passage.document) == open).or(passages.first()).copied()
        };
        match target {
            Target::Document(_) => None,
            Target::Entity(id) => {
                best(analysis.entities.get(id.index())?.mentions.iter().map(EntityMention::passage).collect())
            }
            Target::Event(id) => best(
                (analysis.events.get(id.index())?.reports.iter())
                    .filter_map(|report| Some(Passage { document: report.document, range: *report.triggers.first()? }))
                    .collect(),
            ),
            Target::Tie(a, b) => {
                let card = crate::model::inspector::tie(analysis, a, b)?;
                best(card.sentences.iter().map(|q| Passage { document: q.document, range: q.sentence }).collect())
            }
        }
    }

    /// Writes changed settings on a worker; while something is dragged, they are still changing.
    pub(super) fn save_settings(&mut self, ui: &egui::Ui) {
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

    pub(super) fn pending_settings(&mut self) -> Option<PendingSettings> {
        self.settings.panels = self.tree.to_settings();
        self.settings_file.changed(&self.settings)
    }
}
