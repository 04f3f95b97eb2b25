//! The application: what it holds, and one frame of it.
//!
//! `logic` takes in results and commands and is the only place that changes state; `ui` draws; `commands` is what can be asked.

mod chips;
mod commands;
mod deciding;
mod deeds;
mod desk;
mod dialogs;
mod exporting;
mod find;
mod history;
mod layout;
mod logic;
mod notices;
mod palette;
mod timeline_choice;
mod tour;
mod ui;

pub use commands::{Chart, Command, FilterCommand, FindCommand, NetworkCommand, UserCommand};
pub use deciding::{EditCommand, EventDraft, Question};
pub use find::Find;
pub use history::Place;
pub use layout::PanelTree;
pub use timeline_choice::TimelineChoice;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Cancelled, DocumentId, Passage};
use crate::edit::Decision;
use crate::model::lists::EntityQuery;
use crate::model::marked::Marked;
use crate::model::search::Found;
use crate::model::{Filter, Target};
use crate::workspace::{Change, Settings, SettingsFile, Store};

use super::context::{Commands, Context, NetworkLook, Reveal};
use super::jobs::Job;
use super::opening::{Folder, Models, OpenError, Source};
use super::panels::{PanelKind, Panels};
use super::theme::{self, Theme};
use deeds::Deeds;
use desk::{Desk, Joined};
use dialogs::Dialog;
use history::History;
use logic::Left;
use notices::Notices;
use tour::Tour;

/// How the window starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to open; `None` opens the most recent folder, or the sample where there is none.
    pub open: Option<Source>,
    /// Where settings are kept; `None` keeps nothing.
    pub settings: Option<PathBuf>,
    /// Whether the system's file dialogs may be shown beside our own.
    pub native_dialogs: bool,
}

impl Options {
    /// Settings in the user's configuration directory, and the system's dialogs.
    pub fn new(open: Option<Source>) -> Self {
        Self { open, settings: crate::workspace::settings_path(), native_dialogs: true }
    }
}

/// What is shown of the folder: kept apart from the data, and saved in the history where it makes a place to return to.
#[derive(Debug)]
pub struct View {
    history: History,
    hover: Option<Target>,
    /// A place to bring into view in the next frame.
    reveal: Option<Reveal>,
    filter: Filter,
    deeds: Deeds,
    entities: EntityQuery,
    network: NetworkLook,
    focus_search: bool,
    timeline: TimelineChoice,
    /// A document shown beside the open one.
    beside: Option<DocumentId>,
    /// The place last gone to of those that tell of the selection.
    stands_at: Option<Passage>,
    /// Panels that do not follow, and what each keeps.
    pins: BTreeMap<PanelKind, Place>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            history: History::new(Place::default()),
            hover: None,
            reveal: None,
            // A folder has many more weak ties than anyone wants to see at first.
            filter: Filter { weak_ties: false, ..Filter::default() },
            deeds: Deeds::default(),
            entities: EntityQuery::default(),
            network: NetworkLook::default(),
            focus_search: false,
            timeline: TimelineChoice::default(),
            beside: None,
            stands_at: None,
            pins: BTreeMap::new(),
        }
    }
}

/// What comes of an opening.
type Opened = Result<Ready, OpenError>;

/// A folder that was opened.
struct Ready {
    folder: Folder,
    models: Models,
    /// `None`: its workspace is open already.
    desk: Option<Desk>,
    /// The decisions the analysis obeys.
    decisions: Vec<Decision>,
}

pub struct App {
    window: egui::Context,
    native_dialogs: bool,
    settings: Settings,
    settings_file: SettingsFile,
    folder: Option<Arc<Folder>>,
    /// Where workspaces are kept for folders that are opened without one; `None` keeps none.
    home: Option<PathBuf>,
    desk: Desk,
    joining: Option<Job<Joined>>,
    /// Joined anew, and waiting for a dialog to be closed: what a dialog asks about has its number in the analysis on show.
    joined: Option<Joined>,
    models: Arc<Models>,
    view: View,
    opening: Option<(Source, Job<Opened>)>,
    remodelling: Option<Job<Models>>,
    find: Find,
    /// What the search through the folder has found, and the one that is still looking.
    found: Arc<Found>,
    searching: Option<Job<Result<Found, Cancelled>>>,
    exporting: Option<Job<Result<PathBuf, String>>>,
    saving_as: Option<Job<Result<Store, String>>>,
    /// Changes that wait until the work is in its new file.
    waiting: Vec<Change>,
    marking: Option<Job<Marked>>,
    /// Marks have changed since the running job began.
    is_marking_due: bool,
    /// How the window was when that was remembered last, and at which time.
    left: Option<Left>,
    left_at: f64,
    saving: Option<Job<Result<(), String>>>,
    dialog: Option<Dialog>,
    notices: Notices,
    tour: Option<Tour>,
    /// How large everything was drawn in the last frame, as a factor.
    zoom: f32,
    tree: PanelTree,
    panels: Panels,
    commands: Commands,
    /// Whether a field is being written in, which has an undo of its own.
    is_typing: bool,
    opener: Opener,
}

