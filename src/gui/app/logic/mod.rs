//! The one place that changes state: results of jobs, input of the window, and the commands of panels and menus.
//!
//! This file says who answers for what; the answers stand by domain in the files beside it.

mod acts;
mod asking;
mod editing;
mod filtering;
mod network;
mod opening;
mod reading;
mod saving;
mod search;
mod selecting;
mod session;
mod settling;
mod undoing;

pub use session::Left;

use std::path::PathBuf;
use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::gui::context::Reveal;
use crate::gui::opening::Source;
use crate::gui::theme;
use crate::model::Sense;
use crate::scene::theme::Mode;
use crate::scene::timeline::AxisCalendars;
use crate::workspace::ReaderSettings;

use super::commands::{Chart, Command, FilterCommand, FindCommand, UserCommand};
use super::dialogs::{Dialog, OpenFolder};
use super::history::Place;
use super::{App, PanelTree};

/// The keys of all commands. A key with fewer modifiers also fits where more are held, so those with more are asked first.
static KEYS: LazyLock<Vec<(UserCommand, KeyboardShortcut)>> = LazyLock::new(|| {
    let held =
        |keys: &KeyboardShortcut| [keys.modifiers.alt, keys.modifiers.shift].into_iter().filter(|held| *held).count();
    let mut keys: Vec<_> =
        UserCommand::all().filter_map(|command| Some((command, command.entry().shortcut?))).collect();
    keys.sort_by_key(|(_, shortcut)| std::cmp::Reverse(held(shortcut)));
    keys
});

impl App {
    pub(super) fn fail(&mut self, text: String) {
        self.notices.push(text, true);
    }

    pub(super) fn tell(&mut self, text: String) {
        self.notices.push(text, false);
    }

    /// Takes in what the workers have finished.
    pub(super) fn take_results(&mut self) {
        self.take_folder();
        self.take_joined();
        self.take_marks();
        self.take_saved_as();
        self.take_waiting();
        self.take_models();
        self.take_found();
        self.update_find();
        self.desk_news();
        self.take_export();
        if let Some(path) = self.dialog.as_mut().and_then(Dialog::take_choice) {
            self.choose(path);
        }
    }

    /// Drops on the window, and keys.
    pub(super) fn take_input(&mut self, ui: &egui::Ui) {
        let dropped: Vec<PathBuf> =
            ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.commands.send(Command::Open(Source::Paths(dropped)));
        }
        if self.tour.is_some()
            && self.dialog.is_none()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.commands.send(Command::Tour(None));
        }
        for &(command, shortcut) in KEYS.iter() {
            if self.is_typing && matches!(command, UserCommand::Undo | UserCommand::Redo | UserCommand::Remove)
                || self.dialog.is_some() && command.is_of_the_desk()
            {
                continue;
            }
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
            self.apply_noting(command);
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
            Command::Edit(command) => self.edit(command),
            Command::Ask(question) => self.ask(question),
            Command::ShowView(name) => self.show_view(&name),
            Command::Network(command) => self.apply_network(command),
            Command::Find(command) => self.apply_find(command),
            Command::ShowDays(days) => self.panels.show_days(&self.models.timeline, days),
            Command::Beside(document) => self.view.beside = document,
            Command::Pin(panel) => self.toggle_pin(panel),
            Command::Notice(command) => self.notices.apply(command),
            Command::Tour(step) => self.go_on_tour(step),
            Command::Scale(percent) => self.set_scale(percent),
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
            UserCommand::ReadAgain => self.read_again(),
            UserCommand::SaveAs => self.ask_save_as(),
            UserCommand::Relocate => self.ask_where(),
            UserCommand::Export => self.ask_export(Chart::Network),
            UserCommand::Quit => self.window.send_viewport_cmd(egui::ViewportCommand::Close),
            UserCommand::Back => self.view.history.back(),
            UserCommand::Forward => self.view.history.forward(),
            UserCommand::Palette => self.open_palette(),
            UserCommand::Find => self.apply_find(FindCommand::Open),
            UserCommand::FindNext => self.apply_find(FindCommand::Next),
            UserCommand::FindPrevious => self.apply_find(FindCommand::Previous),
            UserCommand::Search => self.open_search(),
            UserCommand::Deselect => self.deselect(),
            UserCommand::NextPanel => self.tree.step(true, self.keyboard_at()),
            UserCommand::PreviousPanel => self.tree.step(false, self.keyboard_at()),
            UserCommand::OnlySelection => self.filter_by_selection(Sense::Only),
            UserCommand::ExcludeSelection => self.filter_by_selection(Sense::Exclude),
            UserCommand::ClearFilter => self.apply_filter(FilterCommand::Clear),
            UserCommand::Undo => self.undo(),
            UserCommand::Redo => self.redo(),
            UserCommand::NextMention => self.step_mention(true),
            UserCommand::PreviousMention => self.step_mention(false),
            UserCommand::CopyCitation => self.copy_citation(),
            UserCommand::OpenOriginal => self.open_original(),
            UserCommand::KeepBeside => self.keep_beside(),
            UserCommand::LargerText => self.settings.reader.enlarge(1),
            UserCommand::SmallerText => self.settings.reader.enlarge(-1),
            UserCommand::UsualText => self.settings.reader.text_percent = ReaderSettings::default().text_percent,
            UserCommand::Marks(kind) => self.settings.reader.toggle(kind),
            UserCommand::HiddenCharacters => self.settings.reader.hidden_characters ^= true,
            UserCommand::Rename
            | UserCommand::SameOrNot
            | UserCommand::Split
            | UserCommand::Remove
            | UserCommand::AddEntity
            | UserCommand::AddEvent
            | UserCommand::Change
            | UserCommand::ConfirmMark
            | UserCommand::RejectMark
            | UserCommand::Star
            | UserCommand::Tags
            | UserCommand::Views => self.decide(command),
            UserCommand::FocusNear => self.focus_selection(1),
            UserCommand::FocusFarther => self.focus_selection(2),
            UserCommand::HideNode => self.hide_selection(),
            UserCommand::WholeNetwork => self.show_whole_network(),
            UserCommand::OnlyDaysInView => {
                if let Some(days) = self.panels.days_in_view() {
                    self.apply_filter(FilterCommand::Span(days));
                }
            }
            UserCommand::ShowAllDays => self.panels.show_all_days(),
            UserCommand::Lanes(grouping) => self.set_lanes(grouping),
            UserCommand::HijriDays => {
                let calendars = self.view.timeline.calendars;
                self.set_calendars(AxisCalendars { hijri: !calendars.hijri, ..calendars });
            }
            UserCommand::Months(months) => {
                self.set_calendars(AxisCalendars { months, ..self.view.timeline.calendars });
            }
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
            UserCommand::Settings => self.dialog = Some(Dialog::Settings),
            UserCommand::Tour => self.go_on_tour(Some(0)),
            UserCommand::About => self.dialog = Some(Dialog::About),
        }
        if matches!(command, UserCommand::Back | UserCommand::Forward) {
            let passage = self.place().selection.and_then(|target| self.passage_of(target));
            self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
        }
    }

    /// The middle of what the keyboard is on; `None` where that is nothing drawn by itself.
    fn keyboard_at(&self) -> Option<egui::Pos2> {
        let focused = self.window.memory(egui::Memory::focused)?;
        self.window.read_response(focused).map(|response| response.rect.center())
    }
}
