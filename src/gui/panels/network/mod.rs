//! The network: who is tied to whom. Zoom with the wheel, move with the mouse, drag a node to pin it; arrows lead from node to node.

mod access;
mod canvas;
mod controls;
mod drawing;
mod keys;
mod latest;
mod mesh;
mod places;
mod tables;
mod time;
mod ways;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Rect, Response, Ui, UiBuilder, vec2};

use super::{PanelKind, choices, empty, header};
use crate::base::EntityId;
use crate::gui::app::{Command, FilterCommand, NetworkCommand};
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::opening::Models;
use crate::model::Target;
use crate::model::network::{Lens, Network as Model};
use crate::scene::{ColorBy, Emphasis, Labels, Legend, NetworkView, Positions, SizeBy, network_legend};
use drawing::Drawing;
use latest::{Latest, Same};
use places::Places;

/// A network of more nodes and ties than this is narrowed and measured by a worker.
const MOST_AT_ONCE: usize = 4_000;

/// What the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Picture,
    Nodes,
    Ties,
}

/// What a legend is of, how it looks, and how many lines of it are on show.
type LegendKey = (Same<Model>, NetworkView, usize);

pub struct Network {
    measured: Latest<(Same<Models>, bool, bool), Model>,
    shown: Latest<(Same<Models>, bool, bool, Lens), Model>,
    places: Places,
    drawing: Drawing,
    page: Page,
    /// Zoom and pan, once the analyst has changed them; until then everything is in view.
    camera: Option<([f32; 2], f32)>,
    /// The point of the layout to bring into the middle, and the zoom, once the picture has its size.
    aim: Option<([f32; 2], f32)>,
    /// The last view, for exports of what is on screen.
    view: Option<NetworkView>,
    fit: Option<(Same<Positions>, NetworkView)>,
    dragged: Option<EntityId>,
    /// Selected last, to move the picture only when that changes.
    selected: Option<Target>,
    /// The canvas got the keyboard by a click, and no key has been pressed since.
    is_keyboard_quiet: bool,
    /// What the keyboard has gone to.
    walked: Option<Target>,
    /// What the menu was opened on.
    menu_for: Option<Target>,
    /// The line drawn around nodes, while it is drawn.
    lasso: Option<Vec<egui::Pos2>>,
    is_lasso_on: bool,
    marked: BTreeSet<EntityId>,
    ways: Option<ways::Ways>,
    time: time::Player,
    tables: tables::Tables,
    has_legend: bool,
    /// All lines of the legend are on show, and not the first alone.
    is_legend_open: bool,
    legend: Option<(LegendKey, Legend)>,
    labels: Labels,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            measured: Latest::default(),
            shown: Latest::default(),
            places: Places::default(),
            drawing: Drawing::default(),
            page: Page::default(),
            camera: None,
            aim: None,
            view: None,
            fit: None,
            dragged: None,
            selected: None,
            is_keyboard_quiet: false,
            walked: None,
            menu_for: None,
            lasso: None,
            is_lasso_on: false,
            marked: BTreeSet::new(),
            ways: None,
            time: time::Player::default(),
            tables: tables::Tables::default(),
            has_legend: true,
            is_legend_open: false,
            legend: None,
            labels: Labels::default(),
        }
    }
}

