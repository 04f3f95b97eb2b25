//! What all cards are made of: headings, links, quotes, and the reasons for what was inferred.

use egui::{Response, Sense, Ui, Widget as _, pos2, vec2};

use crate::base::{DocumentId, Passage, TextRange};
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::{focus_ring, marks};
use crate::gui::theme::{color, space};
use crate::gui::widgets::{Button, Label, Paint, TextContext, TextRole, describe, describe_selectable, lay, paint};
use crate::model::inspector::{EntityLink, EventLine, Step, source_name};
use crate::model::{Quote, Target, date_text_short};
use crate::text::{Align, Elide, Span, Style, Weight};

pub const MARGIN: f32 = space::M;
/// What a head leaves free at its right edge for the panel's pin, in points.
const PIN: f32 = 28.0;

/// What a card is about: its sign, its name, something about it, and at the far end what it amounts to. It stays while the card scrolls,
/// and the panel can be dragged by it.
pub fn head(
    ui: &mut Ui,
    context: &Context<'_>,
    sign: impl FnOnce(&Ui, egui::Pos2),
    name: &str,
    about: &str,
    sum: &str,
) -> Response {
    let theme = context.theme;
    let width = ui.available_width();
    let sum = lay(ui.ctx(), sum, &TextRole::Small.style(theme.muted));
    let room = (width - 2.0 * MARGIN - 40.0 - sum.width - 12.0 - PIN).max(40.0);
    let at_left = |style: Style| Style { align: Align::Left, elide: Elide::Lines(2), width: Some(room), ..style };
    let name_layout = lay(ui.ctx(), name, &at_left(TextRole::Name.style(theme.ink)));
    let about_layout = lay(ui.ctx(), about, &at_left(TextRole::Small.style(theme.muted)));
    let height = name_layout.height + if about.is_empty() { 0.0 } else { about_layout.height };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.max(28.0) + 14.0), Sense::click_and_drag());
    let response = response.on_hover_cursor(egui::CursorIcon::Grab);
    describe(&response, egui::Role::Heading, name);
    let left = rect.left() + MARGIN;
    sign(ui, pos2(left + 14.0, rect.center().y));
    let painter = ui.painter();
    let top = rect.center().y - height / 2.0;
    paint(painter, pos2(left + 38.0, top), &name_layout, Paint::default());
    paint(painter, pos2(left + 38.0, top + name_layout.height), &about_layout, Paint::default());
    paint(painter, pos2(rect.right() - MARGIN - PIN - sum.width, top + 3.0), &sum, Paint::default());
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    response
}

pub fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(space::S);
    Label::new(text, TextRole::Strong).ui(ui);
}

pub fn muted(ui: &mut Ui, text: &str) -> Response {
    Label::new(text, TextRole::Small).wrap().ui(ui)
}

/// A line that selects what it names: sign, text, and something short at the left end.
pub fn line(
    ui: &mut Ui,
    context: &Context<'_>,
    target: Target,
    sign: impl FnOnce(&Ui, egui::Pos2),
    text: &str,
    trailing: &str,
) {
    let theme = context.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 23.0), Sense::click());
    let selected = context.is_selected(target);
    describe_selectable(&response, egui::Role::Link, selected, &format!("{text}, {trailing}"));
    context.link(&response, target);
    if context.is_hovered(target) {
        ui.painter().rect_filled(rect, 3.0, color(theme.hot));
    }
    sign(ui, pos2(rect.right() - 10.0, rect.center().y));
    let small = lay(ui.ctx(), trailing, &TextRole::Small.style(theme.muted));
    paint(ui.painter(), pos2(rect.left() + 4.0, rect.center().y - small.height / 2.0), &small, Paint::default());
    let room = (rect.width() - 40.0 - small.width).max(20.0);
    let style =
        Style { align: Align::Right, elide: Elide::Lines(1), width: Some(room), ..TextRole::Body.style(theme.ink) };
    let label = lay(ui.ctx(), text, &style);
    let at = pos2(rect.right() - 22.0 - label.width, rect.center().y - label.height / 2.0);
    paint(ui.painter(), at, &label, Paint::default());
    focus_ring(ui, &response, context);
}

pub fn entity_line(ui: &mut Ui, context: &Context<'_>, link: &EntityLink, trailing: &str) {
    let fill = context.theme.entity(link.kind);
    let sign = |ui: &Ui, at| marks::entity(ui.painter(), at, 4.5, link.kind, fill);
    line(ui, context, Target::Entity(link.entity), sign, &link.name, trailing);
}

pub fn event_line(ui: &mut Ui, context: &Context<'_>, event: &EventLine) {
    let fill = context.theme.event(event.kind);
    let sign = |ui: &Ui, at| marks::event(ui.painter(), at, 4.5, event.kind, fill);
    let day = event.day.as_ref().map_or("undated", |day| &day.text);
    line(ui, context, Target::Event(event.event), sign, &event.label, day);
}

