//! The timeline: a lane for each kind of event, and beside it the events without a day. Zoom with the wheel, move with the mouse.

use std::sync::Arc;

use egui::{CursorIcon, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2, Widget as _, WidgetInfo, pos2, vec2};
use egui_plot::Plot;

use super::{PanelKind, empty, focus_ring, header, marks, picture};
use crate::gui::app::{Chart, Command};
use crate::gui::context::Context;
use crate::gui::opening::Models;
use crate::gui::theme::{color, size};
use crate::gui::widgets::{Label, Paint, TextRole, lay, paint};
use crate::model::Target;
use crate::model::timeline::{Timeline as Model, Undated};
use crate::scene::Scene;
use crate::scene::timeline::{TimelineView, day_number, timeline_scene};
use crate::text::{Align, Elide, Style, TextEngine};

#[derive(Default)]
pub struct Timeline {
    engine: TextEngine,
    /// A scene and what it shows. Holding the models keeps another set from taking their address.
    drawn: Option<(Arc<Models>, TimelineView, Scene)>,
    /// Show everything again in the next frame.
    refit: bool,
    /// Selected last, to move the days only when that changes.
    selected: Option<Target>,
}

const TRAY: f32 = 234.0;
/// No closer than this many days across.
const CLOSEST_DAYS: f64 = 3.0;

impl Timeline {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let model = &context.models.timeline;
        let dated = model.marks.len();
        let detail = match model.undated.len() {
            0 => format!("{dated} events"),
            undated => format!("{} events · {undated} undated", dated + undated),
        };
        let handle = header(ui, context, PanelKind::Timeline, &detail, |_| {});
        if dated == 0 && model.undated.is_empty() {
            let advice = "Meetings, visits, calls and other events stand here on their days";
            empty(ui, context, "No events", advice);
            return handle;
        }
        let is_new = std::mem::replace(&mut self.selected, context.selection) != context.selection;
        let newly_selected = context.selection.filter(|_| is_new);
        let rect = ui.available_rect_before_wrap();
        let has_tray = !model.undated.is_empty() && rect.width() > 2.0 * TRAY;
        let split = if has_tray { rect.right() - TRAY } else { rect.right() };
        if dated > 0 {
            let plot = rect.with_max_x(split);
            let mut plot_ui = ui.new_child(UiBuilder::new().max_rect(plot).id_salt("plot"));
            self.plot_ui(&mut plot_ui, context, model, plot, newly_selected);
        }
        if has_tray {
            ui.painter().vline(split, rect.y_range(), (1.0, color(context.theme.line)));
            let tray = rect.with_min_x(split + 1.0);
            tray_ui(
                &mut ui.new_child(UiBuilder::new().max_rect(tray).id_salt("tray")),
                context,
                &model.undated,
                newly_selected,
            );
        }
        handle
    }

    fn plot_ui(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        model: &Model,
        rect: Rect,
        newly_selected: Option<Target>,
    ) {
        ui.set_clip_rect(rect);
        let origin = rect.min;
        let fit = TimelineView::fit(model, [rect.width(), rect.height()], context.theme.mode);
        if let Some((_, _, scene)) = &self.drawn {
            picture::nodes(ui, context, origin, scene);
        }
        let geometry = fit.geometry();
        let inner = Rect::from_x_y_ranges(origin.x + geometry.left..=origin.x + geometry.right, rect.y_range());
        let refit = std::mem::take(&mut self.refit);
        let wanted = newly_selected.and_then(|target| {
            let mark = model.marks.iter().find(|mark| Target::Event(mark.event) == target)?;
            Some((day_number(mark.span.first), day_number(mark.span.last) + 1.0))
        });
        let mut inner_ui = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("days"));
        // egui_plot moves and zooms; what is on the days is drawn by the scene, as it is in exported files.
        let plot = Plot::new("days")
            .default_x_bounds(fit.days.0, fit.days.1)
            .default_y_bounds(0.0, 1.0)
            .set_margin_fraction(Vec2::ZERO)
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .allow_drag([true, false])
            .allow_zoom([true, false])
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .label_formatter(|_| None)
            .show(&mut inner_ui, |plot| {
                if refit {
                    plot.set_plot_bounds_x(fit.days.0..=fit.days.1);
                }
                let bounds = plot.plot_bounds();
                let (first, last) = (bounds.min()[0], bounds.max()[0]);
                if let Some((from, to)) = wanted
                    && (to < first || from > last)
                {
                    let by = f64::midpoint(from, to) - f64::midpoint(first, last);
                    plot.set_plot_bounds_x(first + by..=last + by);
                }
                let wheel = plot.ctx().input(|input| input.smooth_scroll_delta);
                if plot.response().hovered() && wheel != Vec2::ZERO {
                    let days = plot.plot_bounds().width();
                    let closest = (days / CLOSEST_DAYS).max(1.0) as f32;
                    plot.zoom_bounds_around_hovered(vec2((wheel.y / 240.0).exp().min(closest), 1.0));
                    let per_point = days / f64::from(inner.width().max(1.0));
                    plot.translate_bounds(vec2((-f64::from(wheel.x) * per_point) as f32, 0.0));
                }
            });
        let bounds = plot.transform.bounds();
        let band = context
            .document
            .and_then(|document| context.folder?.analysis.documents.get(document.index()))
            .and_then(|record| record.date.as_ref()?.value.interval());
        let view = TimelineView {
            days: (bounds.min()[0], bounds.max()[0]),
            band,
            selected: context.selection,
            hovered: context.hover,
            ..fit
        };
        let scene = self.scene(ui, context.models, view);
        picture::paint(ui.painter(), origin, scene);
        let canvas = plot.response;
        let pointed = picture::pointed(&canvas, origin, scene);
        if let Some(target) = pointed {
            context.commands.send(Command::Hover(target));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if canvas.clicked() {
            context.commands.send(pointed.map_or(Command::SelectNothing, Command::Select));
        }
        let mut refit = canvas.double_clicked() && pointed.is_none();
        canvas.context_menu(|ui| {
            if ui.button("Show all days").clicked() {
                refit = true;
                ui.close();
            }
            if ui.button("Export timeline…").clicked() {
                context.commands.send(Command::Export(Chart::Timeline));
                ui.close();
            }
        });
        if refit {
            self.refit = true;
            ui.request_repaint();
        }
    }

    fn scene(&mut self, ui: &Ui, models: &Arc<Models>, view: TimelineView) -> &Scene {
        if !matches!(&self.drawn, Some((of, known, _)) if Arc::ptr_eq(of, models) && *known == view) {
            let scene = timeline_scene(&models.timeline, &view, &mut self.engine);
            // The nodes of the new scene are put out with the next frame.
            ui.request_repaint();
            return &self.drawn.insert((Arc::clone(models), view, scene)).2;
        }
        &self.drawn.as_ref().expect("it was just found to be there").2
    }
}

