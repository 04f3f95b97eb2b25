//! The events that no evidence puts on a day, each with what is known of it all the same.

use egui::{ScrollArea, Sense, Ui, Widget as _, pos2, vec2};

use crate::gui::context::Context;
use crate::gui::panels::{focus_ring, marks};
use crate::gui::theme::{color, space};
use crate::gui::widgets::{Label, Paint, TextRole, describe_selectable, lay, paint};
use crate::model::Target;
use crate::model::timeline::Undated;
use crate::text::{Align, Direction, Elide, Style};

const ROW: f32 = 38.0;

pub fn ui(ui: &mut Ui, context: &Context<'_>, undated: &[Undated], newly_selected: Option<Target>) {
    ui.set_clip_rect(ui.max_rect());
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        Label::new("Undated", TextRole::Strong).ui(ui);
        Label::new(&undated.len().to_string(), TextRole::Small).ui(ui);
    });
    let mut area = ScrollArea::vertical().id_salt("undated").auto_shrink(false);
    if let Some(at) = undated.iter().position(|event| Some(Target::Event(event.event)) == newly_selected) {
        area = area.vertical_scroll_offset((at as f32 - 1.0).max(0.0) * ROW);
    }
    area.show_rows(ui, ROW, undated.len(), |ui, rows| {
        for event in &undated[rows] {
            row_ui(ui, context, event);
        }
    });
}

fn row_ui(ui: &mut Ui, context: &Context<'_>, event: &Undated) {
    let theme = context.theme;
    let target = Target::Event(event.event);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let selected = context.is_selected(target);
    let bounds = event.bounds.text();
    let name = format!("{}, {}, undated, {bounds}", event.label, event.kind);
    describe_selectable(&response, egui::Role::ListItem, selected, &name);
    context.link(&response, target);
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, 0.0, color(theme.selected));
    } else if context.hover.is_some_and(|hover| hover == target || event.about.includes(hover)) {
        painter.rect_filled(rect, 0.0, color(theme.hot));
    }
    marks::event(painter, pos2(rect.right() - 18.0, rect.top() + 12.0), 4.0, event.kind, theme.event(event.kind));
    let style = Style {
        align: Align::Right,
        elide: Elide::Lines(1),
        width: Some((rect.width() - 44.0).max(20.0)),
        ..TextRole::Body.style(theme.ink)
    };
    let label = lay(ui.ctx(), &event.label, &style);
    paint(painter, pos2(rect.right() - 30.0 - label.width, rect.top() + 3.0), &label, Paint::default());
    let known = if event.sources > 1 { format!("{bounds} · {} sources", event.sources) } else { bounds };
    let small = Style { direction: Direction::LeftToRight, ..TextRole::Small.style(theme.muted) };
    let known = lay(ui.ctx(), &known, &Style { align: Align::Right, ..Style { ..small } });
    paint(
        painter,
        pos2(rect.right() - 30.0 - known.width, rect.bottom() - known.height - 2.0),
        &known,
        Paint::default(),
    );
    focus_ring(ui, &response, context);
}
