//! The open document: its text with what was found in it marked, and in the margin the events of each paragraph.

use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

use super::{PanelKind, empty, find_bar, header, marks, pin_in};
use crate::base::{DocumentId, Rgba, TextRange};
use crate::extract::Section;
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::theme::{Theme, color, size};
use crate::gui::widgets::text_view::{Block, Mark, TextView, Underline};
use crate::gui::widgets::{Paint, TextRole, TextViewOutput, describe, describe_selectable, lay, paint};
use crate::model::Target;
use crate::model::page::{self, Layer, MarginNote, Page, PageMark};
use crate::resolve::DateSource;
use crate::scene::theme::Mode;
use crate::text::{Align, Elide, Style, Weight};

#[derive(Default)]
pub struct Reader {
    open: Option<Open>,
}

/// A document made ready to be shown.
struct Open {
    id: DocumentId,
    page: Page,
    /// The headline, which stays in sight, and the rest.
    title: Arc<[Block]>,
    body: Arc<[Block]>,
    marks: Vec<Mark>,
    /// For each of `marks`, the mark of the page it shows; the lit passage shows none.
    sources: Vec<Option<usize>>,
    /// What `marks` were coloured for.
    coloured: Option<Coloured>,
    /// The passage that was opened from elsewhere, until something else is selected.
    lit: Option<(TextRange, Option<Target>)>,
    /// The text as it was shown in the last frame.
    shown: Option<TextViewOutput>,
}

#[derive(Clone, PartialEq)]
struct Coloured {
    selection: Option<Target>,
    hover: Option<Target>,
    lit: Option<TextRange>,
    /// Where the words that are looked for stand.
    hits: Arc<Vec<TextRange>>,
    mode: Mode,
}

/// Width of the column for the events of each paragraph.
const NOTES: f32 = 116.0;
const MARGIN: f32 = 26.0;

impl Reader {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let (Some(folder), Some(id)) = (context.folder, context.document) else {
            let handle = header(ui, context, PanelKind::Reader, "", |_| {});
            let advice = "Choose one in the list of documents, or open a folder with Ctrl+O";
            empty(ui, context, "No document is open", advice);
            return handle;
        };
        if self.open.as_ref().is_none_or(|open| open.id != id) {
            self.open = page::build(&folder.analysis, id).map(|page| Open::new(id, page));
        }
        let Some(open) = &mut self.open else {
            return header(ui, context, PanelKind::Reader, "", |_| {});
        };
        let text = folder.text(id);
        let scroll_to = open.reveal(context);
        open.color(context);
        let handle = open.head_ui(ui, context, text);
        if context.find.is_open {
            find_bar::ui(ui, context);
        }
        open.body_ui(ui, context, folder, text, scroll_to);
        handle
    }
}

impl Open {
    fn new(id: DocumentId, page: Page) -> Self {
        let block = |range: TextRange, role, opacity| Block { range: range.to_usize(), role, opacity };
        let (mut title, mut body) = (Vec::new(), Vec::new());
        for paragraph in &page.paragraphs {
            match paragraph.section {
                Section::Headline => title.push(block(paragraph.range, TextRole::Title, 1.0)),
                Section::Furniture => body.push(block(paragraph.range, TextRole::Quote, 0.6)),
                Section::Meta => body.push(block(paragraph.range, TextRole::Quote, 0.8)),
                Section::Body => body.push(block(paragraph.range, TextRole::Reading, 1.0)),
            }
        }
        if body.is_empty() {
            std::mem::swap(&mut title, &mut body);
        }
        let (title, body) = (title.into(), body.into());
        Self { id, page, title, body, marks: Vec::new(), sources: Vec::new(), coloured: None, lit: None, shown: None }
    }

    /// Where to scroll in this frame. What is in sight already stays where it is.
    fn reveal(&mut self, context: &Context<'_>) -> Option<Range<usize>> {
        if self.lit.is_some_and(|(_, selection)| selection != context.selection) {
            self.lit = None;
        }
        let reveal = context.reveal.filter(|reveal| reveal.passage.document == self.id)?;
        let range = reveal.passage.range;
        let is_seen = |range: TextRange| {
            let shown = self.shown.as_ref();
            shown.is_some_and(|text| {
                text.rect_of(range.to_usize()).is_some_and(|at| text.viewport.contains(at.center()))
            })
        };
        let is_there = if reveal.is_exact {
            self.lit = Some((range, context.selection));
            is_seen(range)
        } else {
            self.page.marks.iter().any(|mark| mark.target == context.selection && is_seen(mark.range))
        };
        (!is_there).then(|| range.to_usize())
    }

