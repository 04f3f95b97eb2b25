//! The network: who is tied to whom. Zoom with the wheel, move with the mouse, drag a node to pin it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{CursorIcon, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::{PanelKind, choices, empty, header, picture};
use crate::base::EntityId;
use crate::gui::app::{Chart, Command, FilterCommand};
use crate::gui::context::Context;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::Models;
use crate::model::Target;
use crate::model::network::Network as Model;
use crate::scene::{LayoutRequest, NetworkView, Positions, Scene, layout, network_scene};
use crate::text::TextEngine;

/// How long a change of layout glides.
const GLIDE_SECS: f64 = 0.15;

#[derive(Default)]
pub struct Network {
    engine: TextEngine,
    /// What `goal` was made from.
    request: LayoutRequest,
    running: Option<(LayoutRequest, Job<Positions>)>,
    goal: Positions,
    /// Where nodes came from, and when they set out.
    glide: Option<(Positions, f64)>,
    pinned: BTreeMap<EntityId, [f32; 2]>,
    /// Zoom and pan, once the analyst has changed them; until then everything is in view.
    camera: Option<([f32; 2], f32)>,
    dragged: Option<EntityId>,
    /// Selected last, to move the picture only when that changes.
    selected: Option<Target>,
    drawn: Option<Drawn>,
}

/// A scene and what it shows. Holding the models keeps another set from taking their address.
struct Drawn {
    models: Arc<Models>,
    view: NetworkView,
    positions: Positions,
    scene: Scene,
}

