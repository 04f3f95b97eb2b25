//! What a search through the folder has found: documents, and their sentences with the words that were looked for.

use egui::{Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::rows::Rows;
use super::{PanelKind, empty, focus_ring, header};
use crate::base::Passage;
use crate::gui::app::{Command, FilterCommand};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::theme::{color, size, space};
use crate::gui::widgets::{Paint, TextContext, TextRole, describe, lay, paint, set_language};
use crate::model::search::Found;
use crate::model::{Criterion, Quote, Sense as FilterSense};
use crate::text::{Align, Elide, Span, Style, Weight};

#[derive(Default)]
pub struct Search {
    rows: Rows,
    /// What the rows are of.
    found: std::sync::Arc<Found>,
    lines: Vec<Line>,
    width: f32,
}

/// A row: a document, or one of its sentences, by their places in what was found.
#[derive(Clone, Copy)]
enum Line {
    Document(usize),
    Quote(usize, usize),
}

const MARGIN: f32 = space::M;
/// Characters of context in front of the first hit; what stands before is cut.
const CONTEXT: usize = 60;

impl Search {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let found = context.found;
        let is_asked = !context.entities.search.trim().is_empty();
        let detail = if is_asked && !context.is_searching { found.text() } else { String::new() };
        let handle = header(ui, context, PanelKind::Search, &detail, |ui| controls(ui, context));
        let Some(folder) = context.folder else { return handle };
        if !is_asked {
            let advice = "Type into the field above (Ctrl+Shift+F). Clitics and spellings do not matter; a space ends the last word";
            empty(ui, context, "Nothing is searched for", advice);
            return handle;
        }
        if found.documents.is_empty() {
            let (what, advice) = if context.is_searching {
                ("Searching…", "")
            } else {
                ("No text has these words", "Shorten the search, or clear it with Escape")
            };
            empty(ui, context, what, advice);
            return handle;
        }
        if !std::sync::Arc::ptr_eq(&self.found, found) || (self.width - ui.available_width()).abs() > 0.5 {
            self.take(found, ui.available_width());
        }
        self.rows.resize(self.lines.len(), 44.0);
        let total = self.rows.total();
        ScrollArea::vertical().id_salt("search results").auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.set_height(total);
            let origin = ui.max_rect().min;
            for at in self.rows.within(view.top(), view.bottom()) {
                let corner = pos2(origin.x, origin.y + self.rows.top(at));
                let height = match self.lines[at] {
                    Line::Document(document) => {
                        document_row(ui, context, folder, &self.found, document, corner, self.width)
                    }
                    Line::Quote(document, quote) => {
                        let quote = &self.found.documents[document].quotes[quote];
                        quote_row(ui, context, folder, quote, corner, self.width)
                    }
                };
                self.rows.measured(at, height);
            }
        });
        if self.rows.is_changed() {
            ui.request_repaint();
        }
        handle
    }

    fn take(&mut self, found: &std::sync::Arc<Found>, width: f32) {
        self.found = std::sync::Arc::clone(found);
        self.width = width;
        let of_document = |(at, hits): (usize, &crate::model::search::DocumentHits)| {
            std::iter::once(Line::Document(at)).chain((0..hits.quotes.len()).map(move |quote| Line::Quote(at, quote)))
        };
        self.lines = found.documents.iter().enumerate().flat_map(of_document).collect();
        self.rows.forget();
    }
}

fn controls(ui: &mut Ui, context: &Context<'_>) {
    let found = context.found;
    let possible = !found.documents.is_empty() && !context.is_searching;
    for (sense, name, tip) in [
        (FilterSense::Exclude, "Leave out", "Filter: nothing that these documents tell"),
        (FilterSense::Only, "Only these", "Filter: only what these documents tell"),
    ] {
        let button = egui::Button::new(egui::RichText::new(name).size(size::SMALL)).small();
        if ui.add_enabled(possible, button).on_hover_text(tip).clicked() {
            let documents = found.documents.iter().map(|hits| hits.document).collect();
            let words = Criterion::Words { text: found.words.trim().to_owned(), documents };
            context.commands.send(Command::Filter(FilterCommand::Add(sense, words)));
        }
    }
}

