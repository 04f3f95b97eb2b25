//! A document to read: paragraphs with marks, of which only those in sight are laid out.

mod describe;
mod draw;
mod flow;
mod lanes;
mod select;

use std::ops::Range;
use std::sync::{Arc, Mutex};

use egui::{CursorIcon, Event, Key, Rect, Response, ScrollArea, Sense, StrokeKind, Ui, Vec2, pos2, vec2};

use self::flow::{Anchor, Content, Fitted, Flow, Look};
use self::select::{Page, Selection};
use super::label::{ink, opacity};
use super::{TextContext, TextRole};
use crate::base::Rgba;

/// A paragraph and how it is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub role: TextRole,
    /// 1 for the text itself, less for what surrounds it.
    pub opacity: f32,
}

/// A stretch of the text that stands out. Marks may overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Of its letters.
    pub color: Option<Rgba>,
    /// Of a rounded box behind it.
    pub fill: Option<Rgba>,
    /// Of a line around it.
    pub outline: Option<Rgba>,
    pub underline: Option<(Underline, Rgba)>,
    /// Whether it answers a click.
    pub clickable: bool,
    /// A line each.
    pub tooltip: Arc<[String]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underline {
    Solid,
    Dotted,
}

/// Draws what appears beside the mark at an index; says whether it drew anything.
type Card<'a> = dyn Fn(&mut Ui, usize) -> bool + 'a;
/// Draws the menu of the mark at an index, or of the text.
type Menu<'a> = dyn Fn(&mut Ui, Option<usize>) + 'a;

/// A scrolling view of a text.
#[must_use = "a text view must be shown"]
pub struct TextView<'a> {
    id_salt: egui::IdSalt,
    content: Content<'a>,
    scale: f32,
    margins: [f32; 2],
    scroll_to: Option<Range<usize>>,
    card: Option<&'a Card<'a>>,
    menu: Option<&'a Menu<'a>>,
}

/// What happened in a [`TextView`], and where things stand in the window.
pub struct TextViewOutput {
    pub response: Response,
    /// Indices into the marks given.
    pub hovered: Option<usize>,
    pub clicked: Option<usize>,
    /// Bytes of the text that the reader has selected.
    pub selected: Option<Range<usize>>,
    /// The window's part that the text scrolls in.
    pub viewport: Rect,
    in_sight: Vec<flow::InSight>,
}

impl TextViewOutput {
    /// The first byte of the line that stands where [`TextView::scroll_to`] would put it.
    pub fn place(&self) -> Option<usize> {
        let at = self.viewport.top() + self.viewport.height() * REVEALED_AT - 1.0;
        self.in_sight.iter().find_map(|piece| {
            let line = piece.layout.lines.iter().find(|line| piece.at.y + line.top >= at)?;
            Some(piece.range.start + line.range.start)
        })
    }

    /// The box around the first line of `range`, where that is in sight.
    pub fn rect_of(&self, range: Range<usize>) -> Option<Rect> {
        let first = self.in_sight.iter().find_map(|piece| piece.rects_of(&range).first().copied());
        first.filter(|rect| rect.intersects(self.viewport))
    }

    /// Where a caret in front of byte `offset` stands, as high as its line; `None` where that is out of sight.
    pub fn caret_at(&self, offset: usize) -> Option<Rect> {
        let piece = self.in_sight.iter().find(|piece| piece.range.contains(&offset))?;
        let caret = piece.layout.caret((offset - piece.range.start).into());
        let rect = Rect::from_min_max(pos2(caret.x, caret.top), pos2(caret.x, caret.bottom));
        Some(rect.translate(piece.at.to_vec2())).filter(|rect| self.viewport.contains(rect.center()))
    }

    /// The bytes of the text whose paragraphs are in sight, at least in part.
    pub fn range_in_sight(&self) -> Range<usize> {
        let start = self.in_sight.first().map_or(0, |piece| piece.range.start);
        start..self.in_sight.last().map_or(start, |piece| piece.range.end)
    }
}

