//! The head of a document: its title, which stays while the text scrolls, what is known of it, and the tools.

use egui::{Pos2, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

use super::card::Cards;
use super::open::{Column, Open};
use super::tools;
use crate::base::Passage;
use crate::gui::context::Context;
use crate::gui::panels::{PanelKind, pin_in};
use crate::gui::theme::{Theme, color};
use crate::gui::widgets::text_view::TextView;
use crate::gui::widgets::{Paint, TextRole, describe, lay, paint};
use crate::resolve::DateSource;
use crate::text::{Elide, Style};

impl Open {
    /// The headline with its marks, and what is known of the document: it stays while the text scrolls.
    pub fn head_ui(
        &self,
        ui: &mut Ui,
        context: &Context<'_>,
        text: &str,
        cards: &Cards,
        places: Option<&[Passage]>,
    ) -> Response {
        let theme = context.theme;
        let width = ui.available_width();
        let column = Column::of(width, context);
        let title_width = (width - 2.0 * column.right()).max(40.0);
        let title_height: f32 = (self.title.iter())
            .map(|block| {
                let style = Style { width: Some(title_width.floor()), ..TextRole::Title.style(theme.ink) };
                lay(ui.ctx(), text.get(block.range.clone()).unwrap_or(""), &style).height
            })
            .sum();
        let title_height = if self.title.is_empty() { 0.0 } else { title_height.min(110.0) + 4.0 };
        let height = 10.0 + title_height + 26.0;
        let (rect, handle) = ui.allocate_exact_size(vec2(width, height), Sense::click_and_drag());
        let title = &self.page.head.title;
        describe(&handle, egui::Role::Heading, title);
        if !self.title.is_empty() {
            let room = Rect::from_min_size(pos2(rect.left(), rect.top() + 6.0), vec2(width, title_height));
            let mut title_ui = ui.new_child(UiBuilder::new().max_rect(room).id_salt("title"));
            title_ui.spacing_mut().scroll.bar_width = 0.0;
            let (card, menu) = (self.card(context, cards), self.menu(context));
            let view = TextView::new(("title", self.id), text, &self.title, &self.marks)
                .margins(column.right(), column.right());
            let view = view.card(&card).menu(&menu);
            let output = view.show(&mut title_ui);
            self.point(context, &output);
        }
        let left = rect.left_bottom() + vec2(14.0, -14.0);
        if places.is_some() {
            pin_in(ui, context, PanelKind::Reader, left);
        }
        let end = tools::ui(ui, context, left + vec2(12.0, 0.0), places);
        self.meta_ui(ui, theme, rect.right_bottom() - vec2(column.right(), 25.0), end + 12.0);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
        handle
    }

    /// Source, day, and how the day is known; how much the document tells, as far as there is room between `end` and `corner`.
    fn meta_ui(&self, ui: &Ui, theme: &Theme, corner: Pos2, end: f32) {
        let head = &self.page.head;
        let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let counts = format!(
            "{} · {}",
            plural(self.page.people, "person", "people"),
            plural(self.page.events, "event", "events")
        );
        let Pos2 { x: mut right, y: top } = corner;
        let small = TextRole::Small.style(theme.muted);
        let mut put = |text: &str, style: &Style| {
            let layout = lay(ui.ctx(), text, style);
            if right - layout.width < end {
                return None;
            }
            right -= layout.width;
            paint(ui.painter(), pos2(right, top), &layout, Paint::default());
            let rect = Rect::from_min_size(pos2(right, top), vec2(layout.width, layout.height));
            right -= 10.0;
            Some(rect)
        };
        if let Some(outlet) = &head.outlet {
            put(outlet, &Style { elide: Elide::Lines(1), ..small.clone() });
        }
        match &head.day {
            None => {
                put("no date", &small);
            }
            Some(day) => {
                let inferred = day.source != DateSource::Stated;
                put(&day.text, &Style { italic: inferred, ..small.clone() });
                let how = match day.source {
                    DateSource::Stated => "stated",
                    DateSource::Inferred => "inferred",
                    DateSource::File => "from the file’s name",
                    DateSource::Analyst => "set by the analyst",
                };
                if let Some(rect) = put(how, &small) {
                    let rect = rect.expand2(vec2(3.0, -1.0));
                    ui.painter().rect_stroke(rect, 3.0, (1.0, color(theme.line)), egui::StrokeKind::Outside);
                }
            }
        }
        put(&counts, &small);
    }
}