const ROW: f32 = 24.0;

/// Events that no evidence puts on a day.
fn tray_ui(ui: &mut Ui, context: &Context<'_>, undated: &[Undated], newly_selected: Option<Target>) {
    ui.set_clip_rect(ui.max_rect());
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        Label::new("Undated", TextRole::Strong).ui(ui);
    });
    let theme = context.theme;
    let mut area = ScrollArea::vertical().id_salt("undated").auto_shrink(false);
    if let Some(at) = undated.iter().position(|event| Some(Target::Event(event.event)) == newly_selected) {
        area = area.vertical_scroll_offset((at as f32 - 1.0).max(0.0) * ROW);
    }
    area.show_rows(ui, ROW, undated.len(), |ui, rows| {
        for event in &undated[rows] {
            let target = Target::Event(event.event);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            let selected = context.is_selected(target);
            let name = format!("{}, {}, undated", event.label, event.kind);
            response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, selected, &name));
            context.link(&response, target);
            let painter = ui.painter();
            if selected {
                painter.rect_filled(rect, 0.0, color(theme.selected));
            } else if context.is_hovered(target) {
                painter.rect_filled(rect, 0.0, color(theme.hot));
            }
            marks::event(painter, pos2(rect.right() - 18.0, rect.center().y), 4.0, event.kind, theme.event(event.kind));
            let style = Style {
                align: Align::Right,
                elide: Elide::Lines(1),
                width: Some(rect.width() - 44.0),
                size: size::BODY - 0.5,
                ..TextRole::Body.style(theme.ink)
            };
            let label = lay(ui.ctx(), &event.label, &style);
            let at = pos2(rect.right() - 30.0 - label.width, rect.center().y - label.height / 2.0);
            paint(painter, at, &label, Paint::default());
            focus_ring(ui, &response, context);
        }
    });
}