fn document_row(
    ui: &Ui,
    context: &Context<'_>,
    folder: &Folder,
    found: &Found,
    at: usize,
    corner: egui::Pos2,
    width: f32,
) -> f32 {
    let theme = context.theme;
    let hits = &found.documents[at];
    let Some(record) = folder.analysis.documents.get(hits.document.index()) else { return 1.0 };
    let count = lay(ui.ctx(), &hits.count.to_string(), &TextRole::Small.style(theme.muted));
    let style = Style {
        weight: Weight::Bold,
        align: Align::Right,
        elide: Elide::Lines(1),
        width: Some((width - 2.0 * MARGIN - count.width - 8.0).max(20.0).floor()),
        ..TextRole::Body.style(theme.ink)
    };
    let title = lay(ui.ctx(), &record.title, &style);
    let height = title.height + 10.0;
    let rect = egui::Rect::from_min_size(corner, vec2(width, height));
    let target = crate::model::Target::Document(hits.document);
    let response = ui.interact(rect, ui.scope_id().with(("hits", hits.document)), Sense::click());
    describe(&response, egui::Role::ListItem, &format!("{}, {} hits", record.title, hits.count));
    context.link(&response, target);
    ui.painter().rect_filled(rect, 0.0, color(theme.background));
    paint(ui.painter(), pos2(rect.left() + MARGIN, rect.center().y - count.height / 2.0), &count, Paint::default());
    paint(ui.painter(), pos2(rect.right() - MARGIN - title.width, rect.top() + 5.0), &title, Paint::default());
    focus_ring(ui, &response, context);
    height
}

fn quote_row(ui: &Ui, context: &Context<'_>, folder: &Folder, quote: &Quote, corner: egui::Pos2, width: f32) -> f32 {
    let theme = context.theme;
    let (text, highlights) = in_context(folder.text(quote.document), quote);
    let style = Style {
        align: Align::Right,
        elide: Elide::Lines(2),
        width: Some((width - 2.0 * MARGIN).max(20.0).floor()),
        ..TextRole::Body.style(theme.ink)
    };
    let spans: Vec<Span> = highlights
        .into_iter()
        .map(|range| Span { range, color: Some(theme.accent), weight: Some(Weight::Bold) })
        .collect();
    let layout = TextContext::get(ui.ctx()).layout(&text, &style, &spans);
    let height = layout.height + 10.0;
    let rect = egui::Rect::from_min_size(corner, vec2(width, height));
    let first = quote.highlights.first().copied().unwrap_or(quote.sentence);
    let response = ui.interact(rect, ui.scope_id().with(("hit", quote.document, first.start)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, format!("Hit: {text}")));
    set_language(ui.ctx(), response.id, &text);
    if response.clicked() {
        context.commands.send(Command::Show(Passage { document: quote.document, range: first }));
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0.0, color(theme.hot));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    paint(painter, pos2(rect.right() - MARGIN - layout.width, rect.top() + 5.0), &layout, Paint::default());
    focus_ring(ui, &response, context);
    height
}

/// The sentence from a little before its first hit, and where its hits are in that, in bytes.
fn in_context(text: &str, quote: &Quote) -> (String, Vec<std::ops::Range<usize>>) {
    let sentence = quote.sentence.to_usize();
    let first = quote.highlights.first().map_or(sentence.start, |range| range.to_usize().start);
    let before = text.get(sentence.start..first).unwrap_or("");
    let cut = before.char_indices().rev().nth(CONTEXT).map_or(0, |(at, _)| at);
    // Between words, not in one.
    let cut = if cut == 0 { 0 } else { before[cut..].find(' ').map_or(cut, |space| cut + space + 1) };
    let from = sentence.start + cut;
    let lead = if cut > 0 { "… " } else { "" };
    let shown = text.get(from..sentence.end).unwrap_or("").replace(['\n', '\r'], " ");
    let shift = |at: u32| at as usize - from + lead.len();
    let highlights = quote.highlights.iter().map(|range| shift(range.start)..shift(range.end)).collect();
    (format!("{lead}{shown}"), highlights)
}
