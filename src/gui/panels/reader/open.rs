//! A document made ready to be shown, and its text on the page.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use egui::{Response, Ui};

use super::card::Cards;
use super::dress::Coloured;
use super::margin::{self, NOTES};
use super::menu;
use crate::base::{DocumentId, Passage, TextRange};
use crate::extract::Section;
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::panels::find_bar;
use crate::gui::panels::text_menu::Chosen;
use crate::gui::theme::{color, size, space};
use crate::gui::widgets::text_view::{Block, Mark, TextView};
use crate::gui::widgets::{TextRole, TextViewOutput};
use crate::model::Target;
use crate::model::hidden::{Hidden, hidden};
use crate::model::page::Page;
use crate::model::shared::Shared;
use crate::scene::tokens::{measure, strength};

pub struct Open {
    pub id: DocumentId,
    pub page: Page,
    /// The headline, which stays in sight, and the rest.
    pub title: Arc<[Block]>,
    body: Arc<[Block]>,
    pub marks: Vec<Mark>,
    /// For each of `marks`, the mark of the page it shows; the lit passage shows none.
    pub sources: Vec<Option<usize>>,
    /// What `marks` were coloured for.
    pub coloured: Option<Coloured>,
    /// The passage that was opened from elsewhere, until something else is selected.
    pub lit: Option<(TextRange, Option<Target>)>,
    /// Characters that leave no trace on the page.
    pub hidden: Vec<Hidden>,
    /// What of the text was pointed at last.
    chosen: Cell<Chosen>,
    /// The text as it was shown in the last frame.
    shown: Option<TextViewOutput>,
}

/// Points left free beside the text.
pub const MARGIN: f32 = space::XL;
/// Points left free above the text.
const ABOVE: f32 = space::S;
/// Site furniture, and what is said about the article, stand back behind its text.
const FURNITURE: f32 = strength::FURNITURE;
const META: f32 = strength::META;

/// Factor on the sizes of the text.
fn text_scale(context: &Context<'_>) -> f32 {
    f32::from(context.reading.text_percent) / 100.0
}

/// Where text and notes stand in the panel: in its middle where it is wider than lines should be.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Points left free at either side.
    pub free: f32,
    pub has_notes: bool,
}

impl Column {
    /// In a panel that is `width` points wide.
    pub fn of(width: f32, context: &Context<'_>) -> Self {
        let has_notes = width > 4.0 * NOTES;
        let notes = if has_notes { NOTES } else { 0.0 };
        let most = measure::READING * size::READING * text_scale(context) + notes + 2.0 * MARGIN;
        Self { free: ((width - most) / 2.0).max(0.0).floor(), has_notes }
    }

    /// Points from the left edge of the panel to the text.
    pub fn left(self) -> f32 {
        self.free + MARGIN + if self.has_notes { NOTES } else { 0.0 }
    }

    /// Points from the text to the right edge of the panel.
    pub fn right(self) -> f32 {
        self.free + MARGIN
    }
}

impl Open {
    pub fn new(id: DocumentId, page: Page, text: &str) -> Self {
        let block = |range: TextRange, role, opacity| Block { range: range.to_usize(), role, opacity };
        let (mut title, mut body) = (Vec::new(), Vec::new());
        for paragraph in &page.paragraphs {
            match paragraph.section {
                Section::Headline => title.push(block(paragraph.range, TextRole::Title, 1.0)),
                Section::Furniture => body.push(block(paragraph.range, TextRole::Quote, FURNITURE)),
                Section::Meta => body.push(block(paragraph.range, TextRole::Quote, META)),
                Section::Body => body.push(block(paragraph.range, TextRole::Reading, 1.0)),
            }
        }
        if body.is_empty() {
            std::mem::swap(&mut title, &mut body);
        }
        Self {
            id,
            page,
            title: title.into(),
            body: body.into(),
            marks: Vec::new(),
            sources: Vec::new(),
            coloured: None,
            lit: None,
            hidden: hidden(text),
            chosen: Cell::default(),
            shown: None,
        }
    }

