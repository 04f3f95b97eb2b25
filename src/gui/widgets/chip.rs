use egui::{Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Widget, pos2, vec2};

use super::label::{fitted, ink, opacity, size};
use super::paint::{Paint, paint};
use super::{TextRole, access, color32};
use crate::base::Rgba;
use crate::gui::icons::{self, Icon};
use crate::text::{Elide, Style};

/// A short tag, such as a filter that is in force; it may have a cross that takes it away.
#[must_use = "a chip must be added to a Ui"]
pub struct Chip<'a> {
    text: &'a str,
    dot: Option<Rgba>,
    dashed: bool,
    closable: bool,
}

impl<'a> Chip<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, dot: None, dashed: false, closable: false }
    }

    /// A dot in the colour of a kind, in front of the text.
    pub fn dot(mut self, color: Rgba) -> Self {
        self.dot = Some(color);
        self
    }

    /// With a dashed border and no fill: for what is left out.
    pub fn dashed(mut self, dashed: bool) -> Self {
        self.dashed = dashed;
        self
    }

    /// With a cross; the click is then for the caller to read as "take away".
    pub fn closable(mut self) -> Self {
        self.closable = true;
        self
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let padding = vec2(10.0, 2.0);
        let dot = if self.dot.is_some() { 14.0 } else { 0.0 };
        let cross = if self.closable { 14.0 } else { 0.0 };
        let style = Style { elide: Elide::Lines(1), ..TextRole::Body.style(ink(ui, TextRole::Body)) };
        let room = ui.available_width() - padding.x * 2.0 - dot - cross;
        let layout = fitted(ui, self.text, &[], style, room, false);
        let wanted = size(&layout) + padding * 2.0 + vec2(dot + cross, 0.0);
        let sense = if self.closable { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        access::describe(&response, if self.closable { Role::Button } else { Role::Label }, self.text);
        if ui.is_rect_visible(rect) {
            let visuals = ui.visuals();
            let radius = rect.height() / 2.0;
            let line = visuals.widgets.noninteractive.bg_stroke;
            if self.dashed {
                let outline = capsule(rect.shrink(0.5));
                ui.painter().extend(Shape::dashed_line(&outline, line, 3.0, 2.0));
            } else {
                ui.painter().rect_filled(rect, radius, visuals.selection.bg_fill);
            }
            if response.has_focus() || response.hovered() && self.closable {
                ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, visuals.hyperlink_color), StrokeKind::Inside);
            }
            if let Some(color) = self.dot {
                ui.painter().circle_filled(pos2(rect.left() + padding.x + 4.0, rect.center().y), 4.0, color32(color));
            }
            if self.closable {
                let center = pos2(rect.right() - padding.x - 3.0, rect.center().y);
                icons::draw(ui.painter(), center, Icon::Close, visuals.weak_text_color(), visuals.selection.bg_fill);
            }
            let at = pos2(rect.left() + padding.x + dot, rect.center().y - layout.height / 2.0);
            paint(ui.painter(), at, &layout, Paint { opacity: opacity(ui), ..Paint::default() });
        }
        if layout.elided { super::tooltip(response, self.text) } else { response }
    }
}

/// The outline of a rectangle with round ends, as a closed line.
fn capsule(rect: Rect) -> Vec<Pos2> {
    let radius = rect.height() / 2.0;
    let arc = |center: Pos2, from: f32| {
        (0..=12).map(move |step| {
            let (sin, cos) = (from + std::f32::consts::PI * step as f32 / 12.0).sin_cos();
            center + radius * vec2(cos, sin)
        })
    };
    let (left, right) = (rect.left_center() + vec2(radius, 0.0), rect.right_center() - vec2(radius, 0.0));
    let quarter = std::f32::consts::FRAC_PI_2;
    let mut points: Vec<Pos2> = arc(right, -quarter).chain(arc(left, quarter)).collect();
    points.extend(points.first().copied());
    points
}