/// What a view remembers between frames.
#[derive(Default)]
struct Memory {
    flow: Flow,
    selection: Selection,
    /// Where the view is to be scrolled, in points from the top of the text. The scroll area follows a frame later, since it knows how
    /// long the text is from the frame before; until then the text is drawn as if it had followed.
    goal: Option<f64>,
    /// How far it could be scrolled when it was shown last.
    most: f64,
    /// The line at the top since the reader scrolled last, and how far the view was scrolled for it. It stays the same while the view is made
    /// wider and narrower.
    anchor: Option<(Anchor, f64)>,
}

impl<'a> TextView<'a> {
    /// `id_salt` tells texts apart: with another one, the view starts at the top. `blocks` and `marks` go by where they start.
    pub fn new(id_salt: impl egui::AsIdSalt, text: &'a str, blocks: &'a Arc<[Block]>, marks: &'a [Mark]) -> Self {
        let id_salt = egui::IdSalt::new(id_salt);
        let content = Content::new(text, blocks, marks);
        Self { id_salt, content, scale: 1.0, margins: [16.0, 16.0], scroll_to: None, card: None, menu: None }
    }

    /// Factor on the sizes of the text.
    pub fn scale(mut self, scale: f32) -> Self {
        self.scale = scale;
        self
    }

    /// Points left free at the left and right of the text, inside the part that scrolls.
    pub fn margins(mut self, left: f32, right: f32) -> Self {
        self.margins = [left, right];
        self
    }

    /// Brings these bytes into sight in this frame.
    pub fn scroll_to(mut self, range: Option<Range<usize>>) -> Self {
        self.scroll_to = range;
        self
    }

    /// Draws what appears beside a mark on which the pointer or the keyboard rests. Where it returns `false`, the mark's own lines appear.
    pub fn card(mut self, card: &'a Card<'a>) -> Self {
        self.card = Some(card);
        self
    }

    /// Draws the menu of a mark, or of the text where there is none.
    pub fn menu(mut self, menu: &'a Menu<'a>) -> Self {
        self.menu = Some(menu);
        self
    }

    pub fn show(self, ui: &mut Ui) -> TextViewOutput {
        let id = ui.scope_id().with(self.id_salt);
        let memory: Arc<Mutex<Memory>> =
            ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id).clone());
        let mut memory = memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let memory = &mut *memory;
        let context = TextContext::get(ui.ctx());
        let scroll_bar = ui.spacing().scroll.allocated_width();
        let width = (ui.available_width() - scroll_bar - self.margins[0] - self.margins[1]).max(40.0).floor();
        let look = Look { width, scale: self.scale, ink: ink(ui, TextRole::Reading), fonts: context.searches() };
        match (memory.flow.fit(&self.content, look), memory.anchor) {
            (Fitted::New, _) => memory.anchor = None,
            (Fitted::Anew, Some((anchor, _))) => {
                let top = memory.flow.top_of(&context, &self.content, anchor);
                memory.goal = Some(top);
                memory.anchor = Some((anchor, top));
            }
            _ => {}
        }
        if let Some(range) = &self.scroll_to {
            let (line, _) = memory.flow.line_at(&context, &self.content, range.start.into());
            memory.goal = Some(line - f64::from(ui.available_height() * REVEALED_AT));
        }
        let mut area = ScrollArea::vertical().id_salt(self.id_salt).auto_shrink(false);
        if let Some(goal) = memory.goal {
            area = area.vertical_scroll_offset(goal.clamp(0.0, memory.most) as f32);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.contents(ui, &context, id, memory, viewport));
        let mut output = shown.inner;
        output.viewport = shown.inner_rect;
        output
    }

    fn contents(
        &self,
        ui: &mut Ui,
        context: &TextContext,
        id: egui::Id,
        memory: &mut Memory,
        viewport: Rect,
    ) -> TextViewOutput {
        let height = f64::from(viewport.height());
        let top = memory.scroll(ui, context, &self.content, viewport);
        let size = vec2(ui.available_width().max(1.0), (memory.flow.height() as f32).max(viewport.height()));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let origin = pos2(rect.left() + self.margins[0], rect.top() + viewport.top());
        let in_sight = memory.flow.in_sight(origin, top, height);
        let response = ui.interact(ui.clip_rect().intersect(rect), id.with("text"), Sense::click_and_drag());
        self.describe(&response, memory.flow.direction());
        if let Some(menu) = self.menu {
            response.context_menu(|ui| menu(ui, None));
        }
        let (hovered, mut clicked) = self.describe_paragraphs(ui, &response, &in_sight);
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if hovered.is_some_and(|mark| self.content.marks[mark].clickable) {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        let lines = (viewport.height() * 0.9 / LINE).max(1.0) as usize;
        let (content, flow) = (&self.content, &mut memory.flow);
        let mut page = Page { context, content, flow, in_sight: &in_sight, lines };
        let moved = memory.selection.handle(ui, &response, &mut page);
        let goal = match moved {
            Some(caret) => {
                let (from, to) = memory.flow.line_at(context, content, caret);
                (from < top).then_some(from).or((to > top + height).then_some(to - height))
            }
            None => scrolled_by_keys(ui, &response, top, height, memory.most),
        };
        if let Some(goal) = goal {
            memory.goal = Some(goal.clamp(0.0, memory.most));
            ui.ctx().request_repaint();
        }
        if let Some(index) = clicked.or(hovered.filter(|_| response.clicked())) {
            clicked = self.content.marks[index].clickable.then_some(index);
        }
        if response.has_focus() && memory.selection.range().is_none() {
            let stroke = (1.5, ui.visuals().hyperlink_color);
            ui.painter().rect_stroke(ui.clip_rect().shrink(1.0), 2.0, stroke, StrokeKind::Inside);
        }
        self.describe_selection(&response, memory.selection.ends(), &in_sight);
        for piece in &in_sight {
            let opacity = self.content.blocks[piece.block].opacity * opacity(ui);
            draw::piece(ui, piece, &self.content, memory.selection.range(), opacity, memory.flow.mesh_of(piece.index));
        }
        TextViewOutput { response, hovered, clicked, selected: memory.selection.range(), viewport, in_sight }
    }
}

