//! Pointer and keyboard on the picture.

use egui::{CursorIcon, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::super::focus_ring;
use super::drawing::Frame;
use super::keys::{self, Asked};
use super::{Network, access};
use crate::base::EntityId;
use crate::gui::app::{Command, NetworkCommand};
use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::model::Target;
use crate::scene::NetworkView;

impl Network {
    pub(super) fn canvas_ui(&mut self, ui: &mut Ui, context: &Context<'_>, rect: Rect, view: &NetworkView) {
        let canvas = ui.interact(rect, ui.scope_id().with("canvas"), Sense::click_and_drag());
        let drawing = std::mem::take(&mut self.drawing);
        if let Some(frame) = drawing.frame(rect, view) {
            self.describe(ui, context, &canvas, &frame, rect);
            let under = |at: Pos2| frame.picture.hit(&frame.network, frame.in_picture(at));
            // What passes under the hand while it moves the picture is not pointed at.
            let is_moving = canvas.dragged() && self.dragged.is_none() && !self.is_lasso_on;
            let pointed = canvas.hover_pos().filter(|_| !is_moving).and_then(under);
            let pressed_at = ui.input(|input| input.pointer.press_origin());
            let grasped = if canvas.drag_started() { pressed_at.and_then(under) } else { None };
            if self.is_lasso_on || self.lasso.is_some() {
                self.lasso_ui(ui, context, &canvas, &frame);
            } else {
                self.point(ui, context, &canvas, [pointed, grasped], view);
            }
            if canvas.secondary_clicked() {
                self.menu_for = pointed;
            }
            let asked = keys::read(ui, &canvas, &frame.network, &frame, self.walked.or(context.selection));
            if let Some(asked) = asked {
                self.answer(ui, context, &canvas, rect, view, asked);
            }
            self.ring(ui, context, &canvas, &frame);
        }
        self.drawing = drawing;
        self.wheel(ui, &canvas, view);
        canvas.context_menu(|ui| self.menu_ui(ui, context));
    }

    fn describe(&mut self, ui: &Ui, context: &Context<'_>, canvas: &Response, frame: &Frame<'_>, rect: Rect) {
        let (nodes, ties) = (frame.network.nodes.len(), frame.network.ties.len());
        let left_out = frame.picture.left_out;
        let mut name = format!("Network, {nodes} nodes, {ties} ties");
        if left_out > 0 {
            name.push_str(&format!(", {left_out} of the lightest ties are not drawn"));
        }
        canvas.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, &name));
        focus_ring(ui, canvas, context);
        access::describe(ui, context, canvas.id, &frame.network, frame, rect);
        access::answer(ui, context, canvas.id, &frame.network);
        if let (true, Some(target)) = (canvas.has_focus(), self.walked) {
            let id = access::id_of(canvas.id, target).accesskit_id();
            ui.ctx().accesskit_node_builder(canvas.id, |node| node.set_active_descendant(id));
        }
        if left_out > 0 {
            let note = format!("{left_out} lighter ties appear when you zoom in");
            let at = rect.left_top() + vec2(12.0, 6.0);
            let (font, ink) = (egui::FontId::proportional(11.0), color(context.theme.muted));
            ui.painter().text(at, egui::Align2::LEFT_TOP, note, font, ink);
        }
    }

    fn point(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        canvas: &Response,
        [pointed, grasped]: [Option<Target>; 2],
        view: &NetworkView,
    ) {
        if let Some(target) = pointed {
            self.walked = None;
            context.commands.send(Command::Hover(target));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        // Enter and Space on the canvas are the keyboard's, which has gone somewhere itself.
        if canvas.clicked_by(egui::PointerButton::Primary) {
            canvas.request_focus();
            self.is_keyboard_quiet = true;
            self.walked = pointed;
            match pointed {
                Some(target) => context.commands.send(Command::Select(target)),
                None => context.commands.send(Command::SelectNothing),
            }
        }
        if canvas.double_clicked() && pointed.is_none() {
            self.camera = None;
        }
        if canvas.drag_started() {
            // By now the pointer may have left what it took hold of.
            self.dragged = match grasped {
                Some(Target::Entity(id)) => Some(id),
                _ => None,
            };
        }
        if canvas.dragged() {
            // A picture that refits itself under the hand would run away from it.
            self.camera = Some((view.pan, view.zoom));
            let by = canvas.drag_delta();
            match self.dragged {
                Some(id) => self.drag(id, [by.x / view.zoom, by.y / view.zoom]),
                None => self.camera = Some(([view.pan[0] + by.x, view.pan[1] + by.y], view.zoom)),
            }
        }
        if canvas.drag_stopped()
            && let Some(id) = self.dragged.take()
        {
            self.keep_pins(context, [id]);
        }
    }

    fn drag(&mut self, id: EntityId, by: [f32; 2]) {
        if let Some(at) = self.places.goal().of(id) {
            self.places.pin(id, [at[0] + by[0], at[1] + by[1]]);
        }
    }

    fn lasso_ui(&mut self, ui: &Ui, context: &Context<'_>, canvas: &Response, frame: &Frame<'_>) {
        ui.set_cursor_icon(CursorIcon::Crosshair);
        if canvas.drag_started() {
            self.lasso = Some(Vec::new());
        }
        let Some(line) = &mut self.lasso else { return };
        if let Some(at) = canvas.interact_pointer_pos()
            && line.last().is_none_or(|last: &Pos2| last.distance(at) > 3.0)
        {
            line.push(at);
        }
        let stroke = Stroke::new(1.5, color(context.theme.accent));
        ui.painter().extend(Shape::dashed_line(line, stroke, 5.0, 4.0));
        if canvas.drag_stopped() || !canvas.dragged() && !canvas.is_pointer_button_down_on() {
            let outline: Vec<[f32; 2]> = line.iter().map(|at| frame.in_picture(*at)).collect();
            let inside = frame.picture.inside(&outline);
            self.marked = inside.into_iter().map(|node| frame.network.nodes[node].entity).collect();
            (self.lasso, self.is_lasso_on) = (None, false);
        }
    }

    fn wheel(&mut self, ui: &Ui, canvas: &Response, view: &NetworkView) {
        if let Some(pointer) = canvas.hover_pos() {
            let factor = ui.input(|input| input.zoom_delta() * (input.smooth_scroll_delta.y / 240.0).exp());
            if factor != 1.0 {
                self.zoom(view, pointer - canvas.rect.min.to_vec2(), factor);
            }
        }
    }

    /// Zooms so that what is under `at` stays there.
    fn zoom(&mut self, view: &NetworkView, at: Pos2, factor: f32) {
        const SMALLEST: f32 = 0.1;
        const LARGEST: f32 = 8.0;
        let all = self.fit.as_ref().map_or(SMALLEST, |(_, fit)| fit.zoom);
        let zoom = (view.zoom * factor).clamp(SMALLEST.min(all / 2.0), LARGEST);
        let kept = vec2(at.x - view.pan[0], at.y - view.pan[1]) * (zoom / view.zoom);
        self.camera = Some(([at.x - kept.x, at.y - kept.y], zoom));
    }

    fn answer(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        canvas: &Response,
        rect: Rect,
        view: &NetworkView,
        asked: Asked,
    ) {
        let center = (rect.center() - rect.min).to_pos2();
        match asked {
            Asked::Go(target) => {
                self.walked = Some(target);
                context.commands.send(Command::Hover(target));
                if let Target::Entity(id) = target {
                    let positions = self.places.goal().clone();
                    self.bring_into_view(rect, &positions, id);
                }
            }
            Asked::Select(target) => context.commands.send(Command::Select(target)),
            Asked::Focus(id, steps) => self.focus_on(context, [id].into(), steps),
            Asked::WholeNetwork => self.show_whole(context),
            Asked::Hide(id) => self.hide(context, [id]),
            Asked::Fold(id) => self.fold(context, id),
            Asked::Pin(id) => self.toggle_pin(context, id),
            Asked::Fit => self.camera = None,
            Asked::ZoomIn => self.zoom(view, center, 1.25),
            Asked::ZoomOut => self.zoom(view, center, 0.8),
            Asked::Lasso => self.is_lasso_on = true,
            Asked::Menu => {
                self.menu_for = self.walked;
                egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(canvas));
            }
        }
    }

    pub(super) fn toggle_pin(&mut self, context: &Context<'_>, id: EntityId) {
        match (self.places.is_pinned(id), self.places.goal().of(id)) {
            (true, _) => self.places.unpin(id),
            (false, Some(at)) => self.places.pin(id, at),
            (false, None) => {}
        }
        self.keep_pins(context, [id]);
    }

    /// Makes where these nodes are pinned, or that they no longer are, part of the analyst's work.
    pub(super) fn keep_pins(&self, context: &Context<'_>, nodes: impl IntoIterator<Item = EntityId>) {
        let pins = nodes.into_iter().map(|id| (id, self.places.pin_of(id))).collect();
        context.commands.send(Command::Network(NetworkCommand::Pins(pins)));
    }

    /// Shows where the keyboard is.
    fn ring(&mut self, ui: &Ui, context: &Context<'_>, canvas: &Response, frame: &Frame<'_>) {
        if !canvas.has_focus() {
            self.is_keyboard_quiet = false;
            return;
        }
        let stroke = Stroke::new(1.5, color(context.theme.accent));
        let index = |id: EntityId| frame.network.nodes.iter().position(|node| node.entity == id);
        match self.walked {
            Some(Target::Entity(id)) => {
                if let Some((node, at)) = index(id).and_then(|node| Some((node, frame.at(node)?))) {
                    let rect = Rect::from_center_size(at, egui::Vec2::splat(2.0 * frame.picture.radii[node] + 12.0));
                    ui.painter().rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Outside);
                }
            }
            Some(Target::Tie(a, b)) => {
                let at = |id| index(id).and_then(|node| frame.at(node));
                if let (Some(a), Some(b)) = (at(a), at(b)) {
                    ui.painter().circle_stroke(a.lerp(b, 0.5), 7.0, stroke);
                }
            }
            // A hand on the mouse knows where it is.
            _ if self.is_keyboard_quiet => {}
            _ => {
                ui.painter().rect_stroke(canvas.rect.shrink(1.0), 3.0, stroke, egui::StrokeKind::Inside);
            }
        }
    }
}
