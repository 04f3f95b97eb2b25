//! The timeline: lanes of events on their days, and beside it the events without a day. The wheel zooms, the mouse moves, dragging along the
//! axis chooses days, and the arrows walk from event to event.

mod beyond;
mod brush;
mod camera;
mod drawing;
mod explain;
mod legend;
mod nodes;
mod tray;
mod walk;

use std::sync::Arc;

use egui::{CursorIcon, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::picture::{Batch, Placement, Triangles};
use super::{PanelKind, choices, empty, focus_ring, header};
use crate::base::{DayInterval, EventId};
use crate::gui::app::{Chart, Command, FilterCommand, TimelineChoice, UserCommand};
use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::gui::widgets::TextRole;
use crate::model::timeline::{Grouping, Timeline as Model, day_number};
use crate::model::{Criterion, Sense as FilterSense, Target, days_text};
use crate::scene::timeline::{Hit, TimelineView, date_of};
use crate::scene::{TimelinePicture, emphasis, timeline_overlay};
use crate::text::TextEngine;
use brush::{brush_ui, brushed};
use camera::Camera;
use drawing::Drawing;
use explain::{Explained, count_text};
use nodes::nodes;
use walk::{Asked, asked, walk};

#[derive(Default)]
pub struct Timeline {
    drawing: Drawing,
    camera: Camera,
    /// How far the lanes are scrolled down, in points.
    scroll: f32,
    /// The days being chosen, from where the drag began to where it is.
    brush: Option<(f64, f64)>,
    /// Selected last, to move the days only when that changes.
    selected: Option<Target>,
    /// The lane in which the selected event was reached.
    lane: usize,
    highlights: Option<Highlights>,
    engine: TextEngine,
    explained: Explained,
    legend: legend::Button,
    /// What is on screen, for an export of just that.
    view: Option<TimelineView>,
}

/// What lies over a picture, and what it was made for.
struct Highlights {
    picture: Arc<TimelinePicture>,
    selected: Option<Target>,
    hovered: Option<Target>,
    batch: Batch,
}

/// What the pointer points at.
#[derive(Clone, Debug)]
enum Pointed {
    Event(EventId, usize),
    Count { days: (i32, i32), text: String },
}

const TRAY: f32 = 234.0;

impl Timeline {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let model = &context.models.timeline;
        let handle = header(ui, context, PanelKind::Timeline, &detail(model), |ui| {
            self.legend.ui(ui, context);
            lanes_ui(ui, context);
        });
        if model.events.is_empty() && model.undated.is_empty() {
            self.view = None;
            if model.total > 0 {
                empty(
                    ui,
                    context,
                    "No event passes the filter",
                    "Take a chip away, or clear all filters with Ctrl+Alt+L",
                );
            } else {
                let advice = "Meetings, visits and other events stand here on their days: open a folder with Ctrl+O, or clear filters with Ctrl+Alt+L";
                empty(ui, context, "No events", advice);
            }
            return handle;
        }
        let is_new = std::mem::replace(&mut self.selected, context.selection) != context.selection;
        let newly_selected = context.selection.filter(|_| is_new);
        let rect = ui.available_rect_before_wrap();
        let has_tray = !model.undated.is_empty() && rect.width() > 2.0 * TRAY;
        let split = if has_tray { rect.right() - TRAY } else { rect.right() };
        if model.events.is_empty() {
            let mut room = ui.new_child(UiBuilder::new().max_rect(rect.with_max_x(split)).id_salt("no days"));
            empty(&mut room, context, "No event has a day", "What is known of them stands beside");
        } else {
            let plot = rect.with_max_x(split);
            let mut plot_ui = ui.new_child(UiBuilder::new().max_rect(plot).id_salt("plot"));
            plot_ui.set_clip_rect(plot.intersect(ui.clip_rect()));
            self.plot_ui(&mut plot_ui, context, plot, newly_selected);
        }
        if has_tray {
            ui.painter().vline(split, rect.y_range(), (1.0, color(context.theme.line)));
            let place = rect.with_min_x(split + 1.0);
            let mut tray_ui = ui.new_child(UiBuilder::new().max_rect(place).id_salt("tray"));
            tray::ui(&mut tray_ui, context, &model.undated, newly_selected);
        }
        handle
    }

    /// Whether a picture is being drawn.
    pub fn is_busy(&self) -> bool {
        self.drawing.is_busy()
    }

    /// What is on screen, as a file would show it.
    pub fn view(&self) -> Option<&TimelineView> {
        self.view.as_ref()
    }

    /// The days on screen, whole ones.
    pub fn days_in_view(&self) -> Option<DayInterval> {
        let (first, last) = self.view.as_ref()?.days;
        Some(DayInterval { first: date_of(first), last: date_of(last - 1e-6) })
    }

    pub fn show_all(&mut self) {
        self.camera.show_all();
    }

    /// The days that the analyst has brought into view; `None` where all are.
    pub fn days_chosen(&self) -> Option<DayInterval> {
        if self.camera.is_chosen() { self.days_in_view() } else { None }
    }

    fn plot_ui(&mut self, ui: &mut Ui, context: &Context<'_>, rect: Rect, newly_selected: Option<Target>) {
        let model = &context.models.timeline;
        let fit = TimelineView::fit(model, [rect.width(), rect.height()], context.theme.mode);
        let all = fit.days;
        if let Some(target) = newly_selected
            && let Some(event) = model.events.iter().find(|event| Target::Event(event.event) == target)
        {
            self.camera.reveal((f64::from(event.days.0), f64::from(event.days.1) + 1.0), all);
        }
        let band = context.filter.span().or_else(|| {
            let document = context.document?;
            let record = context.folder?.analysis.documents.get(document.index())?;
            record.date.as_ref()?.value.interval()
        });
        let view = TimelineView {
            days: self.camera.days(all),
            band,
            emphasis: emphasis(context.selection),
            calendars: context.timeline.calendars,
            // No closer look would turn what is counted here into marks.
            spread: self.camera.is_closest(),
            ..fit
        };
        self.drawing.update(ui, model, &view);
        let placement = self.paint(ui, context, rect, &view);
        let canvas = ui.interact(rect, ui.scope_id().with("canvas"), Sense::click_and_drag());
        canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, canvas_name(model, &view)));
        focus_ring(ui, &canvas, context);
        let pointed = placement.and_then(|placement| self.pointed(context, &canvas, rect, placement));
        self.point(ui, context, &canvas, pointed.as_ref(), all);
        self.drag(ui, context, &canvas, rect, &view, all);
        self.keys(ui, context, &canvas, &view, all);
        self.scroll_bar(ui, context, rect);
        if self.camera.is_chosen()
            && let Some((first, last)) = beyond::ui(ui, context, lanes_rect(rect, &view), model, view.days)
        {
            self.camera.reveal((f64::from(first), f64::from(last) + 1.0), all);
        }
        canvas.context_menu(|ui| self.menu(ui, context, pointed.as_ref()));
        self.view = Some(view);
    }

    /// Paints the picture with what lies over it, and gives every mark in sight its node.
    fn paint(&mut self, ui: &Ui, context: &Context<'_>, rect: Rect, view: &TimelineView) -> Option<Placement> {
        let brush = self.brush;
        let shown = self.drawing.shown()?;
        self.scroll = self.scroll.clamp(0.0, (shown.picture.height - rect.height()).max(0.0));
        let placement = shown.placement(ui, view, rect.min, self.scroll);
        shown.paint(ui, rect, placement, self.scroll);
        let (timeline, picture) = (Arc::clone(&shown.timeline), Arc::clone(&shown.picture));
        let lanes = lanes_rect(rect, view);
        let painter = ui.painter().with_clip_rect(lanes.intersect(ui.clip_rect()));
        self.highlights(ui, context, &timeline, &picture).paint(&painter, placement);
        nodes(ui, context, &timeline, &picture, placement, lanes);
        if let Some(brush) = brush {
            brush_ui(ui, context, rect, view, brush);
        }
        Some(placement)
    }

    fn highlights(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        timeline: &Model,
        picture: &Arc<TimelinePicture>,
    ) -> &mut Batch {
        let (selected, hovered) = (context.selection, context.hover);
        let is_current = |known: &Highlights| {
            Arc::ptr_eq(&known.picture, picture)
                && (known.selected, known.hovered) == (selected, hovered)
                && known.batch.is_current(ui.ctx())
        };
        let known = self.highlights.take().filter(is_current);
        let made = known.unwrap_or_else(|| {
            let scene = timeline_overlay(timeline, picture, selected, hovered, &mut self.engine);
            let triangles = Triangles::of(&scene, ui.ctx().pixels_per_point());
            let batch = Batch::new(ui.ctx(), triangles, &scene);
            Highlights { picture: Arc::clone(picture), selected, hovered, batch }
        });
        &mut self.highlights.insert(made).batch
    }

    fn pointed(
        &mut self,
        context: &Context<'_>,
        canvas: &Response,
        rect: Rect,
        placement: Placement,
    ) -> Option<Pointed> {
        let shown = self.drawing.shown()?;
        let at = canvas.hover_pos()?;
        if !lanes_rect(rect, &shown.picture.view).contains(at) {
            return None;
        }
        let inside = (at - placement.offset).to_vec2() / vec2(placement.stretch, 1.0);
        let model = &context.models.timeline;
        match shown.picture.hit([inside.x, inside.y])? {
            Hit::Mark(mark) => {
                Some(Pointed::Event(shown.timeline.events.get(mark.index as usize)?.event, mark.lane as usize))
            }
            Hit::Count(count) => {
                let lane = model.lanes.get(count.lane as usize).map_or("", |lane| &lane.label);
                Some(Pointed::Count { days: count.days, text: count_text(count, lane) })
            }
        }
    }

    fn point(&mut self, ui: &Ui, context: &Context<'_>, canvas: &Response, pointed: Option<&Pointed>, all: (f64, f64)) {
        match pointed {
            Some(Pointed::Event(event, lane)) => {
                context.commands.send(Command::Hover(Target::Event(*event)));
                ui.set_cursor_icon(CursorIcon::PointingHand);
                if canvas.clicked() {
                    self.lane = *lane;
                    context.commands.send(Command::Select(Target::Event(*event)));
                }
                let explained = &mut self.explained;
                canvas.clone().on_hover_ui_at_pointer(|ui| explained.ui(ui, context, *event));
            }
            Some(Pointed::Count { days, text }) => {
                ui.set_cursor_icon(CursorIcon::ZoomIn);
                if canvas.clicked() {
                    self.camera.show((f64::from(days.0), f64::from(days.1)), all);
                }
                canvas.clone().on_hover_ui_at_pointer(|ui| {
                    ui.add(crate::gui::widgets::Label::new(text, TextRole::Body).wrap());
                    ui.add(crate::gui::widgets::Label::new("Click to look closer", TextRole::Small));
                });
            }
            None => {
                if canvas.clicked() {
                    context.commands.send(Command::SelectNothing);
                }
                if canvas.double_clicked() {
                    self.camera.show_all();
                }
            }
        }
        if canvas.clicked() {
            canvas.request_focus();
        }
    }

    /// Dragging along the axis, or anywhere with Shift, chooses days; elsewhere it moves the picture. The wheel zooms.
    fn drag(
        &mut self,
        ui: &Ui,
        context: &Context<'_>,
        canvas: &Response,
        rect: Rect,
        view: &TimelineView,
        all: (f64, f64),
    ) {
        let geometry = view.geometry();
        let x_of = |at: egui::Pos2| at.x - rect.left();
        let on_axis = |at: egui::Pos2| at.y < rect.top() + view.axis_height() && x_of(at) > geometry.left;
        let (shift, leave_out) = ui.input(|input| (input.modifiers.shift, input.modifiers.alt));
        if canvas.drag_started()
            && let Some(from) = ui.input(|input| input.pointer.press_origin())
            && (on_axis(from) || shift)
        {
            let day = geometry.day(x_of(from));
            self.brush = Some((day, day));
        }
        if let (Some((from, _)), Some(at)) = (self.brush, canvas.interact_pointer_pos()) {
            self.brush = Some((from, geometry.day(x_of(at).clamp(geometry.left, geometry.right))));
        } else if canvas.dragged() {
            let by = canvas.drag_delta();
            if by.x != 0.0 {
                self.camera.pan(&geometry, by.x, all);
            }
            self.scroll -= by.y;
        }
        if canvas.drag_stopped()
            && let Some(days) = self.brush.take().map(brushed)
        {
            let command = if leave_out {
                FilterCommand::Add(FilterSense::Exclude, Criterion::Days(days))
            } else {
                FilterCommand::Span(days)
            };
            context.commands.send(Command::Filter(command));
        }
        let Some(at) = canvas.hover_pos() else { return };
        if on_axis(at) {
            ui.set_cursor_icon(CursorIcon::Crosshair);
            let advice = "Drag to show only these days, with Alt to leave them out";
            if self.brush.is_none() && ui.input(|input| !input.pointer.any_down()) {
                canvas.clone().on_hover_text_at_pointer(advice);
            }
        }
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
        let factor = f64::from((wheel.y / 240.0).exp() * pinch);
        if factor != 1.0 {
            self.camera.zoom(&geometry, x_of(at), factor, all);
        }
        if wheel.x != 0.0 {
            self.camera.pan(&geometry, wheel.x, all);
        }
    }

    fn keys(&mut self, ui: &Ui, context: &Context<'_>, canvas: &Response, view: &TimelineView, all: (f64, f64)) {
        let geometry = view.geometry();
        let middle = f32::midpoint(geometry.left, geometry.right);
        match asked(ui, canvas) {
            Some(Asked::Walk(step)) => {
                let at = match context.selection {
                    Some(Target::Event(event)) => Some(event),
                    _ => None,
                };
                if let Some((event, lane)) = walk(&context.models.timeline, at, self.lane, step) {
                    self.lane = lane;
                    context.commands.send(Command::Select(Target::Event(event)));
                }
            }
            Some(Asked::Zoom(closer)) => {
                let x = self.selected_x(context, view).unwrap_or(middle);
                self.camera.zoom(&geometry, x, if closer { 1.5 } else { 1.0 / 1.5 }, all);
            }
            Some(Asked::Page(later)) => {
                let page = 0.8 * (geometry.right - geometry.left);
                self.camera.pan(&geometry, if later { -page } else { page }, all);
            }
            Some(Asked::ShowAll) => self.camera.show_all(),
            None => return,
        }
        ui.request_repaint();
    }

    /// Where the selected event is, if it is in sight.
    fn selected_x(&self, context: &Context<'_>, view: &TimelineView) -> Option<f32> {
        let model = &context.models.timeline;
        let selected = model.events.iter().find(|event| Some(Target::Event(event.event)) == context.selection)?;
        let x = view.geometry().x(f64::from(selected.days.0) + 0.5);
        (view.geometry().left..=view.geometry().right).contains(&x).then_some(x)
    }

    /// Where lanes need more height than there is: a bar to move them by, as dragging the picture does.
    fn scroll_bar(&mut self, ui: &Ui, context: &Context<'_>, rect: Rect) {
        let Some(shown) = self.drawing.shown() else { return };
        let track = lanes_rect(rect, &shown.picture.view);
        let beyond = shown.picture.height - rect.height();
        if beyond < 1.0 {
            return;
        }
        let length = (track.height() * rect.height() / shown.picture.height).max(20.0);
        let room = track.height() - length;
        let top = track.top() + room * self.scroll / beyond;
        let bar = Rect::from_min_size(pos2(rect.right() - 9.0, top), vec2(7.0, length));
        let response = ui.interact(bar, ui.scope_id().with("scroll bar"), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Scroll the lanes"));
        let ink = if response.hovered() || response.dragged() { context.theme.muted } else { context.theme.line };
        ui.painter().rect_filled(bar, 3.5, color(ink));
        self.scroll += response.drag_delta().y * beyond / room.max(1.0);
    }

    fn menu(&self, ui: &mut Ui, context: &Context<'_>, pointed: Option<&Pointed>) {
        if let Some(Pointed::Event(event, _)) = pointed {
            context.target_menu(ui, Target::Event(*event));
            ui.separator();
        }
        for command in [UserCommand::OnlyDaysInView, UserCommand::ShowAllDays] {
            if ui.button(command.entry().label).on_hover_text(command.entry().tooltip).clicked() {
                context.commands.send(Command::User(command));
                ui.close();
            }
        }
        ui.separator();
        for command in TimelineChoice::commands() {
            let mut on = context.timeline.is_on(command).unwrap_or(false);
            if ui.checkbox(&mut on, command.entry().label).clicked() {
                context.commands.send(Command::User(command));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Export timeline…").clicked() {
            context.commands.send(Command::Export(Chart::Timeline));
            ui.close();
        }
    }
}

/// `24 of 120 events · 9 undated`.
fn detail(model: &Model) -> String {
    let (shown, undated) = (model.events.len() + model.undated.len(), model.undated.len());
    let events =
        if shown == model.total { format!("{shown} events") } else { format!("{shown} of {} events", model.total) };
    if undated == 0 { events } else { format!("{events} · {undated} undated") }
}

fn lanes_ui(ui: &mut Ui, context: &Context<'_>) {
    let names = [
        (Grouping::Kind, "By kind"),
        (Grouping::Entity, "By actor"),
        (Grouping::Countries, "By countries"),
        (Grouping::Source, "By source"),
    ];
    if let Some(grouping) = choices(ui, context, "lanes", context.timeline.grouping, &names) {
        context.commands.send(Command::User(UserCommand::Lanes(grouping)));
    }
}

fn canvas_name(model: &Model, view: &TimelineView) -> String {
    let days = DayInterval { first: date_of(view.days.0), last: date_of(view.days.1) };
    format!("Timeline, {}, {}. Arrow keys lead from event to event", detail(model), days_text(days))
}

/// Where lanes are seen: below the axis, right of their names.
fn lanes_rect(rect: Rect, view: &TimelineView) -> Rect {
    rect.with_min_y(rect.top() + view.axis_height()).with_min_x(rect.left() + view.geometry().left)
}

impl Timeline {
    /// Brings these days and no others into view.
    pub fn show_days(&mut self, model: &Model, days: DayInterval) {
        let fit = TimelineView::fit(model, [0.0; 2], crate::scene::theme::Mode::Light);
        let wanted = (f64::from(day_number(days.first)), f64::from(day_number(days.last)) + 1.0);
        self.camera.show(wanted, fit.days);
    }
}