    /// Draws head, text and margin. `places` are those that tell of the selection; a document that stands beside another has none.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        cards: &Cards,
        shared: Option<&Arc<Shared>>,
        places: Option<&[Passage]>,
    ) -> Response {
        let text = context.folder.map_or("", |folder| folder.text(self.id));
        let scroll_to = self.reveal(context);
        self.color(context, shared);
        let handle = self.head_ui(ui, context, text, cards, places);
        if context.find.is_open && places.is_some() {
            find_bar::ui(ui, context);
        }
        self.hidden_ui(ui, context);
        self.body_ui(ui, context, text, cards, scroll_to);
        handle
    }

    /// What of the text was pointed at last.
    pub fn chosen(&self) -> Chosen {
        self.chosen.get()
    }

    /// A byte of the text by which its scrolling is found again.
    pub fn scrolled_to(&self) -> Option<u32> {
        u32::try_from(self.shown.as_ref()?.place()?).ok()
    }

    /// The words that are selected, or else the passage that is lit.
    pub fn words(&self) -> Option<TextRange> {
        let selected = self.shown.as_ref().and_then(|shown| shown.selected.clone()).map(TextRange::from_usize);
        selected.or(self.lit.map(|(range, _)| range))
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

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        text: &str,
        cards: &Cards,
        scroll_to: Option<Range<usize>>,
    ) {
        ui.add_space(ABOVE);
        let room = ui.available_rect_before_wrap();
        let column = Column::of(room.width(), context);
        let notes_until = room.left() + column.free + NOTES;
        let hash = context.folder.and_then(|folder| Some(folder.analysis.documents.get(self.id.index())?.hash));
        let output = {
            let (card, menu) = (self.card(context, cards), self.menu(context));
            let view = TextView::new(("text", hash), text, &self.body, &self.marks)
                .margins(column.left(), column.right())
                .scale(text_scale(context))
                .card(&card)
                .menu(&menu)
                .scroll_to(scroll_to);
            view.show(ui)
        };
        self.point(context, &output);
        if column.has_notes {
            ui.painter().vline(notes_until, room.y_range().expand(ABOVE), (1.0, color(context.theme.line)));
            margin::ui(ui, context, &self.page.margin, &output, room.with_min_x(notes_until - NOTES));
        }
        self.hidden_signs_ui(ui, context, &output);
        self.shown = Some(output);
    }

    /// What is marked by the mark at an index of `marks`.
    fn target(&self, mark: usize) -> Option<Target> {
        Some(self.marked(mark)?.1)
    }

    /// The same with where it stands.
    fn marked(&self, mark: usize) -> Option<(TextRange, Target)> {
        let mark = &self.page.marks[self.sources.get(mark).copied().flatten()?];
        Some((mark.range, mark.target?))
    }

    /// What appears beside a mark: for a name its card.
    pub fn card<'a>(&'a self, context: &'a Context<'_>, cards: &'a Cards) -> impl Fn(&mut Ui, usize) -> bool + 'a {
        move |ui, mark| match self.target(mark) {
            Some(Target::Entity(id)) => cards.ui(ui, context, id),
            _ => false,
        }
    }

    pub fn menu<'a>(&'a self, context: &'a Context<'_>) -> impl Fn(&mut Ui, Option<usize>) + 'a {
        move |ui, mark| {
            let marked = mark.and_then(|mark| self.marked(mark));
            let place = |(range, target)| (Passage { document: self.id, range }, target);
            menu::ui(ui, context, Chosen { text: self.chosen.get().text, mark: marked.map(place) });
        }
    }

    /// Hover and clicks of marks, and what is chosen by them.
    pub fn point(&self, context: &Context<'_>, output: &TextViewOutput) {
        let mut chosen = self.chosen.get();
        chosen.follow(self.id, output, |mark| self.marked(mark));
        self.chosen.set(chosen);
        if let Some(target) = output.hovered.and_then(|mark| self.target(mark)) {
            context.commands.send(Command::Hover(target));
        }
        if let Some(target) = output.clicked.and_then(|mark| self.target(mark)) {
            context.commands.send(Command::Select(target));
        }
    }
}