    /// Gives the marks the colours of the moment.
    fn color(&mut self, context: &Context<'_>) {
        let lit = self.lit.map(|(range, _)| range);
        let find = context.find;
        let hits = if find.is_open && find.document == Some(self.id) { Arc::clone(&find.hits) } else { Arc::default() };
        let (selection, hover, mode) = (context.selection, context.hover, context.theme.mode);
        let coloured = Coloured { selection, hover, lit, hits, mode };
        if self.coloured.as_ref() == Some(&coloured) {
            return;
        }
        let before = self.coloured.replace(coloured.clone());
        let is_same =
            |before: Coloured| (before.lit, before.mode, before.hits) == (lit, mode, Arc::clone(&coloured.hits));
        if !before.is_some_and(is_same) {
            self.dress_all(&coloured, context.theme);
            return;
        }
        // The pointer moves often, and a long document has many marks: only their looks change.
        for (mark, source) in self.marks.iter_mut().zip(&self.sources) {
            if let Some(source) = source {
                wear(mark, &self.page.marks[*source], &coloured, context.theme);
            }
        }
    }

    fn dress_all(&mut self, now: &Coloured, theme: &Theme) {
        let dress = |(at, source): (usize, &PageMark)| {
            let clickable = source.target.is_some();
            let tooltip = source.tooltip.clone();
            let mut mark = Mark { range: source.range.to_usize(), clickable, tooltip, ..Mark::default() };
            wear(&mut mark, source, now, theme);
            (mark, Some(at))
        };
        (self.marks, self.sources) = self.page.marks.iter().enumerate().map(dress).unzip();
        let lit = now.lit.map(|range| (range, theme.hot));
        let hits = now.hits.iter().filter(|range| Some(**range) != now.lit).map(|range| (*range, theme.selected));
        let (mut marks, mut sources) = (std::mem::take(&mut self.marks), std::mem::take(&mut self.sources));
        let plain =
            |(range, fill): (TextRange, Rgba)| Mark { range: range.to_usize(), fill: Some(fill), ..Mark::default() };
        // Behind the marks inside them, and without a click of their own.
        let mut all: Vec<(Mark, Option<usize>)> = hits.chain(lit).map(|passage| (plain(passage), None)).collect();
        all.extend(marks.drain(..).zip(sources.drain(..)));
        all.sort_by_key(|(mark, _)| mark.range.start);
        (self.marks, self.sources) = all.into_iter().unzip();
    }

    /// The headline with its marks, and what is known of the document: it stays while the text scrolls.
    fn head_ui(&mut self, ui: &mut Ui, context: &Context<'_>, text: &str) -> Response {
        let theme = context.theme;
        let width = ui.available_width();
        let title_width = (width - 2.0 * MARGIN).max(40.0);
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
            let view = TextView::new(("title", self.id), text, &self.title, &self.marks).margins(MARGIN, MARGIN);
            let output = view.show(&mut title_ui);
            self.point(context, &output);
        }
        self.meta_ui(ui, theme, rect);
        pin_in(ui, context, PanelKind::Reader, rect.left_bottom() + vec2(14.0, -14.0));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
        handle
    }

    /// Source, day, and how the day is known; how much the document tells.
    fn meta_ui(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let head = &self.page.head;
        let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let counts = format!(
            "{} · {}",
            plural(self.page.people, "person", "people"),
            plural(self.page.events, "event", "events")
        );
        let mut right = rect.right() - MARGIN;
        let top = rect.bottom() - 25.0;
        let small = TextRole::Small.style(theme.muted);
        let mut put = |text: &str, style: &Style| {
            let layout = lay(ui.ctx(), text, style);
            right -= layout.width;
            paint(ui.painter(), pos2(right, top), &layout, Paint::default());
            let rect = Rect::from_min_size(pos2(right, top), vec2(layout.width, layout.height));
            right -= 10.0;
            rect
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
                let rect = put(how, &small).expand2(vec2(3.0, -1.0));
                ui.painter().rect_stroke(rect, 3.0, (1.0, color(theme.line)), egui::StrokeKind::Outside);
            }
        }
        put(&counts, &small);
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        folder: &Folder,
        text: &str,
        scroll_to: Option<Range<usize>>,
    ) {
        let room = ui.available_rect_before_wrap();
        let has_notes = room.width() > 4.0 * NOTES;
        let left = if has_notes { NOTES + MARGIN } else { MARGIN };
        let view =
            TextView::new(("text", folder.analysis.documents[self.id.index()].hash), text, &self.body, &self.marks)
                .margins(left, MARGIN)
                .scroll_to(scroll_to);
        let output = view.show(ui);
        self.point(context, &output);
        if has_notes {
            let x = room.left() + NOTES;
            ui.painter().vline(x, room.y_range(), (1.0, color(context.theme.line)));
            self.notes_ui(ui, context, &output, room);
        }
        self.shown = Some(output);
    }

    fn point(&self, context: &Context<'_>, output: &TextViewOutput) {
        let source = |at: usize| self.sources.get(at).copied().flatten();
        let target = |at: usize| source(at).and_then(|at| self.page.marks[at].target);
        if let Some(target) = output.hovered.and_then(target) {
            context.commands.send(Command::Hover(target));
        }
        if let Some(target) = output.clicked.and_then(target) {
            context.commands.send(Command::Select(target));
        }
    }

    /// The events beside the words that first tell of them; one that has no room moves down.
    fn notes_ui(&self, ui: &Ui, context: &Context<'_>, output: &TextViewOutput, room: Rect) {
        let clip = output.viewport.with_min_x(room.left());
        let mut free_from = f32::NEG_INFINITY;
        for note in &self.page.margin {
            let Some(at) = output.rect_of(note.at.to_usize()) else { continue };
            let top = at.top().max(free_from);
            let height = note_ui(ui, context, note, pos2(room.left() + 10.0, top), clip);
            free_from = top + height + 8.0;
        }
    }
}