impl Network {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        if self.dragged.is_none() {
            self.places.take_pins(context.node_pins);
        }
        self.narrow(ui, context);
        let shown = self.shown.value().cloned().unwrap_or_default();
        let handle = self.header_ui(ui, context, &shown);
        let whole = &context.models.network;
        if whole.nodes.is_empty() {
            let (what, advice) = nothing(context);
            empty(ui, context, &what, advice);
            return handle;
        }
        if self.time.is_on {
            self.time.ui(ui, context, whole.extent());
        }
        self.focus_bar_ui(ui, context);
        if shown.nodes.is_empty() && !self.is_busy() {
            self.out_of_view_ui(ui, context);
            return handle;
        }
        match self.page {
            Page::Picture => self.picture_ui(ui, context, &shown),
            Page::Nodes => self.tables.nodes_ui(ui, context, &shown),
            Page::Ties => self.tables.ties_ui(ui, context, &shown),
        }
        handle
    }

    /// The part of the network that the lens shows, with the measures that the style needs.
    fn narrow(&mut self, ui: &Ui, context: &Context<'_>) {
        let look = context.network;
        let models = Same(Arc::clone(context.models));
        let size = models.0.network.nodes.len() + models.0.network.ties.len();
        let wants_betweenness = look.style.size_by == SizeBy::Betweenness || self.page == Page::Nodes;
        let wants_communities = look.style.color_by == ColorBy::Community;
        let is_quick = size <= MOST_AT_ONCE;
        let mut measured = None;
        if wants_betweenness || wants_communities {
            let key = (models.clone(), wants_betweenness, wants_communities);
            let source = Arc::clone(context.models);
            self.measured.update(ui.ctx(), "measure network", key, is_quick, move || {
                source.network.measured(wants_betweenness, wants_communities)
            });
            let wanted = (models.clone(), wants_betweenness, wants_communities);
            measured = self.measured.get().filter(|(key, _)| *key == wanted).map(|(_, made)| Arc::clone(made));
        }
        let lens = look.lens.clone();
        let has_measures = measured.is_some();
        let key = (models.clone(), has_measures && wants_betweenness, has_measures && wants_communities, lens.clone());
        self.shown.update(ui.ctx(), "narrow network", key, is_quick, move || match measured {
            Some(measured) => lens.of(&measured),
            None => lens.of(&models.0.network),
        });
    }

    fn header_ui(&mut self, ui: &mut Ui, context: &Context<'_>, shown: &Arc<Model>) -> Response {
        let model = &context.models.network;
        let ties = if shown.ties.len() == 1 { "tie" } else { "ties" };
        let detail = format!("{} of {} · {} {ties}", shown.nodes.len(), model.candidates, shown.ties.len());
        header(ui, context, PanelKind::Network, &detail, |ui| {
            self.display_menu_ui(ui, context);
            let pages = [(Page::Picture, "Picture"), (Page::Nodes, "Nodes"), (Page::Ties, "Ties")];
            if let Some(page) = choices(ui, context, "page", self.page, &pages) {
                self.page = page;
            }
            let ties = [(false, "Events"), (true, "Sentences")];
            if let Some(weak) = choices(ui, context, "ties", context.filter.weak_ties, &ties) {
                context.commands.send(Command::Filter(FilterCommand::WeakTies(weak)));
            }
        })
    }

    fn picture_ui(&mut self, ui: &mut Ui, context: &Context<'_>, shown: &Arc<Model>) {
        if self.ways.as_mut().is_some_and(|ways| ways.ui(ui, context)) {
            self.ways = None;
        }
        let mut rect = ui.available_rect_before_wrap();
        rect = self.legend_ui(ui, context, shown, rect);
        let size_by = context.network.style.size_by;
        let positions = self.places.update(ui, shown, rect.size().into(), size_by, self.dragged.is_some()).clone();
        self.follow(rect, &positions, context);
        let view = self.look(rect, &positions, context);
        self.drawing.update(ui, rect, shown, &positions, &view);
        let emphasis = self.emphasis();
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.drawing.paint(ui, rect, &view, &emphasis);
        self.canvas_ui(ui, context, rect, &view);
        self.view = Some(view);
    }

    /// Zoom, pan and what stands out.
    fn look(&mut self, rect: Rect, positions: &Arc<Positions>, context: &Context<'_>) -> NetworkView {
        let (size, mode) = ([rect.width(), rect.height()], context.theme.mode);
        let same = |(at, view): &(Same<Positions>, NetworkView)| {
            Arc::ptr_eq(&at.0, positions) && view.size == size && view.mode == mode
        };
        if !self.fit.as_ref().is_some_and(same) {
            self.fit = Some((Same(Arc::clone(positions)), NetworkView::fit(positions, size, mode)));
        }
        let fit = self.fit.as_ref().map(|(_, view)| view.clone());
        let mut view = fit.unwrap_or_else(|| NetworkView::fit(positions, size, mode));
        if let Some(([x, y], zoom)) = self.aim.take() {
            self.camera = Some(([size[0] / 2.0 - x * zoom, size[1] / 2.0 - y * zoom], zoom));
        }
        if let Some((pan, zoom)) = self.camera {
            (view.pan, view.zoom) = (pan, zoom);
        }
        view.style = context.network.style;
        view.selected = context.selection;
        view.hovered = context.hover.or(self.walked);
        view
    }

    /// Moves the picture so that a node selected elsewhere is in it.
    fn follow(&mut self, rect: Rect, positions: &Positions, context: &Context<'_>) {
        if std::mem::replace(&mut self.selected, context.selection) == context.selection {
            return;
        }
        if let Some(Target::Entity(id)) = context.selection {
            self.bring_into_view(rect, positions, id);
        }
    }

    fn bring_into_view(&mut self, rect: Rect, positions: &Positions, id: EntityId) {
        let (Some((pan, zoom)), Some(at)) = (self.camera, positions.of(id)) else { return };
        let on_screen = egui::pos2(at[0] * zoom + pan[0], at[1] * zoom + pan[1]);
        if !Rect::from_min_size(egui::Pos2::ZERO, rect.size()).shrink(24.0).contains(on_screen) {
            let by = rect.size() / 2.0 - on_screen.to_vec2();
            self.camera = Some(([pan[0] + by.x, pan[1] + by.y], zoom));
        }
    }

    fn emphasis(&self) -> Emphasis {
        let mut emphasis = Emphasis::default();
        let Some(network) = self.drawing.network() else { return emphasis };
        if !self.marked.is_empty() {
            let is_marked = |(_, node): &(usize, &crate::model::network::Node)| self.marked.contains(&node.entity);
            emphasis.nodes = network.nodes.iter().enumerate().filter(is_marked).map(|(index, _)| index).collect();
        }
        if let Some(ways) = &self.ways {
            emphasis.ties = ways.ties_in(&network);
        }
        emphasis
    }

    /// Draws the legend below, and returns what is left for the picture. Where there is little room, one line of it, and a button for the rest.
    fn legend_ui(&mut self, ui: &mut Ui, context: &Context<'_>, shown: &Arc<Model>, rect: Rect) -> Rect {
        const MARGIN: f32 = 12.0;
        const BUTTON: f32 = 24.0;
        if !self.has_legend || rect.height() < 160.0 {
            return rect;
        }
        let width = (rect.width() - 2.0 * MARGIN - BUTTON).max(60.0);
        let lines = if self.is_legend_open { usize::MAX } else { 1 };
        let (mode, style) = (context.theme.mode, context.network.style);
        let view = NetworkView { style, ..NetworkView::fit(&Positions::default(), [width, 0.0], mode) };
        let key = (Same(Arc::clone(shown)), view, lines);
        if self.legend.as_ref().is_none_or(|(made_for, _)| *made_for != key) {
            let legend = network_legend(shown, style, (lines, width), mode, &mut self.labels);
            self.legend = Some((key, legend));
        }
        let Some((_, legend)) = &self.legend else { return rect };
        let height = (legend.scene.height + 8.0).min(rect.height() / 2.0);
        let strip = rect.with_min_y(rect.bottom() - height);
        let clipped = ui.painter().with_clip_rect(strip);
        let response = ui.interact(strip, ui.scope_id().with("legend"), egui::Sense::hover());
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("Legend: {}", legend.words)));
        drawing::paint_scene(&clipped, strip.min + vec2(MARGIN, 4.0), &legend.scene);
        let has_more = legend.left_out > 0;
        if has_more || self.is_legend_open {
            let (icon, name) = if has_more {
                (Icon::Up, "Show the whole legend")
            } else {
                (Icon::Down, "Show one line of the legend")
            };
            let room = Rect::from_min_size(strip.right_top() - vec2(BUTTON + 4.0, -1.0), vec2(20.0, 24.0));
            let button = icon_button(&mut ui.new_child(UiBuilder::new().max_rect(room)), icon, name, false);
            if button.on_hover_text(name).clicked() {
                self.is_legend_open = has_more;
            }
        }
        rect.with_max_y(strip.top())
    }

    /// Whether nodes are about to move, or moving, or being drawn.
    pub fn is_busy(&self) -> bool {
        self.measured.is_running() || self.shown.is_running() || self.places.is_busy() || self.drawing.is_running()
    }

    /// Shows everything.
    pub fn fit(&mut self) {
        self.camera = None;
    }

    /// Which point of the layout the analyst has brought into the middle, and how large one of its points is on screen; `None` where all is
    /// in view.
    pub fn camera(&self) -> Option<([f32; 2], f32)> {
        let (_, zoom) = self.camera?;
        let view = self.view.as_ref()?;
        Some((view.world_from_screen([view.size[0] / 2.0, view.size[1] / 2.0]), zoom))
    }

    /// Looks again where [`Self::camera`] said; at everything for `None`.
    pub fn look_at(&mut self, camera: Option<([f32; 2], f32)>) {
        (self.camera, self.aim) = (None, camera.filter(|(_, zoom)| zoom.is_finite() && *zoom > 0.0));
    }

    /// What is on show, where it is, and which part of it is on screen; `None` before the first picture.
    pub fn on_show(&self) -> Option<(Arc<Model>, Positions, NetworkView)> {
        Some((Arc::clone(self.shown.value()?), Positions::clone(self.places.goal()), self.view.clone()?))
    }

    /// A panel for the same folder read again: nodes of the same kind and name start where they were.
    pub fn read_again(&self, before: &Model, after: &Model) -> Self {
        let known = self.places.known();
        let named = |node: &crate::model::network::Node| (node.kind, node.label.clone());
        let places: std::collections::BTreeMap<_, _> =
            before.nodes.iter().filter_map(|node| Some((named(node), known.of(node.entity)?))).collect();
        let at = after.nodes.iter().filter_map(|node| Some((node.entity, *places.get(&named(node))?))).collect();
        let (has_legend, is_legend_open) = (self.has_legend, self.is_legend_open);
        let mut next = Self { has_legend, is_legend_open, page: self.page, ..Self::default() };
        next.places.carry_over(Positions { at, room: known.room });
        next.look_at(self.camera());
        next
    }

    fn send(context: &Context<'_>, lens: Lens) {
        context.commands.send(Command::Network(NetworkCommand::Lens(lens)));
    }
}

/// What a network without nodes says: how much there is that nothing ties, and what to do.
fn nothing(context: &Context<'_>) -> (String, &'static str) {
    let candidates = context.models.network.candidates;
    if !context.filter.is_clear() && candidates == 0 {
        return ("Nothing passes the filter".to_owned(), "Take a chip off the bar above, or clear all");
    }
    let what = match candidates {
        0 => {
            return (
                "No ties".to_owned(),
                "People, organisations and places that share an event are tied here: open a folder with Ctrl+O, or clear filters with Ctrl+Alt+L",
            );
        }
        1 => "One name alone, and nobody to tie it to".to_owned(),
        many if context.filter.weak_ties => {
            format!("None of {many} people, organisations and places is tied to another")
        }
        many => format!("No event ties any of {many} people, organisations and places"),
    };
    if context.filter.weak_ties || candidates < 2 {
        (
            what,
            "People, organisations and places that share an event are tied here: open a folder with Ctrl+O, or clear filters with Ctrl+Alt+L",
        )
    } else {
        (what, "Choose Sentences to tie those that are named together")
    }
}