impl Network {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let model = &context.models.network;
        let detail = format!("{} of {} · {} ties", model.nodes.len(), model.candidates, model.ties.len());
        let handle = header(ui, context, PanelKind::Network, &detail, |ui| {
            let ties = [(false, "Events"), (true, "Sentences")];
            if let Some(weak) = choices(ui, context, "ties", context.filter.weak_ties, &ties) {
                context.commands.send(Command::Filter(FilterCommand::WeakTies(weak)));
            }
        });
        if model.nodes.is_empty() {
            let (what, advice) = if context.filter.weak_ties || model.candidates < 2 {
                ("No ties", "People, organisations and places that share an event or a sentence are tied here")
            } else {
                ("No ties from events", "Choose Sentences to tie those that are named together")
            };
            empty(ui, context, what, advice);
            return handle;
        }
        let rect = ui.available_rect_before_wrap();
        self.settle(ui, model, rect.size());
        let now = self.positions(ui);
        self.follow(rect, &now, context);
        let view = self.view(rect, &now, context);
        let scene = self.scene(context.models, &now, view.clone());
        ui.set_clip_rect(rect);
        picture::paint(ui.painter(), rect.min, scene);
        picture::nodes(ui, context, rect.min, scene);
        let canvas = ui.interact(rect, ui.scope_id().with("canvas"), Sense::click_and_drag());
        let pointed = picture::pointed(&canvas, rect.min, scene);
        self.point(ui, context, &canvas, pointed, &view, &now);
        canvas.context_menu(|ui| self.menu(ui, context));
        handle
    }

    /// Lays out on a worker whenever what is to be laid out has changed.
    fn settle(&mut self, ui: &Ui, model: &Model, size: egui::Vec2) {
        if let Some((request, job)) = &self.running {
            match job.poll() {
                Outcome::Running => return,
                Outcome::Done(goal) => {
                    let from = std::mem::replace(&mut self.goal, goal);
                    // The first picture has nowhere to come from.
                    self.glide = (!from.at.is_empty()).then(|| (from, ui.input(|input| input.time)));
                    self.request = request.clone();
                }
                Outcome::Lost => self.request = request.clone(),
            }
            self.running = None;
        }
        if self.dragged.is_some() {
            return;
        }
        let request = LayoutRequest::new(model, &self.pinned, size.into());
        if request == self.request {
            return;
        }
        let previous = if request.starts_anew(&self.request) { Positions::default() } else { self.goal.clone() };
        let wanted = request.clone();
        self.running =
            Job::start("lay out network", ui.ctx(), move |_| layout(&wanted, &previous)).ok().map(|job| (request, job));
    }

    /// Where nodes are now, on the way to where they belong.
    fn positions(&mut self, ui: &Ui) -> Positions {
        let Some((from, started)) = &self.glide else { return self.goal.clone() };
        let share = ((ui.input(|input| input.time) - started) / GLIDE_SECS) as f32;
        if share >= 1.0 {
            self.glide = None;
            return self.goal.clone();
        }
        ui.request_repaint();
        from.toward(&self.goal, share * share * (3.0 - 2.0 * share))
    }

    fn view(&self, rect: Rect, positions: &Positions, context: &Context<'_>) -> NetworkView {
        let size = [rect.width(), rect.height()];
        let mut view = NetworkView::fit(positions, size, context.theme.mode);
        if let Some((pan, zoom)) = self.camera {
            (view.pan, view.zoom) = (pan, zoom);
        }
        view.selected = context.selection;
        view.hovered = context.hover;
        view
    }

    /// Moves the picture so that a node selected elsewhere is in it.
    fn follow(&mut self, rect: Rect, positions: &Positions, context: &Context<'_>) {
        if std::mem::replace(&mut self.selected, context.selection) == context.selection {
            return;
        }
        let (Some(Target::Entity(id)), Some((pan, zoom))) = (context.selection, self.camera) else { return };
        let Some(at) = positions.of(id) else { return };
        let on_screen = pos2(at[0] * zoom + pan[0], at[1] * zoom + pan[1]);
        if !Rect::from_min_size(Pos2::ZERO, rect.size()).shrink(24.0).contains(on_screen) {
            let by = rect.size() / 2.0 - on_screen.to_vec2();
            self.camera = Some(([pan[0] + by.x, pan[1] + by.y], zoom));
        }
    }

    fn scene(&mut self, models: &Arc<Models>, positions: &Positions, view: NetworkView) -> &Scene {
        let is_fresh =
            |drawn: &Drawn| Arc::ptr_eq(&drawn.models, models) && drawn.view == view && drawn.positions == *positions;
        if !self.drawn.as_ref().is_some_and(is_fresh) {
            let scene = network_scene(&models.network, positions, &view, &mut self.engine);
            let drawn = Drawn { models: Arc::clone(models), view, positions: positions.clone(), scene };
            return &self.drawn.insert(drawn).scene;
        }
        &self.drawn.as_ref().expect("it was just found to be there").scene
    }

    fn point(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        canvas: &Response,
        pointed: Option<Target>,
        view: &NetworkView,
        now: &Positions,
    ) {
        if let Some(target) = pointed {
            context.commands.send(Command::Hover(target));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if canvas.clicked() {
            match pointed {
                Some(target) => context.commands.send(Command::Select(target)),
                None => context.commands.send(Command::SelectNothing),
            }
        }
        if canvas.double_clicked() && pointed.is_none() {
            self.camera = None;
        }
        if canvas.drag_started()
            && let Some(Target::Entity(id)) = pointed
        {
            self.dragged = Some(id);
            // A picture that refits itself under the hand would run away from it.
            self.camera = Some((view.pan, view.zoom));
        }
        if canvas.dragged() {
            let by = canvas.drag_delta();
            match self.dragged {
                Some(id) => {
                    let at = self.pinned.get(&id).copied().or(now.of(id)).unwrap_or_default();
                    let at = [at[0] + by.x / view.zoom, at[1] + by.y / view.zoom];
                    self.pinned.insert(id, at);
                    self.goal.at.insert(id, at);
                    self.glide = None;
                }
                None => self.camera = Some(([view.pan[0] + by.x, view.pan[1] + by.y], view.zoom)),
            }
        }
        if canvas.drag_stopped() {
            self.dragged = None;
        }
        if let Some(pointer) = canvas.hover_pos() {
            let factor = ui.input(|input| input.zoom_delta() * (input.smooth_scroll_delta.y / 240.0).exp());
            if factor != 1.0 {
                self.zoom(view, pointer - canvas.rect.min.to_vec2(), factor);
            }
        }
    }

    /// Zooms so that what is under `at` stays there.
    fn zoom(&mut self, view: &NetworkView, at: Pos2, factor: f32) {
        let zoom = (view.zoom * factor).clamp(0.1, 8.0);
        let kept = vec2(at.x - view.pan[0], at.y - view.pan[1]) * (zoom / view.zoom);
        self.camera = Some(([at.x - kept.x, at.y - kept.y], zoom));
    }

    /// Whether nodes are about to move, or moving.
    pub fn is_busy(&self) -> bool {
        self.running.is_some() || self.glide.is_some()
    }

    /// Where the nodes are, for a picture of the same network.
    pub fn places(&self) -> &Positions {
        &self.goal
    }

    fn menu(&mut self, ui: &mut Ui, context: &Context<'_>) {
        if ui.button("Show the whole network").clicked() {
            self.camera = None;
            ui.close();
        }
        if ui.add_enabled(!self.pinned.is_empty(), egui::Button::new("Release pinned nodes")).clicked() {
            self.pinned.clear();
            ui.close();
        }
        if ui.button("Export network…").clicked() {
            context.commands.send(Command::Export(Chart::Network));
            ui.close();
        }
    }
}
