use egui::{Response, Role, Sense, Ui, Widget, pos2, vec2};

use super::label::{fitted, ink, opacity};
use super::paint::{Paint, paint};
use super::{TextContext, TextRole, access, color32};
use crate::base::Rgba;
use crate::text::{Align, Elide, Style};

/// The bar at the edge of a selected row, in points.
const BAR: f32 = 3.0;

/// A row of a list: a title, under it a detail, and at the far end something short such as a count. As wide as the list.
///
/// The title stands at the end where its language begins to read; the short text stands opposite.
#[must_use = "a row must be added to a Ui"]
pub struct Row<'a> {
    title: &'a str,
    role: TextRole,
    lines: usize,
    detail: &'a str,
    trailing: &'a str,
    selected: bool,
    hot: Option<Rgba>,
    inset: f32,
}

impl<'a> Row<'a> {
    pub fn new(title: &'a str) -> Self {
        Self { title, role: TextRole::Body, lines: 1, detail: "", trailing: "", selected: false, hot: None, inset: 0.0 }
    }

    pub fn role(mut self, role: TextRole) -> Self {
        self.role = role;
        self
    }

    /// At most this many lines of title.
    pub fn lines(mut self, most: usize) -> Self {
        self.lines = most;
        self
    }

    /// A second, smaller line.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// Something short at the end of the title's line, in small type.
    pub fn trailing(mut self, text: &'a str) -> Self {
        self.trailing = text;
        self
    }

    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Lit in this colour, since the pointer is on the same thing elsewhere.
    pub fn hot(mut self, color: Option<Rgba>) -> Self {
        self.hot = color;
        self
    }

    /// Points left free where the title begins, for a mark that the caller draws there.
    pub fn inset(mut self, points: f32) -> Self {
        self.inset = points;
        self
    }
}

impl Widget for Row<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let padding = vec2(12.0, 6.0);
        let width = ui.available_width();
        let room = (width - padding.x * 2.0 - self.inset).max(1.0);
        let small = TextRole::Small.style(ink(ui, TextRole::Small));
        let context = TextContext::get(ui.ctx());
        let trailing = (!self.trailing.is_empty()).then(|| context.layout(self.trailing, &small, &[]));
        let title_room = room - trailing.as_ref().map_or(0.0, |layout| layout.width + 8.0);
        let title_style = Style { elide: Elide::Lines(self.lines), ..self.role.style(ink(ui, self.role)) };
        let title = fitted(ui, self.title, &[], title_style, title_room, true);
        let from_right = title.right_to_left;
        let align = if from_right { Align::Right } else { Align::Left };
        let detail_style = Style { elide: Elide::Lines(1), align, ..small };
        let detail = (!self.detail.is_empty()).then(|| fitted(ui, self.detail, &[], detail_style, room, true));
        let height = title.height + detail.as_ref().map_or(0.0, |layout| layout.height) + padding.y * 2.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height.ceil()), Sense::click());
        access::describe_selectable(&response, Role::ListBoxOption, self.selected, self.title);
        super::scroll_to_focus(ui, &response);
        if ui.is_rect_visible(rect) {
            let visuals = ui.visuals();
            let fill = match self.hot {
                _ if self.selected => Some(visuals.selection.bg_fill),
                Some(hot) => Some(color32(hot)),
                None if response.hovered() => Some(visuals.faint_bg_color),
                None => None,
            };
            if let Some(fill) = fill {
                ui.painter().rect_filled(rect, 0.0, fill);
            }
            if self.selected || response.has_focus() {
                let mut bar = rect;
                if from_right {
                    bar.set_left(rect.right() - BAR);
                } else {
                    bar.set_right(rect.left() + BAR);
                }
                ui.painter().rect_filled(bar, 0.0, visuals.hyperlink_color);
            }
            let options = Paint { opacity: opacity(ui), ..Paint::default() };
            let inner = rect.shrink2(padding);
            let text_left = if from_right { inner.left() } else { inner.left() + self.inset };
            let title_left = if from_right { inner.right() - self.inset - title.width } else { text_left };
            paint(ui.painter(), pos2(title_left, inner.top()), &title, options);
            if let Some(trailing) = &trailing {
                let x = if from_right { inner.left() } else { inner.right() - trailing.width };
                let first_baseline = title.lines.first().map_or(0.0, |line| line.baseline);
                let own_baseline = trailing.lines.first().map_or(0.0, |line| line.baseline);
                paint(ui.painter(), pos2(x, inner.top() + first_baseline - own_baseline), trailing, options);
            }
            if let Some(detail) = &detail {
                paint(ui.painter(), pos2(text_left, inner.top() + title.height), detail, options);
            }
        }
        if title.elided { super::tooltip(response, self.title) } else { response }
    }
}