/// The source and day of a document, as they stand behind a quote.
pub fn origin(folder: &Folder, document: DocumentId) -> String {
    let day = folder.analysis.documents.get(document.index()).and_then(|record| record.date.as_ref());
    let source = source_name(&folder.analysis, document);
    match day {
        // The isolates keep the day's number in front of its month behind an Arabic name.
        Some(day) => format!("\u{2068}{source}\u{2069} · \u{2066}{}\u{2069}", date_text_short(&day.value)),
        None => source.to_owned(),
    }
}

/// A sentence as the document has it, what matters in it lit. A click opens it at its place.
pub fn quote(ui: &mut Ui, context: &Context<'_>, folder: &Folder, quote: &Quote) {
    let theme = context.theme;
    let text = folder.text(quote.document);
    let sentence = quote.sentence.of(text);
    let inside = |range: &TextRange| {
        let from = range.start.saturating_sub(quote.sentence.start) as usize;
        from..(range.end.saturating_sub(quote.sentence.start) as usize).min(sentence.len())
    };
    let spans: Vec<Span> = quote
        .highlights
        .iter()
        .map(|range| Span { range: inside(range), color: None, weight: Some(Weight::Bold) })
        .collect();
    let width = ui.available_width().floor();
    let style = Style { width: Some(width - 8.0), ..TextRole::Quote.style(theme.ink) };
    let layout = TextContext::get(ui.ctx()).layout(sentence, &style, &spans);
    let source = origin(folder, quote.document);
    let small = Style {
        elide: Elide::Lines(1),
        align: Align::Right,
        width: Some(width - 8.0),
        ..TextRole::Small.style(theme.muted)
    };
    let small = lay(ui.ctx(), &source, &small);
    let (rect, response) = ui.allocate_exact_size(vec2(width, layout.height + small.height + 6.0), Sense::click());
    describe(&response, egui::Role::Link, &format!("{sentence} – {source}"));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.hovered() {
        ui.painter().rect_filled(rect, 3.0, color(theme.background));
    }
    let at = rect.min + vec2(4.0, 0.0);
    for lit in quote.highlights.iter().flat_map(|range| layout.selection(inside(range))) {
        let (min, max) = (at + vec2(lit.x0, lit.top + 3.0), at + vec2(lit.x1, lit.bottom - 3.0));
        ui.painter().rect_filled(egui::Rect::from_min_max(min, max).expand2(vec2(1.5, 0.0)), 2.0, color(theme.hot));
    }
    paint(ui.painter(), at, &layout, Paint::default());
    paint(ui.painter(), at + vec2(0.0, layout.height), &small, Paint::default());
    focus_ring(ui, &response, context);
    if response.clicked() {
        let range = quote.highlights.first().copied().unwrap_or(quote.sentence);
        context.commands.send(Command::Show(Passage { document: quote.document, range }));
    }
}

/// The first quotes of a list, and a way to more of them.
pub fn quotes(ui: &mut Ui, context: &Context<'_>, folder: &Folder, all: &[Quote], shown: &mut usize) {
    for one in all.iter().take(*shown) {
        quote(ui, context, folder, one);
    }
    more(ui, all.len(), shown);
}

/// A way to more of `all`, where not all are shown.
pub fn more(ui: &mut Ui, all: usize, shown: &mut usize) {
    if all > *shown && Button::new(&format!("{} more", all - *shown)).ui(ui).clicked() {
        *shown += super::QUOTES_AT_ONCE;
    }
}

/// Why something was concluded: the steps, each with the sentences it rests on.
pub fn why(ui: &mut Ui, context: &Context<'_>, folder: &Folder, question: &str, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    let top = ui.cursor().top();
    let left = ui.cursor().left();
    egui::Frame::new().inner_margin(egui::Margin { left: 10, ..egui::Margin::ZERO }).show(ui, |ui| {
        Label::new(question, TextRole::Strong).wrap().ui(ui);
        for step in steps {
            Label::new(&step.text, TextRole::Body).color(context.theme.muted).wrap().ui(ui);
            for one in &step.evidence {
                quote(ui, context, folder, one);
            }
        }
    });
    let bar = egui::Rect::from_min_max(pos2(left, top), pos2(left + 3.0, ui.min_rect().bottom()));
    ui.painter().rect_filled(bar, 0.0, color(context.theme.accent));
}

/// A small button with a question; while it is pressed down the steps that answer it stand beneath. `steps` is asked for them only then.
pub fn why_fold(
    ui: &mut Ui,
    context: &Context<'_>,
    folder: &Folder,
    id: impl egui::AsIdSalt,
    question: &str,
    steps: impl FnOnce() -> Vec<Step>,
) {
    let memory = ui.scope_id().with(id);
    let mut open = ui.data(|data| data.get_temp::<bool>(memory)).unwrap_or(false);
    if Button::new(question).role(TextRole::Small).frame(false).selected(open).ui(ui).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(memory, open));
    }
    if open {
        let steps = steps();
        if steps.is_empty() {
            muted(ui, "No text says so: the analyst decided it");
        }
        why(ui, context, folder, question, &steps);
    }
}

/// `1 source`, `3 sources`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
