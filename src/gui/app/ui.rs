//! The frame of the window: top bar, notices, the docked panels, and what lies in front of them.

use egui::{Align, Button, CentralPanel, Color32, Frame, Layout, Panel, RichText, Stroke, Ui};
use egui_tiles::{Behavior, SimplificationOptions, TabState, TileId, Tiles, UiResponse};

use crate::gui::context::{Commands, Context};
use crate::gui::icons::{Icon, icon_button};
use crate::gui::opening::Source;
use crate::gui::panels::{PanelKind, Panels, focus_ring, problems::problems};
use crate::gui::theme::{Theme, bold, color, margin, size, space};
use crate::gui::widgets::{self, SearchField, TextRole};

use super::commands::{Command, FilterCommand, MENUS, Menu, NoticeCommand, UserCommand};
use super::{App, chips};

const BAR: f32 = 45.0;
/// Widths of what stands in the top bar, in points, gaps included.
const NAME: f32 = 62.0;
const MENU_BAR: f32 = 316.0;
const FOLDED_MENU: f32 = 60.0;
const ARROWS: f32 = 64.0;
const ICON: f32 = 46.0;
const EXPORT: f32 = 78.0;
const PROBLEMS: f32 = 90.0;
const MOST_SEARCH: f32 = 300.0;
/// With less room than this for the search, others make way.
const LEAST_SEARCH: f32 = 160.0;

/// What of the top bar is shown.
struct BarFold {
    /// The menus stand side by side, and not behind one button.
    has_menus: bool,
    has_export: bool,
    has_name: bool,
    /// The width of the search field, in points.
    search: f32,
}
const SEARCH: &str = "Search documents and entities";

