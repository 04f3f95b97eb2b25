//! A document to read: paragraphs with marks, of which only those in sight are laid out.

mod draw;
mod flow;
mod select;

use std::ops::Range;
use std::sync::{Arc, Mutex};

use egui::{CursorIcon, Event, Key, Rangef, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use self::flow::{Content, Flow, Look};
use self::select::Selection;
use super::label::{Label, ink, opacity};
use super::{TextContext, TextRole, access};
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
    pub tooltip: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underline {
    Solid,
    Dotted,
}

/// A scrolling view of a text.
#[must_use = "a text view must be shown"]
pub struct TextView<'a> {
    id_salt: egui::IdSalt,
    content: Content<'a>,
    scale: f32,
    margins: [f32; 2],
    scroll_to: Option<Range<usize>>,
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
    /// The box around the first line of `range`, where that is in sight.
    pub fn rect_of(&self, range: Range<usize>) -> Option<Rect> {
        let first = self.in_sight.iter().find_map(|piece| piece.rects_of(&range).first().copied());
        first.filter(|rect| rect.intersects(self.viewport))
    }
}

/// What a view remembers between frames.
#[derive(Default)]
struct Memory {
    flow: Flow,
    selection: Selection,
    /// Where the view is to be scrolled, in points from the top of the text. The scroll area follows a frame later, since it knows how
    /// long the text is from the frame before; until then the text is drawn as if it had followed.
    goal: Option<f32>,
    /// Where it was when it was shown last, and how far it could be scrolled then.
    shown: f32,
    most: f32,
}

