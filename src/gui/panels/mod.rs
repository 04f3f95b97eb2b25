//! The panels. Each reads the shared context, draws itself, and sends commands.

mod decisions;
mod documents;
mod entities;
mod find_bar;
mod text_menu;
mod target_menu;
mod inspector;
mod marks;
mod network;
mod picture;
pub mod problems;
mod reader;
mod rows;
mod search;
mod timeline;

use egui::{Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use std::sync::Arc;

use super::app::Command;
use super::context::Context;
use super::icons::{Icon, icon_button};
use super::opening::Models;
use super::theme::{color, space};
use super::widgets::{self, Label, Paint, TextRole, lay, paint, scroll_to_focus};
use crate::base::{DayInterval, DocumentId, Passage, TextRange};
use crate::edit::SavedCamera;
use crate::model::Target;
use crate::model::network::Network;
use crate::scene::{NetworkView, Positions};
use crate::text::{Align, Elide, Style};

pub use target_menu::ui as decide_menu;

/// What can be docked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PanelKind {
    Documents,
    Entities,
    Reader,
    Network,
    Inspector,
    Timeline,
    Problems,
    Search,
    Decisions,
}

impl PanelKind {
    pub const ALL: [Self; 9] = [
        Self::Documents,
        Self::Entities,
        Self::Reader,
        Self::Network,
        Self::Inspector,
        Self::Timeline,
        Self::Problems,
        Self::Search,
        Self::Decisions,
    ];

    /// What its header and the menu say.
    pub fn title(self) -> &'static str {
        match self {
            Self::Documents => "Documents",
            Self::Entities => "Entities",
            Self::Reader => "Reader",
            Self::Network => "Network",
            Self::Inspector => "Inspector",
            Self::Timeline => "Timeline",
            Self::Problems => "Problems",
            Self::Search => "Search",
            Self::Decisions => "Decisions",
        }
    }

    /// What settings files call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Entities => "entities",
            Self::Reader => "reader",
            Self::Network => "network",
            Self::Inspector => "inspector",
            Self::Timeline => "timeline",
            Self::Problems => "problems",
            Self::Search => "search",
            Self::Decisions => "decisions",
        }
    }

    /// With Ctrl, shows and hides it.
    pub fn key(self) -> egui::Key {
        match self {
            Self::Documents => egui::Key::Num1,
            Self::Entities => egui::Key::Num2,
            Self::Reader => egui::Key::Num3,
            Self::Network => egui::Key::Num4,
            Self::Inspector => egui::Key::Num5,
            Self::Timeline => egui::Key::Num6,
            Self::Problems => egui::Key::Num7,
            Self::Search => egui::Key::Num8,
            Self::Decisions => egui::Key::Num9,
        }
    }
}

/// What panels keep for themselves: scroll, zoom, laid-out text. Nothing of it is worth saving.
#[derive(Default)]
pub struct Panels {
    documents: documents::Documents,
    entities: entities::Entities,
    reader: reader::Reader,
    network: network::Network,
    inspector: inspector::Inspector,
    timeline: timeline::Timeline,
    search: search::Search,
    decisions: decisions::Decisions,
}

impl Panels {
    /// Whether something is being laid out, or still gliding, in a panel that is shown; one that is not takes in nothing.
    pub fn is_busy(&self, is_shown: impl Fn(PanelKind) -> bool) -> bool {
        is_shown(PanelKind::Network) && self.network.is_busy()
            || is_shown(PanelKind::Timeline) && self.timeline.is_busy()
            || is_shown(PanelKind::Reader) && self.reader.is_busy()
    }

    /// What of the network is on show, where, and which part of it is on screen.
    pub fn network_on_show(&self) -> Option<(Arc<Network>, Positions, NetworkView)> {
        self.network.on_show()
    }

    /// Shows all of the network's picture.
    pub fn fit_network(&mut self) {
        self.network.fit();
    }

    /// The timeline as it is on screen; `None` while it shows none.
    pub fn timeline_view(&self) -> Option<&crate::scene::TimelineView> {
        self.timeline.view()
    }

    /// The words that are selected in the document on show, or else the sentence that was gone to there.
    pub fn words_in_reader(&self) -> Option<(DocumentId, TextRange)> {
        self.reader.words()
    }

    /// The days of the timeline and the part of the network that the analyst has chosen to see.
    pub fn cameras(&self) -> (Option<DayInterval>, Option<SavedCamera>) {
        let camera = self.network.camera().map(|(center, zoom)| SavedCamera { center, zoom });
        (self.timeline.days_chosen(), camera)
    }

    pub fn set_network_camera(&mut self, camera: Option<SavedCamera>) {
        let is_sound = |camera: &SavedCamera| camera.center.iter().all(|at| at.is_finite());
        self.network
            .look_at(camera.filter(is_sound).map(|SavedCamera { center, zoom }| (center, zoom.clamp(0.05, 8.0))));
    }

    /// The text that was selected last in the open document.
    pub fn selected_text(&self) -> Option<Passage> {
        self.reader.chosen().text
    }