/// Draws a note and returns its height.
fn note_ui(ui: &Ui, context: &Context<'_>, note: &MarginNote, at: egui::Pos2, clip: Rect) -> f32 {
    let theme = context.theme;
    let width = NOTES - 20.0;
    let small = Style { size: size::SMALL, line_height: 1.4, ..TextRole::Small.style(theme.muted) };
    let day_style = Style { weight: Weight::Bold, italic: note.inferred, color: theme.ink, ..small.clone() };
    let day = lay(ui.ctx(), note.day.as_deref().unwrap_or("undated"), &day_style);
    let label_style = Style { elide: Elide::Lines(2), align: Align::Right, width: Some(width), ..small.clone() };
    let label = lay(ui.ctx(), &note.label, &label_style);
    let mut more = Vec::new();
    if note.inferred {
        more.push("inferred".to_owned());
    }
    if note.sources > 1 {
        more.push(format!("{} sources", note.sources));
    }
    let more = (!more.is_empty()).then(|| lay(ui.ctx(), &more.join(" · "), &small));
    let height = day.height + label.height + more.as_ref().map_or(0.0, |more| more.height);
    let rect = Rect::from_min_size(at, vec2(width, height)).expand2(vec2(6.0, 3.0));
    let target = Target::Event(note.event);
    let painter = ui.painter().with_clip_rect(clip);
    if context.is_hovered(target) {
        painter.rect_filled(rect, 4.0, color(theme.hot));
    } else if context.is_selected(target) {
        painter.rect_filled(rect, 4.0, color(theme.selected));
    }
    if clip.intersects(rect) {
        let response = ui.interact(rect.intersect(clip), ui.scope_id().with(("note", note.event)), Sense::click());
        let selected = context.is_selected(target);
        describe_selectable(&response, egui::Role::Note, selected, &format!("{}, {}", note.label, note.kind));
        context.link(&response, target);
    }
    marks::event(&painter, pos2(at.x + 4.0, at.y + day.height / 2.0), 4.0, note.kind, theme.event(note.kind));
    paint(&painter, pos2(at.x + 14.0, at.y), &day, Paint::default());
    paint(&painter, pos2(at.x, at.y + day.height), &label, Paint::default());
    if let Some(more) = &more {
        paint(&painter, pos2(at.x, at.y + day.height + label.height), more, Paint::default());
    }
    height
}

/// How a mark looks: by its layer, and by whether it is selected or pointed at anywhere.
fn wear(dressed: &mut Mark, mark: &PageMark, now: &Coloured, theme: &Theme) {
    let is = |target: Option<Target>| match (mark.target, target) {
        (Some(own), Some(other)) if own == other => true,
        (Some(Target::Entity(own)), Some(Target::Tie(a, b))) => own == a || own == b,
        _ => false,
    };
    let (selected, hovered) = (is(now.selection), is(now.hover));
    match mark.layer {
        Layer::Name(kind) => {
            let own = theme.entity(kind);
            dressed.color = Some(own);
            dressed.fill = Some(if hovered { theme.hot } else { own.with_opacity(0.13) });
            dressed.outline = selected.then_some(own);
        }
        Layer::Trigger(_) => {
            dressed.fill = (hovered || selected).then_some(theme.hot);
            dressed.underline = Some((Underline::Solid, theme.accent));
        }
        Layer::Date => {
            dressed.color = Some(theme.date());
            dressed.underline = Some((Underline::Dotted, theme.date()));
        }
    }
}
