use std::sync::Arc;

use egui::{Response, Role, Sense, Ui, Vec2, Widget, vec2};

use super::paint::{Paint, paint};
use super::{TextContext, TextRole, access, rgba};
use crate::base::Rgba;
use crate::text::{Align, Elide, Layout, Span, Style};

/// Even what wraps has no more lines than this, so that a text of megabytes in its place is no freeze.
const LINES_MOST: usize = 1_000;

/// Text that is looked at: on at most `lines` lines, cut with `…` where reading ends.
#[must_use = "a label must be added to a Ui"]
pub struct Label<'a> {
    text: &'a str,
    spans: &'a [Span],
    role: TextRole,
    lines: Option<usize>,
    color: Option<Rgba>,
    italic: bool,
    fill: bool,
    align: Align,
    sense: Sense,
}

impl<'a> Label<'a> {
    pub fn new(text: &'a str, role: TextRole) -> Self {
        Self {
            text,
            spans: &[],
            role,
            lines: Some(1),
            color: None,
            italic: false,
            fill: false,
            align: Align::Start,
            sense: Sense::hover(),
        }
    }

    /// At most this many lines.
    pub fn lines(mut self, most: usize) -> Self {
        self.lines = Some(most);
        self
    }

    /// As many lines as it takes.
    pub fn wrap(mut self) -> Self {
        self.lines = None;
        self
    }

    /// Stretches set in another colour or weight.
    pub fn spans(mut self, spans: &'a [Span]) -> Self {
        self.spans = spans;
        self
    }

    pub fn color(mut self, color: Rgba) -> Self {
        self.color = Some(color);
        self
    }

    /// Slanted, as what is inferred.
    pub fn italic(mut self, italic: bool) -> Self {
        self.italic = italic;
        self
    }

    /// Takes the whole width, so that right-to-left text ends up at the right.
    pub fn fill_width(mut self) -> Self {
        self.fill = true;
        self
    }

    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    fn style(&self, ui: &Ui) -> Style {
        let color = self.color.unwrap_or_else(|| ink(ui, self.role));
        let elide = Elide::Lines(self.lines.unwrap_or(LINES_MOST));
        Style { italic: self.italic, elide, align: self.align, ..self.role.style(color) }
    }
}

impl Widget for Label<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let room = ui.available_width();
        let layout = fitted(ui, self.text, self.spans, self.style(ui), room, self.fill);
        let (rect, response) = ui.allocate_exact_size(size(&layout), self.sense);
        access::describe(&response, Role::Label, self.text);
        if ui.is_rect_visible(rect) {
            paint(ui.painter(), rect.min, &layout, Paint { opacity: opacity(ui), ..Paint::default() });
        }
        if layout.elided { tooltip(response, self.text) } else { response }
    }
}

/// The text as wide as it is, or set into `room` where that is less. With `fill` always as wide as the room.
pub(super) fn fitted(ui: &Ui, text: &str, spans: &[Span], style: Style, room: f32, fill: bool) -> Arc<Layout> {
    let context = TextContext::get(ui.ctx());
    let set = |width: Option<f32>| context.layout(text, &Style { width, ..style.clone() }, spans);
    // Widths in whole points, so that layouts are found again while a panel is being resized by fractions.
    let room = room.max(1.0).floor();
    if fill {
        return set(Some(room));
    }
    let natural = set(None);
    if natural.width <= room { natural } else { set(Some(room)) }
}

/// The room a layout takes, in whole pixels at least, so that neighbours stay sharp.
pub(super) fn size(layout: &Layout) -> Vec2 {
    vec2(layout.width.ceil(), layout.height.ceil())
}

/// The ink of a role in the style of `ui`.
pub(super) fn ink(ui: &Ui, role: TextRole) -> Rgba {
    rgba(if role.is_muted() { ui.visuals().weak_text_color() } else { ui.visuals().text_color() })
}

/// Text fades with the rest of a disabled `ui`.
pub(super) fn opacity(ui: &Ui) -> f32 {
    if ui.is_enabled() { 1.0 } else { ui.visuals().disabled_alpha() }
}

/// Shows `text` where the pointer rests on `response`.
pub fn tooltip(response: Response, text: &str) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        Label::new(text, TextRole::Body).wrap().ui(ui);
    })
}