    /// The mark that was clicked last in the open document, and what it marks.
    pub fn clicked_mark(&self) -> Option<(Passage, Target)> {
        self.reader.chosen().mark
    }

    /// A byte of the open document by which its scrolling is found again.
    pub fn reader_place(&self) -> Option<u32> {
        self.reader.scrolled_to()
    }

    pub fn days_in_view(&self) -> Option<DayInterval> {
        self.timeline.days_in_view()
    }

    pub fn show_days(&mut self, model: &crate::model::timeline::Timeline, days: DayInterval) {
        self.timeline.show_days(model, days);
    }

    pub fn show_all_days(&mut self) {
        self.timeline.show_all();
    }

    /// Forgets what belonged to the folder that was open. Where the same one was read again, its models before and after say which
    /// nodes of the network have a place already, and network and timeline stay where they were looked at.
    pub fn forget_folder(&mut self, same: Option<(&Models, &Models)>) {
        let network = same.map(|(before, after)| self.network.read_again(&before.network, &after.network));
        let days = self.timeline.days_chosen();
        let decisions =
            if same.is_some() { std::mem::take(&mut self.decisions) } else { decisions::Decisions::default() };
        *self = Self { network: network.unwrap_or_default(), decisions, ..Self::default() };
        if let (Some((_, after)), Some(days)) = (same, days) {
            self.timeline.show_days(&after.timeline, days);
        }
    }

    /// Draws one panel. The response is that of its header, by which it can be dragged elsewhere.
    pub fn ui(&mut self, kind: PanelKind, ui: &mut Ui, context: &Context<'_>) -> Response {
        let ground = if kind == PanelKind::Reader { context.theme.page } else { context.theme.panel };
        ui.painter().rect_filled(ui.max_rect(), 0.0, color(ground));
        ui.spacing_mut().item_spacing.y = 0.0;
        match kind {
            PanelKind::Documents => self.documents.ui(ui, context),
            PanelKind::Entities => self.entities.ui(ui, context),
            PanelKind::Problems => problems::ui(ui, context),
            PanelKind::Decisions => self.decisions.ui(ui, context),
            PanelKind::Network => self.network.ui(ui, context),
            PanelKind::Inspector => self.inspector.ui(ui, context),
            PanelKind::Timeline => self.timeline.ui(ui, context),
            PanelKind::Reader => self.reader.ui(ui, context),
            PanelKind::Search => self.search.ui(ui, context),
        }
    }
}

const HEADER: f32 = 35.0;

/// The line above a panel: its title, a count, what can be switched in it, and the handle to drag it by.
fn header(
    ui: &mut Ui,
    context: &Context<'_>,
    kind: PanelKind,
    detail: &str,
    controls: impl FnOnce(&mut Ui),
) -> Response {
    let theme = context.theme;
    let (rect, handle) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::click_and_drag());
    let handle = handle.on_hover_cursor(egui::CursorIcon::Grab);
    handle.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TitleBar, true, format!("{} panel", kind.title()));
        info.current_text_value = Some(detail.to_owned());
        info
    });
    let painter = ui.painter().with_clip_rect(rect);
    let middle = rect.center().y;
    let style = TextRole::Strong.style(theme.ink);
    let mut title = lay(ui.ctx(), kind.title(), &style);
    let after_title = rect.left() + 12.0 + title.width + 8.0;
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let room = Rect::from_min_max(pos2(after_title, rect.top()), pos2(rect.right() - 12.0, rect.bottom()));
    // A child of its own, so that what is in it does not move what comes below.
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut controls_ui = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("controls"));
    controls_ui.spacing_mut().item_spacing.x = 2.0;
    pin(&mut controls_ui, context, kind);
    controls(&mut controls_ui);
    let until = controls_ui.min_rect().left() - 4.0;
    if until < after_title - 8.0 {
        let room = Some((until - rect.left() - 12.0).max(1.0).floor());
        title =
            lay(ui.ctx(), kind.title(), &Style { elide: Elide::Lines(1), width: room, align: Align::Left, ..style });
    }
    paint(&painter, pos2(rect.left() + 12.0, middle - title.height / 2.0), &title, Paint::default());
    let (shown, is_whole) = fitting(ui, detail, until - after_title, &TextRole::Small.style(theme.muted));
    paint(&painter, pos2(after_title, middle - shown.height / 2.0), &shown, Paint::default());
    if is_whole { handle } else { widgets::tooltip(handle, detail) }
}

/// As many of the parts of `detail`, with ` · ` between them, as there is room for, and whether these are all. The first one is cut only where
/// it alone is too long.
fn fitting(ui: &Ui, detail: &str, room: f32, style: &Style) -> (Arc<crate::text::Layout>, bool) {
    let mut shown = detail;
    loop {
        let layout = lay(ui.ctx(), shown, style);
        if layout.width <= room {
            return (layout, shown.len() == detail.len());
        }
        let Some((fewer, _)) = shown.rsplit_once(" · ") else { break };
        shown = fewer;
    }
    /// Less is no word.
    const LEAST: f32 = 28.0;
    let shown = if room < LEAST { "" } else { shown };
    let cut = Style { elide: Elide::Lines(1), width: Some(room.max(1.0).floor()), align: Align::Left, ..style.clone() };
    (lay(ui.ctx(), shown, &cut), false)
}