/// Shows a file in a program of the system's choice, or says in a sentence why not.
pub type Opener = Box<dyn Fn(&Path) -> Result<(), String>>;

impl App {
    pub fn new(window: &egui::Context, options: Options) -> Self {
        theme::install(window);
        let home = options.settings.as_deref().and_then(Path::parent).map(|folder| folder.join("workspaces"));
        let (settings_file, settings, problem) = SettingsFile::load(options.settings);
        theme::apply(window, settings.theme);
        let mut app = Self {
            window: window.clone(),
            native_dialogs: options.native_dialogs,
            tree: PanelTree::from_settings(&settings),
            settings,
            settings_file,
            folder: None,
            home,
            desk: Desk::default(),
            joining: None,
            joined: None,
            models: Arc::default(),
            view: View::default(),
            opening: None,
            remodelling: None,
            find: Find::default(),
            found: Arc::default(),
            searching: None,
            exporting: None,
            saving_as: None,
            waiting: Vec::new(),
            marking: None,
            is_marking_due: false,
            left: None,
            left_at: 0.0,
            saving: None,
            dialog: None,
            notices: Notices::default(),
            tour: None,
            zoom: window.zoom_factor(),
            panels: Panels::default(),
            commands: Commands::default(),
            is_typing: false,
            opener: Box::new(|path| open::that_detached(path).map_err(|error| error.to_string())),
        };
        if let Some(problem) = problem {
            app.fail(problem);
        }
        app.view.timeline.calendars = app.settings.calendars;
        app.set_scale(app.settings.scale_percent);
        let last = app.settings.recent.iter().find(|path| path.exists()).cloned();
        let source = options.open.or_else(|| last.map(|path| Source::Paths(vec![path]))).unwrap_or(Source::Sample);
        app.open(source);
        app
    }

    /// Lets `opener` show original files instead of the system's own programs.
    pub fn open_files_with(&mut self, opener: Opener) {
        self.opener = opener;
    }

    fn theme(&self) -> Theme {
        Theme::of(self.settings.theme)
    }

    fn place(&self) -> Place {
        self.view.history.place()
    }

    /// Which part of the network is looked at, and how it is drawn.
    pub fn network_mut(&mut self) -> &mut NetworkLook {
        &mut self.view.network
    }

    /// Whether a worker is still at something that will change what is shown. What waits for the analyst is not being worked at.
    pub fn is_busy(&self) -> bool {
        self.opening.is_some()
            || self.remodelling.is_some()
            || self.joining.is_some()
            || self.exporting.is_some()
            || self.saving_as.is_some()
            || self.marking.is_some()
            || self.searching.is_some()
            || self.find.running.is_some()
            || self.saving.is_some()
            || self.panels.is_busy(|panel| self.tree.is_shown(panel))
    }

    /// One frame: what happened since the last one, then the window.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        self.take_results();
        self.take_input(ui);
        self.ui(ui);
        self.is_typing = ui.ctx().output(|output| output.ime.is_some());
        self.apply_commands();
        self.note_scale();
        self.save_settings(ui);
        self.remember_session(ui);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        theme::color(self.theme().background).to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(pending) = self.pending_settings() {
            // Nobody is left to be told.
            let _ = pending.write();
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.leave();
    }
}

impl<'a> Context<'a> {
    fn of(app: &'a App, theme: &'a Theme) -> Self {
        let place = app.place();
        Context {
            folder: app.folder.as_ref(),
            log: &app.desk.workspace.log,
            marked: &app.desk.marked,
            read_only: app.desk.read_only.is_some(),
            is_opening: app.opening.is_some(),
            models: &app.models,
            selection: place.selection,
            hover: app.view.hover,
            document: place.document,
            reveal: app.view.reveal,
            filter: &app.view.filter,
            entities: &app.view.entities,
            network: &app.view.network,
            node_pins: &app.desk.marked.pins,
            timeline: app.view.timeline,
            reading: &app.settings.reader,
            beside: app.view.beside,
            standing: app.standing(),
            pins: &app.view.pins,
            find: &app.find,
            found: &app.found,
            is_searching: app.searching.is_some(),
            is_pinned: false,
            theme,
            commands: &app.commands,
        }
    }
}
