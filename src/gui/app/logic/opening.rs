//! Folders and files: what is opened, what becomes of the opening, and what is remembered of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::gui::app::desk::{self, Desk};
use crate::gui::app::dialogs::Dialog;
use crate::gui::app::history::{History, Place};
use crate::gui::app::{App, Find, Ready, View};
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::{self, Folder, Models, OpenError, Source};
use crate::model::Target;
use crate::text::Direction;

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
        self.window.send_viewport_cmd(egui::ViewportCommand::Title(window_title(&folder.source.name())));
        let is_same = self.folder.as_ref().is_some_and(|open| open.source == folder.source);
        self.folder = Some(Arc::new(folder));
        let before = std::mem::replace(&mut self.models, Arc::new(models));
        self.remodelling = None;
        self.notices.dismiss_all();
        if let Some(text) = self.desk.read_only.clone() {
            self.fail(text);
        }
        self.begin_tour();
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
