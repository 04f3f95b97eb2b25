//! Folders and files: what is opened, what becomes of the opening, and what is remembered of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::gui::app::commands::Command;
use crate::gui::app::desk::{self, Desk};
use crate::gui::app::dialogs::{Dialog, Locate, SaveAs};
use crate::gui::app::history::{History, Place};
use crate::gui::app::{App, Find, Ready, View};
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::{self, Folder, Models, OpenError, Source};
use crate::model::{Target, saved};
use crate::text::Direction;
use crate::workspace::Store;

const MOST_RECENT: usize = 10;

/// The title of the window with a folder. The window system draws it, and lays it out by its first strong letter; the isolates keep an Arabic
/// name together with its numbers and in front of the program's.
fn window_title(folder: &str) -> String {
    let name: String = folder.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if Direction::of_document(&name) == Direction::RightToLeft {
        format!("\u{2068}{name}\u{2069} – Marsad")
    } else {
        format!("{name} – Marsad")
    }
}

impl App {
    /// Starts loading; what is open stays until the new folder is there.
    pub(in crate::gui::app) fn open(&mut self, source: Source) {
        self.open_at(source, None);
    }

    /// The same for a workspace whose articles are somewhere else now.
    fn open_at(&mut self, source: Source, moved_to: Option<PathBuf>) {
        let wanted = source.clone();
        let filter = View::default().filter;
        let grouping = self.view.timeline.grouping;
        let home = self.home.clone();
        let now = (self.desk.source(), self.desk.workspace.log.decisions());
        // A workspace that is open is not opened twice: it would find itself locked.
        let place = desk::place(&source, home.as_deref());
        let open = (place.is_some() && place.as_deref() == self.desk.path()).then_some(now);
        let job = Job::start("open folder", &self.window, move |reporter| {
            let (mut desk, source, decisions) = match open {
                Some((source, decisions)) => (None, source, decisions),
                None => {
                    let desk = open_desk(&wanted, moved_to.as_deref(), home.as_deref(), place)?;
                    let source = if desk::workspace_file(&wanted).is_some() { desk.source() } else { wanted };
                    let decisions = desk.joined.clone();
                    (Some(desk), source, decisions)
                }
            };
            let folder = opening::open(source, &decisions, reporter)?;
            // A desk that is opened is left as it was; one that stays open is in use.
            let left = desk.as_ref().and_then(|desk| desk.workspace.session.view.as_ref());
            let filter = left.map_or(filter, |view| saved::open(&folder.analysis, &view.filter));
            let lanes = left.and_then(|view| saved::from_word(&view.look.as_ref()?.lanes)).unwrap_or(grouping);
            let models = Models::build(&folder.analysis, &filter, lanes);
            if let Some(desk) = &mut desk {
                desk.find_marks(&folder.analysis);
            }
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
            Outcome::Done(Err(OpenError::Damaged { reason, kept })) => {
                self.opening = None;
                let text = format!("{reason}. Its last good state is in {}", kept.display());
                self.notices.offer(text, ("Open it", Command::Open(Source::Paths(vec![kept]))));
            }
            Outcome::Done(Err(OpenError::Moved { workspace, missing })) => {
                self.opening = None;
                let dialog = Locate::new(&self.window, self.native_dialogs, workspace, Some(missing));
                self.dialog = Some(Dialog::Locate(dialog));
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
        (self.joining, self.joined) = (None, None);
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
        let filter = models.filter.clone();
        self.view = View { history: History::new(start), entities, timeline, filter, ..View::default() };
        let search = if is_new_desk { self.desk.workspace.session.search.clone() } else { String::new() };
        self.view.entities.search = search;
        self.window.send_viewport_cmd(egui::ViewportCommand::Title(window_title(&folder.source.name())));
        let is_same = self.folder.as_ref().is_some_and(|open| open.source == folder.source);
        self.folder = Some(Arc::new(folder));
        if !is_new_desk {
            self.find_marks_anew();
        }
        let before = std::mem::replace(&mut self.models, Arc::new(models));
        self.remodelling = None;
        self.notices.dismiss_all();
        if let Some(text) = self.desk.read_only.clone() {
            self.fail(text);
        }
        self.begin_tour();
        self.panels.forget_folder(if is_same { Some((&before, &self.models)) } else { None });
        self.left = None;
        if is_new_desk {
            self.come_back();
        }
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
            Some(Dialog::Locate(dialog)) => self.relocate(dialog.workspace, path),
            Some(Dialog::SaveAs(_)) => self.save_as(path),
            Some(Dialog::OpenFolder(_)) => self.open(Source::Paths(vec![path])),
            Some(Dialog::Export(dialog)) => self.export(dialog.chart, dialog.on_screen, path),
            other => self.dialog = other,
        }
    }

    /// Reads the articles anew, as they are on the disk now.
    pub(super) fn read_again(&mut self) {
        let Some(folder) = &self.folder else { return };
        let source = match self.desk.path() {
            Some(file) => Source::Paths(vec![file.to_owned()]),
            None => folder.source.clone(),
        };
        self.open(source);
    }

    pub(super) fn ask_where(&mut self) {
        if let Some(file) = self.desk.path().map(std::path::Path::to_owned) {
            self.dialog = Some(Dialog::Locate(Locate::new(&self.window, self.native_dialogs, file, None)));
        }
    }

    /// Reads the articles of a workspace where they are now.
    fn relocate(&mut self, workspace: PathBuf, to: PathBuf) {
        if self.desk.path() == Some(workspace.as_path()) {
            self.desk.point_to(&to);
            self.read_again();
        } else {
            self.open_at(Source::Paths(vec![workspace]), Some(to));
        }
    }

    pub(super) fn ask_save_as(&mut self) {
        if let Some(folder) = &self.folder {
            let name = folder.source.name();
            self.dialog = Some(Dialog::SaveAs(SaveAs::new(self.native_dialogs, &name)));
        }
    }

    /// Keeps the work in a file of its own from now on.
    fn save_as(&mut self, path: PathBuf) {
        let workspace = self.desk.workspace.clone();
        match Job::start("save workspace as", &self.window, move |_| Store::create(&path, workspace)) {
            Ok(job) => self.saving_as = Some(job),
            Err(error) => self.fail(format!("Cannot save: {error}")),
        }
    }

    pub(super) fn take_saved_as(&mut self) {
        let Some(job) = &self.saving_as else { return };
        let saved = match job.poll() {
            Outcome::Running => return,
            Outcome::Done(saved) => saved,
            Outcome::Lost => Err("Saving stopped unexpectedly".to_owned()),
        };
        self.saving_as = None;
        let done = saved.and_then(|store| {
            let path = store.path().to_owned();
            self.desk.go_on_in(store).map_err(|error| format!("Cannot save: {error}")).map(|()| path)
        });
        match done {
            Ok(path) => {
                let text = format!("Your work is kept in {} from now on", path.display());
                self.tell(text);
                self.remember(path);
            }
            Err(reason) => self.fail(reason),
        }
    }
}

/// Opens the workspace of `wanted`, which is at `place`.
///
/// # Errors
/// As [`Desk::open`], and where articles that were worked on are not where they were.
fn open_desk(
    wanted: &Source,
    moved_to: Option<&std::path::Path>,
    home: Option<&std::path::Path>,
    place: Option<PathBuf>,
) -> Result<Desk, OpenError> {
    let file = desk::workspace_file(wanted);
    if let (Some(file), Some(to)) = (file, moved_to) {
        return Desk::open_moved(file, to, home);
    }
    let desk = Desk::open(wanted, home)?;
    let is_worked_on = file.is_some() || !desk.workspace.log.all().is_empty();
    match (desk.missing(), place) {
        (Some(missing), Some(workspace)) if is_worked_on => {
            Err(OpenError::Moved { workspace, missing: missing.to_owned() })
        }
        _ => Ok(desk),
    }
}

#[cfg(test)]
mod tests {
    use super::window_title;
    use crate::text::{Fonts, Style, TextEngine};

    /// The letters of a title from left to right, as a window system that knows the bidi algorithm sets it.
    fn as_seen(title: &str) -> String {
        let layout = TextEngine::with_fonts(Fonts::bundled()).layout(title, &Style::default(), &[]);
        let is_seen = |letter: &char| !matches!(letter, '\u{2066}'..='\u{2069}');
        layout.lines[0]
            .clusters
            .iter()
            .flat_map(|cluster| title[cluster.range.clone()].chars())
            .filter(is_seen)
            .collect()
    }

    #[test]
    fn a_title_has_the_folder_in_front_whatever_its_script() {
        assert_eq!(window_title("news"), "news – Marsad");
        let arabic = window_title("أخبار 2024");
        assert!(
            as_seen(&arabic).starts_with("2024") && as_seen(&arabic).ends_with(" – Marsad"),
            "{}",
            as_seen(&arabic)
        );
        assert_eq!(window_title("a\nb\u{0}"), "a b  – Marsad");
    }
}
