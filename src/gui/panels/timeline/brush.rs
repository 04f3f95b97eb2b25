//! Days that are being chosen by a drag.

use egui::{Rect, Ui, pos2, vec2};

use crate::base::DayInterval;
use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::gui::widgets::{Paint, TextRole, lay, paint};
use crate::model::days_text;
use crate::model::timeline::day_number;
use crate::scene::timeline::{TimelineView, date_of};

/// The whole days of a drag.
pub fn brushed((a, b): (f64, f64)) -> DayInterval {
    DayInterval { first: date_of(a.min(b)), last: date_of(a.max(b)) }
}

/// Shows which days these are.
pub fn brush_ui(ui: &Ui, context: &Context<'_>, rect: Rect, view: &TimelineView, brush: (f64, f64)) {
    let theme = context.theme;
    let days = brushed(brush);
    let (left, right) = view.geometry().stretch_of_days((day_number(days.first), day_number(days.last)));
    let plot = rect.with_min_x(rect.left() + view.geometry().left);
    let chosen = Rect::from_x_y_ranges(rect.left() + left..=rect.left() + right, rect.y_range()).intersect(plot);
    ui.painter().rect_filled(chosen, 0.0, color(theme.accent.with_opacity(0.12)));
    ui.painter().rect_stroke(chosen, 0.0, (1.0, color(theme.accent)), egui::StrokeKind::Inside);
    let label = lay(ui.ctx(), &days_text(days), &TextRole::Strong.style(theme.ink));
    let left = (chosen.center().x - label.width / 2.0).min(plot.right() - label.width).max(plot.left());
    let at = pos2(left, rect.top() + 6.0);
    let ground = Rect::from_min_size(at, vec2(label.width, label.height)).expand2(vec2(5.0, 2.0));
    ui.painter().rect_filled(ground, 3.0, color(theme.panel));
    paint(ui.painter(), at, &label, Paint::default());
}