impl Memory {
    /// Lays out what is in sight. Returns how far the text is scrolled in this frame, where the scroll area has it at `viewport`.
    fn scroll(&mut self, ui: &Ui, context: &TextContext, content: &Content<'_>, viewport: Rect) -> f64 {
        let height = f64::from(viewport.height());
        let at = f64::from(viewport.top());
        let asked = self.goal.take().unwrap_or(at);
        // Paragraphs above may turn out higher or lower than estimated; what is being read stays where it is.
        let drift = self.flow.measure(context, content, asked, height);
        self.most = (self.flow.height() - height).max(0.0);
        let top = (asked + drift).clamp(0.0, self.most);
        let kept = self.anchor.filter(|(_, before)| (before + drift - top).abs() < 1.0);
        self.anchor = match kept {
            Some((anchor, _)) => Some((anchor, top)),
            None => self.flow.anchor(top).map(|anchor| (anchor, top)),
        };
        if (top - at).abs() > 0.5 && at >= 0.0 && at <= self.most {
            self.goal = Some(top);
            ui.ctx().request_repaint();
        }
        top
    }
}

/// Where the keys of this frame scroll a text that is shown from `top` on, a `page` at a time, up to `most`.
fn scrolled_by_keys(ui: &Ui, response: &Response, top: f64, page: f64, most: f64) -> Option<f64> {
    if !response.has_focus() {
        return None;
    }
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
            _ => None,
        });
        keys.filter_map(|key| match key {
            Key::ArrowUp => Some(top - f64::from(LINE)),
            Key::ArrowDown => Some(top + f64::from(LINE)),
            Key::PageUp => Some(top - page * 0.9),
            Key::PageDown => Some(top + page * 0.9),
            Key::Home => Some(0.0),
            Key::End => Some(most),
            _ => None,
        })
        .next_back()
    })
}

/// The blocks of a text without a structure of its own: its lines that are not blank, all set in `role`.
pub fn plain_blocks(text: &str, role: TextRole) -> Arc<[Block]> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let blocks = lines.filter(|range| !range.is_empty()).map(|range| Block { range, role, opacity: 1.0 });
    blocks.collect()
}

/// How far down the view what is brought into sight stands, as a share of its height.
const REVEALED_AT: f32 = 0.3;

/// How far an arrow key scrolls, in points.
const LINE: f32 = 38.0;

/// Room between paragraphs, as a share of the size of the text.
const GAP: f32 = 0.5;

/// Room around the letters of a mark.
const MARK_PADDING: Vec2 = Vec2::new(2.0, 0.0);