/// A button by which the panel keeps what it shows while the selection changes elsewhere. Panels that show no selection have none.
fn pin(ui: &mut Ui, context: &Context<'_>, kind: PanelKind) {
    if matches!(kind, PanelKind::Problems | PanelKind::Search) {
        return;
    }
    let icon = if context.is_pinned { Icon::Pinned } else { Icon::Pin };
    let name = format!("Pin {}", kind.title());
    let button = icon_button(ui, icon, &name, false);
    button.widget_info(|| WidgetInfo::selected(egui::Role::Switch, true, context.is_pinned, &name));
    if button.clicked() {
        context.commands.send(Command::Pin(kind));
    }
    let tip = if context.is_pinned {
        "Follow the selection again"
    } else {
        "Keep this while the selection changes elsewhere"
    };
    button.on_hover_text(tip);
}

/// The same in a header of another make, around `center`.
fn pin_in(ui: &mut Ui, context: &Context<'_>, kind: PanelKind, center: egui::Pos2) {
    let room = Rect::from_center_size(center, vec2(20.0, 24.0));
    pin(&mut ui.new_child(UiBuilder::new().max_rect(room).id_salt("pin")), context, kind);
}

/// One of a few choices side by side; the chosen one is tinted. Returns what was clicked.
fn choices<T: PartialEq + Copy>(ui: &mut Ui, context: &Context<'_>, id: &str, now: T, all: &[(T, &str)]) -> Option<T> {
    const PADDING: f32 = 9.0;
    let theme = context.theme;
    let style = TextRole::Small.style(theme.muted);
    let mut clicked = None;
    let texts: Vec<_> = all.iter().map(|(_, label)| lay(ui.ctx(), label, &style)).collect();
    let width: f32 = texts.iter().map(|text| text.width + PADDING).sum();
    if width > ui.available_width() {
        return choice_menu(ui, id, now, all);
    }
    let (frame, _) = ui.allocate_exact_size(vec2(width, 19.0), Sense::hover());
    let mut left = frame.left();
    for (at, ((value, label), text)) in all.iter().zip(texts).enumerate() {
        let rect = Rect::from_min_size(pos2(left, frame.top()), vec2(text.width + PADDING, frame.height()));
        left = rect.right();
        let response = ui.interact(rect, ui.scope_id().with((id, at)), Sense::click());
        let chosen = *value == now;
        response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, *label));
        if chosen {
            ui.painter().rect_filled(rect.shrink(1.0), 3.0, color(theme.selected));
        }
        let ink = if chosen {
            theme.accent
        } else if response.hovered() {
            theme.ink
        } else {
            theme.muted
        };
        let at = rect.center() - vec2(text.width, text.height) / 2.0;
        paint(ui.painter(), at, &text, Paint { color: Some(ink), ..Paint::default() });
        focus_ring(ui, &response, context);
        if response.clicked() {
            clicked = Some(*value);
        }
    }
    ui.painter().rect_stroke(frame, 4.0, (1.0, color(theme.line)), egui::StrokeKind::Inside);
    clicked
}

/// The same as a menu behind the one that is chosen, where there is no room for all.
fn choice_menu<T: PartialEq + Copy>(ui: &mut Ui, id: &str, now: T, all: &[(T, &str)]) -> Option<T> {
    let chosen = all.iter().find(|(value, _)| *value == now).map_or("", |(_, label)| label);
    let button = ui.push_id(id, |ui| ui.add(widgets::Button::new(chosen).role(TextRole::Small))).inner;
    let mut clicked = None;
    egui::Popup::menu(&button).show(|ui| {
        for (value, label) in all {
            if ui.radio(*value == now, *label).clicked() {
                clicked = Some(*value);
                ui.close();
            }
        }
    });
    clicked
}

/// Shows where the keyboard is, and brings it into sight where it has just come.
pub fn focus_ring(ui: &Ui, response: &Response, context: &Context<'_>) {
    scroll_to_focus(ui, response);
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.shrink(1.0),
            3.0,
            (1.5, color(context.theme.accent)),
            egui::StrokeKind::Inside,
        );
    }
}

/// What an empty panel says: what is missing, and what to do about it.
fn empty(ui: &mut Ui, context: &Context<'_>, what: &str, advice: &str) {
    // While a folder is being read, the bar above says so; advice would be wrong in a moment.
    if context.is_opening {
        return;
    }
    ui.add_space(space::L);
    ui.vertical_centered(|ui| {
        ui.set_max_width(ui.available_width() - 24.0);
        let centered = |text, role| Label::new(text, role).wrap().fill_width().align(Align::Center);
        ui.add(centered(what, TextRole::Body).color(context.theme.ink));
        ui.add(centered(advice, TextRole::Small).color(context.theme.muted));
    });
}