impl App {
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        let theme = self.theme();
        let bar = Frame::new().fill(color(theme.panel)).inner_margin(margin(space::M, 0.0));
        Panel::top("top bar")
            .exact_size(BAR)
            .frame(bar)
            .show_separator_line(true)
            .show(ui, |ui| self.bar_ui(ui, &theme));
        if self.opening.is_some() {
            let strip = Frame::new().fill(color(theme.background)).inner_margin(margin(space::M, space::XS));
            Panel::top("opening").frame(strip).show(ui, |ui| self.opening_ui(ui, &theme));
        }
        CentralPanel::default()
            .frame(Frame::new().fill(color(theme.background)))
            .show(ui, |ui| self.panels_ui(ui, &theme));
        if let Some(dialog) = &mut self.dialog {
            dialog.ui(ui.ctx(), &theme, (&self.settings, self.view.timeline), &self.commands);
        }
        self.notices.ui(ui.ctx(), &theme, BAR, &self.commands);
        // A dialog that is asked for during the tour comes first.
        if let Some(tour) = self.tour.as_mut().filter(|_| self.dialog.is_none()) {
            tour.ui(ui.ctx(), &theme, self.tree.rect_of(tour.panel()), &self.commands);
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            drop_hint(ui, &theme);
        }
    }

    fn bar_ui(&mut self, ui: &mut Ui, theme: &Theme) {
        let fold = self.bar_fold(ui.available_width());
        ui.horizontal_centered(|ui| {
            if fold.has_name {
                ui.label(RichText::new("Marsad").family(bold()).size(size::NAME).color(color(theme.accent)));
                ui.add_space(space::XS);
            }
            ui.scope(|ui| {
                ui.set_max_width(if fold.has_menus { 250.0 } else { FOLDED_MENU });
                self.menus_ui(ui, theme, fold.has_menus);
            });
            for (command, icon) in [(UserCommand::Back, Icon::Back), (UserCommand::Forward, Icon::Forward)] {
                let button = |ui: &mut Ui| icon_button(ui, icon, command.entry().label, false);
                let response = ui.add_enabled_ui(self.is_possible(command), button).inner;
                if response.on_hover_text(tooltip(ui, command)).clicked() {
                    self.commands.send(Command::User(command));
                }
            }
            self.search_ui(ui, fold.search);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let icon = if theme.is_dark() { Icon::Sun } else { Icon::Moon };
                let toggle = UserCommand::ToggleTheme;
                let response = icon_button(ui, icon, toggle.entry().label, true);
                if response.on_hover_text(tooltip(ui, toggle)).clicked() {
                    self.commands.send(Command::User(toggle));
                }
                if !self.notices.is_empty() {
                    let name = if self.notices.is_open() { "Fold notices in" } else { "Fold notices out" };
                    if icon_button(ui, Icon::Bell, name, true).on_hover_text(name).clicked() {
                        self.commands.send(Command::Notice(NoticeCommand::ToggleAll));
                    }
                }
                if fold.has_export {
                    let export = UserCommand::Export;
                    let button = Button::new(export.entry().label).min_size(egui::vec2(0.0, 26.0));
                    let response = ui.add_enabled(self.folder.is_some(), button);
                    if response.on_hover_text(tooltip(ui, export)).clicked() {
                        self.commands.send(Command::User(export));
                    }
                }
                self.problems_ui(ui, theme);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.chips_ui(ui, theme));
            });
        });
    }

    /// What of the top bar has room in `width` points. What has none is in the menus all the same.
    fn bar_fold(&self, width: f32) -> BarFold {
        let mut rest = width - ARROWS - ICON;
        rest -= if self.notices.is_empty() { 0.0 } else { ICON };
        rest -= if self.has_problems_button() { PROBLEMS } else { 0.0 };
        rest -= if self.view.filter.is_clear() { 0.0 } else { chips::REST };
        let mut take = |points: f32, least: f32| {
            let fits = rest - points >= least;
            rest -= if fits { points } else { 0.0 };
            fits
        };
        let has_menus = take(MENU_BAR, FOLDED_MENU + LEAST_SEARCH);
        if !has_menus {
            take(FOLDED_MENU, 0.0);
        }
        let has_export = take(EXPORT, LEAST_SEARCH);
        let has_name = take(NAME, LEAST_SEARCH);
        BarFold { has_menus, has_export, has_name, search: rest.clamp(LEAST_SEARCH / 2.0, MOST_SEARCH) }
    }

    fn has_problems_button(&self) -> bool {
        let has_problems = self.folder.as_deref().is_some_and(|folder| problems(folder).next().is_some());
        has_problems && !self.tree.is_shown(PanelKind::Problems)
    }

    fn problems_ui(&self, ui: &mut Ui, theme: &Theme) {
        if self.has_problems_button() {
            let count = self.folder.as_deref().map_or(0, |folder| problems(folder).count());
            let text = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
            let button = widgets::Button::new(&text).color(theme.warning).frame(false);
            if ui.add(button).on_hover_text("Show what could not be read and what is doubtful, and why").clicked() {
                self.commands.send(Command::User(UserCommand::TogglePanel(PanelKind::Problems)));
            }
        }
    }

    fn search_ui(&mut self, ui: &mut Ui, width: f32) {
        let mut text = self.view.entities.search.clone();
        let hits = match (text.trim().is_empty(), self.searching.is_some()) {
            (true, _) => String::new(),
            (false, true) => "…".to_owned(),
            (false, false) => self.found.text(),
        };
        let field = SearchField::new("search", &mut text).hint(SEARCH).trailing(&hits).width(width);
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(hits.as_str()));
        if std::mem::take(&mut self.view.focus_search) {
            response.request_focus();
        }
        if response.changed() {
            self.commands.send(Command::Filter(FilterCommand::Search(text)));
        }
        // Enter shows where the words stand.
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if entered && !self.tree.is_shown(PanelKind::Search) {
            self.commands.send(Command::User(UserCommand::Search));
        }
    }

    /// The menus, made from the table of commands: side by side, or all behind one button.
    fn menus_ui(&self, ui: &mut Ui, theme: &Theme, side_by_side: bool) {
        egui::MenuBar::new().ui(ui, |ui| {
            let ring = |ui: &Ui, button: &egui::Response| {
                if button.has_focus() {
                    let stroke = (1.5, color(theme.accent));
                    ui.painter().rect_stroke(button.rect, 3.0, stroke, egui::StrokeKind::Inside);
                }
            };
            if side_by_side {
                for menu in MENUS {
                    let shown = ui.menu_button(menu.name, |ui| self.menu_ui(ui, menu));
                    ring(ui, &shown.response);
                }
                return;
            }
            let shown = ui.menu_button("Menu", |ui| {
                for menu in MENUS {
                    ui.menu_button(menu.name, |ui| self.menu_ui(ui, menu));
                }
            });
            ring(ui, &shown.response);
        });
    }

    fn menu_ui(&self, ui: &mut Ui, menu: &Menu) {
        for (at, group) in menu.groups.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for command in *group {
                self.menu_item_ui(ui, *command);
            }
        }
    }

    fn menu_item_ui(&self, ui: &mut Ui, command: UserCommand) {
        let entry = command.entry();
        let clicked = match self.is_on(command) {
            Some(mut on) => ui.checkbox(&mut on, entry.label).on_hover_text(tooltip(ui, command)).clicked(),
            None => {
                let mut button = Button::new(entry.label);
                if let Some(shortcut) = entry.shortcut {
                    button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
                }
                ui.add_enabled(self.is_possible(command), button).on_hover_text(entry.tooltip).clicked()
            }
        };
        if clicked {
            self.commands.send(Command::User(command));
            ui.close();
        }
        // What depends on the folder, and so is in no table.
        match command {
            UserCommand::OpenFolder => {
                ui.menu_button("Open recent", |ui| self.recent_ui(ui));
            }
            UserCommand::ExcludeSelection => self.criteria_menus_ui(ui),
            _ => {}
        }
    }

    /// Whether a command would do anything now.
    pub(super) fn is_possible(&self, command: UserCommand) -> bool {
        match command {
            UserCommand::Export => self.folder.is_some(),
            UserCommand::Undo => self.can_undo(),
            UserCommand::Redo => self.can_redo(),
            UserCommand::ReadAgain | UserCommand::SaveAs => self.folder.is_some(),
            UserCommand::Relocate => self.desk.path().is_some() && !self.desk.workspace.paths.is_empty(),
            command if command.is_of_the_desk() => self.can_decide(command),
            UserCommand::Back => self.view.history.can_go_back(),
            UserCommand::Forward => self.view.history.can_go_forward(),
            UserCommand::OnlySelection | UserCommand::ExcludeSelection => self.can_filter_by_selection(),
            UserCommand::FocusNear | UserCommand::FocusFarther | UserCommand::HideNode => {
                matches!(self.place().selection, Some(crate::model::Target::Entity(_)))
            }
            UserCommand::WholeNetwork => self.view.network.lens.is_narrowed(),
            UserCommand::OnlyDaysInView => self.panels.days_in_view().is_some(),
            UserCommand::Find => self.folder.is_some(),
            UserCommand::FindNext | UserCommand::FindPrevious => !self.find.hits.is_empty(),
            UserCommand::NextMention | UserCommand::PreviousMention => {
                !matches!(self.place().selection, None | Some(crate::model::Target::Document(_)))
            }
            UserCommand::CopyCitation | UserCommand::KeepBeside => self.read_document().is_some(),
            UserCommand::OpenOriginal => self.original().is_some(),
            UserCommand::ClearFilter => !self.view.filter.is_clear(),
            _ => true,
        }
    }

    /// Whether what a command switches is on; `None` for one that switches nothing.
    pub(super) fn is_on(&self, command: UserCommand) -> Option<bool> {
        match command {
            UserCommand::TogglePanel(panel) => Some(self.tree.is_shown(panel)),
            UserCommand::Marks(kind) => Some(!self.settings.reader.hidden_marks.contains(&kind)),
            UserCommand::HiddenCharacters => Some(self.settings.reader.hidden_characters),
            UserCommand::KeepBeside => Some(self.view.beside.is_some()),
            other => self.view.timeline.is_on(other),
        }
    }

    fn recent_ui(&self, ui: &mut Ui) {
        if self.settings.recent.is_empty() {
            ui.weak("Folders you open are remembered here");
            return;
        }
        for path in &self.settings.recent {
            let name = path.display().to_string();
            if ui.add(widgets::Button::new(&name).frame(false)).clicked() {
                self.commands.send(Command::Open(Source::Paths(vec![path.clone()])));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Forget these").clicked() {
            self.commands.send(Command::ForgetRecent);
            ui.close();
        }
    }

    fn opening_ui(&self, ui: &mut Ui, theme: &Theme) {
        if let Some((source, job)) = &self.opening {
            ui.horizontal(|ui| {
                ui.set_min_height(28.0);
                let progress = job.progress();
                widgets::label(ui, &format!("Opening {}", source.name()), TextRole::Body);
                if ui.button("Cancel").clicked() {
                    self.commands.send(Command::CancelOpening);
                }
                let bar = match progress.share() {
                    Some(share) => egui::ProgressBar::new(share),
                    None => egui::ProgressBar::new(0.0),
                };
                let text = if progress.total > 0 {
                    format!("{}: {} of {}", progress.step, progress.done, progress.total)
                } else {
                    progress.step.to_owned()
                };
                ui.add(bar.desired_width(240.0).desired_height(6.0).fill(color(theme.accent)));
                ui.label(RichText::new(text).color(color(theme.muted)));
            });
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui, theme: &Theme) {
        // The tree is changed by dragging while panels read the rest.
        let mut tree = std::mem::take(&mut self.tree);
        let mut panels = std::mem::take(&mut self.panels);
        let asked = tree.take_asked();
        let mut docks =
            Docks { panels: &mut panels, context: Context::of(self, theme), commands: &self.commands, asked };
        tree.tiles.ui(&mut docks, ui);
        focused_edge_ui(ui, theme);
        self.tree = tree;
        self.panels = panels;
    }
}

/// What a command does, with its key.
pub(super) fn tooltip(ui: &Ui, command: UserCommand) -> String {
    let entry = command.entry();
    match entry.shortcut {
        Some(shortcut) => format!("{} ({})", entry.tooltip, ui.ctx().format_shortcut(&shortcut)),
        None => entry.tooltip.to_owned(),
    }
}

/// Shows where the keyboard is when it is on a line between panels, which the tiles draw.
fn focused_edge_ui(ui: &Ui, theme: &Theme) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let is_edge = |rect: &egui::Rect| rect.size().min_elem() < 12.0 && rect.size().max_elem() > 100.0;
    if let Some(edge) = focused.map(|response| response.rect).filter(is_edge) {
        ui.painter().rect_filled(edge.shrink(2.0), 0.0, color(theme.accent));
    }
}