impl<'a> TextView<'a> {
    /// `id_salt` tells texts apart: with another one, the view starts at the top. `blocks` and `marks` go by where they start.
    pub fn new(id_salt: impl egui::AsIdSalt, text: &'a str, blocks: &'a [Block], marks: &'a [Mark]) -> Self {
        let id_salt = egui::IdSalt::new(id_salt);
        let content = Content::new(text, blocks, marks);
        Self { id_salt, content, scale: 1.0, margins: [16.0, 16.0], scroll_to: None }
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

    pub fn show(self, ui: &mut Ui) -> TextViewOutput {
        let id = ui.scope_id().with(self.id_salt);
        let memory: Arc<Mutex<Memory>> =
            ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id).clone());
        let mut memory = memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let memory = &mut *memory;
        let context = TextContext::get(ui.ctx());
        let scroll_bar = ui.spacing().scroll.allocated_width();
        let width = (ui.available_width() - scroll_bar - self.margins[0] - self.margins[1]).max(40.0).floor();
        let look = Look { width, scale: self.scale, ink: ink(ui, TextRole::Reading) };
        let anchored = memory.flow.fit(&context, &self.content, look, memory.shown);
        memory.goal = anchored.or(memory.goal);
        if let Some(range) = &self.scroll_to {
            let line = memory.flow.line_top(&context, &self.content, range.start);
            memory.goal = Some(line - ui.available_height() * 0.3);
        }
        let mut area = ScrollArea::vertical().id_salt(self.id_salt).auto_shrink(false);
        if let Some(goal) = memory.goal {
            area = area.vertical_scroll_offset(goal.clamp(0.0, memory.most));
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
        let asked = memory.goal.take().unwrap_or(viewport.top());
        let shown = Rangef::new(asked, asked + viewport.height());
        // Paragraphs above may turn out higher or lower than estimated; what is being read stays where it is.
        let drift = memory.flow.measure(context, &self.content, shown);
        memory.most = (memory.flow.height() - viewport.height()).max(0.0);
        let top = (asked + drift).clamp(0.0, memory.most);
        memory.shown = top;
        if (top - viewport.top()).abs() > 0.5 && viewport.top() >= 0.0 && viewport.top() <= memory.most {
            memory.goal = Some(top);
            ui.ctx().request_repaint();
        }
        let size = vec2(ui.available_width().max(1.0), memory.flow.height().max(viewport.height()));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let origin = pos2(rect.left() + self.margins[0], rect.top() + viewport.top() - top);
        let in_sight = memory.flow.in_sight(origin, Rangef::new(top, top + viewport.height()));
        let response = ui.interact(ui.clip_rect().intersect(rect), id.with("text"), Sense::click_and_drag());
        self.describe(&response);
        let (hovered, mut clicked) = self.mark_responses(ui, id, &in_sight);
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if hovered.is_some_and(|mark| self.content.marks[mark].clickable) {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        memory.selection.handle(ui, &response, self.content.text, self.content.blocks, &in_sight);
        if let Some(goal) = scrolled_by_keys(ui, &response, top, viewport.height(), memory.most) {
            memory.goal = Some(goal.clamp(0.0, memory.most));
            ui.ctx().request_repaint();
        }
        if let Some(index) = clicked.or(hovered.filter(|_| response.clicked())) {
            clicked = self.content.marks[index].clickable.then_some(index);
        }
        for piece in &in_sight {
            self.describe_paragraph(ui, id, piece);
            let opacity = self.content.blocks[piece.block].opacity * opacity(ui);
            draw::piece(ui, piece, &self.content, memory.selection.range(), opacity, memory.flow.mesh_of(piece.index));
        }
        TextViewOutput { response, hovered, clicked, selected: memory.selection.range(), viewport, in_sight }
    }

    /// Makes each mark in sight a thing that can be hovered, clicked, and found by a screen reader. Returns the one under the pointer and the
    /// one that was clicked; where marks overlap, the shorter one counts.
    fn mark_responses(&self, ui: &Ui, id: egui::Id, in_sight: &[flow::InSight]) -> (Option<usize>, Option<usize>) {
        let (mut hovered, mut clicked): (Option<usize>, Option<usize>) = (None, None);
        let shorter = |new: usize, old: Option<usize>| {
            old.is_none_or(|old| self.content.marks[new].range.len() < self.content.marks[old].range.len())
        };
        for piece in in_sight {
            for index in self.content.marks_in(&piece.range) {
                let mark = &self.content.marks[index];
                if !mark.clickable && mark.tooltip.is_empty() {
                    continue;
                }
                for (part, rect) in piece.rects_of(&mark.range).into_iter().enumerate() {
                    let sense = if mark.clickable { Sense::click() } else { Sense::hover() };
                    let response = ui.interact(rect, id.with(("mark", index, piece.index, part)), sense);
                    if part == 0 {
                        let name = self.content.text.get(mark.range.clone()).unwrap_or("");
                        let role = if mark.clickable { Role::Link } else { Role::Mark };
                        access::describe(&response, role, name);
                    }
                    if response.contains_pointer() && shorter(index, hovered) {
                        hovered = Some(index);
                    }
                    if response.clicked() && shorter(index, clicked) {
                        clicked = Some(index);
                    }
                    if !mark.tooltip.is_empty() {
                        response.on_hover_ui(|ui| {
                            ui.set_max_width(360.0);
                            for (line, text) in mark.tooltip.iter().enumerate() {
                                let role = if line == 0 { TextRole::Strong } else { TextRole::Body };
                                ui.add(Label::new(text, role).wrap());
                            }
                        });
                    }
                }
            }
        }
        (hovered, clicked)
    }

    fn describe(&self, response: &Response) {
        response.widget_info(|| WidgetInfo::new(Role::Document));
        let head = &self.content.text[..self.content.text.floor_char_boundary(2000)];
        access::set_language(&response.ctx, response.id, head);
    }

    fn describe_paragraph(&self, ui: &Ui, id: egui::Id, piece: &flow::InSight) {
        let response = ui.interact(piece.rect(), id.with(("paragraph", piece.index)), Sense::empty());
        access::describe(&response, Role::Paragraph, &piece.layout.text);
    }
}

/// Where the keys of this frame scroll a text that is shown from `top` on, a `page` at a time, up to `most`.
fn scrolled_by_keys(ui: &Ui, response: &Response, top: f32, page: f32, most: f32) -> Option<f32> {
    if !response.has_focus() {
        return None;
    }
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
            _ => None,
        });
        keys.filter_map(|key| match key {
            Key::ArrowUp => Some(top - LINE),
            Key::ArrowDown => Some(top + LINE),
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
pub fn plain_blocks(text: &str, role: TextRole) -> Vec<Block> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let blocks = lines.filter(|range| !range.is_empty()).map(|range| Block { range, role, opacity: 1.0 });
    blocks.collect()
}

/// How far an arrow key scrolls, in points.
const LINE: f32 = 38.0;

/// Room between paragraphs, as a share of the size of the text.
const GAP: f32 = 0.5;

/// Room around the letters of a mark.
const MARK_PADDING: Vec2 = Vec2::new(2.0, 0.0);