fn drop_hint(ui: &Ui, theme: &Theme) {
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, color(theme.panel.with_opacity(0.85)));
    painter.rect_stroke(rect.shrink(8.0), 6.0, (2.0, color(theme.accent)), egui::StrokeKind::Inside);
    let text = "Drop to open these articles";
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        text,
        egui::FontId::new(size::NAME, bold()),
        color(theme.ink),
    );
}

/// How tiles look, and which panel is in which.
struct Docks<'a> {
    panels: &'a mut Panels,
    context: Context<'a>,
    commands: &'a Commands,
    /// The panel that the keyboard is to go to.
    asked: Option<PanelKind>,
}

impl Behavior<PanelKind> for Docks<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile: TileId, panel: &mut PanelKind) -> UiResponse {
        let handle = self.panels.ui(*panel, ui, &self.context.for_panel(*panel));
        if self.asked == Some(*panel) {
            handle.request_focus();
        }
        focus_ring(ui, &handle, &self.context);
        handle.context_menu(|ui| {
            if ui.button(format!("Hide {}", panel.title())).clicked() {
                self.commands.send(Command::User(UserCommand::TogglePanel(*panel)));
                ui.close();
            }
        });
        if handle.drag_started() { UiResponse::DragStarted } else { UiResponse::None }
    }

    fn tab_title_for_pane(&mut self, panel: &PanelKind) -> egui::WidgetText {
        panel.title().into()
    }

    /// Titles go through our own text, as everything that may one day be Arabic.
    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<PanelKind>,
        ui: &mut Ui,
        id: egui::Id,
        tile: TileId,
        state: &TabState,
    ) -> egui::Response {
        let title = self.tab_title_for_tile(tiles, tile);
        widgets::Tab::new(title.text()).active(state.active).show(ui, id)
    }

    fn drag_ui(&mut self, tiles: &Tiles<PanelKind>, ui: &mut Ui, tile: TileId) {
        let title = self.tab_title_for_tile(tiles, tile);
        Frame::popup(ui.style()).show(ui, |ui| widgets::label(ui, title.text(), TextRole::Body));
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: false, ..SimplificationOptions::default() }
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        1.0
    }

    fn min_size(&self) -> f32 {
        120.0
    }

    fn resize_stroke(&self, _style: &egui::Style, state: egui_tiles::ResizeState) -> Stroke {
        match state {
            egui_tiles::ResizeState::Idle => Stroke::new(1.0, color(self.context.theme.line)),
            _ => Stroke::new(2.0, color(self.context.theme.accent)),
        }
    }

    fn tab_bar_color(&self, _visuals: &egui::Visuals) -> Color32 {
        color(self.context.theme.background)
    }

    fn tab_outline_stroke(
        &self,
        _visuals: &egui::Visuals,
        _tiles: &Tiles<PanelKind>,
        _tile: TileId,
        _state: &TabState,
    ) -> Stroke {
        Stroke::NONE
    }
}
