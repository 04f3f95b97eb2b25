//! Selecting with pointer, keyboard and screen reader, and copying.

use std::ops::Range;

use egui::accesskit::{Action, ActionData};
use egui::{Event, EventFilter, Key, Modifiers, PointerButton, Pos2, Response, Ui};

use super::flow::{Content, Flow, InSight, PieceLayout};
use crate::gui::widgets::{TextContext, access};
use crate::text::{Caret, Side, word_end, word_start};

/// What is selected. Carets count bytes of the whole text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Selection {
    /// From where it was begun to where it ends now.
    ends: Option<(Caret, Caret)>,
    /// Where steps from line to line would like the end to be.
    goal_x: Option<f32>,
}

/// The text that is selected in, of which any part can be laid out.
pub(super) struct Page<'a> {
    pub context: &'a TextContext,
    pub content: &'a Content<'a>,
    pub flow: &'a mut Flow,
    pub in_sight: &'a [InSight],
    /// Lines that the window shows.
    pub lines: usize,
}

/// A step of the end of the selection.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Motion {
    Letter(Side),
    Word(Side),
    /// Up where negative.
    Lines(isize),
    /// To the end of the line, or to its beginning.
    LineEnd(bool),
    /// To the end of the text, or to its beginning.
    TextEnd(bool),
}

impl Selection {
    /// Bytes of the text, unless nothing is selected.
    pub fn range(&self) -> Option<Range<usize>> {
        let (anchor, head) = self.ends?;
        let range = anchor.offset.min(head.offset)..anchor.offset.max(head.offset);
        (!range.is_empty()).then_some(range)
    }

    pub fn ends(&self) -> Option<(Caret, Caret)> {
        self.ends
    }

    /// Takes the input of a frame. Returns where the selection ends, if that was moved with the keyboard and is to be seen.
    pub fn handle(&mut self, ui: &Ui, response: &Response, page: &mut Page<'_>) -> Option<Caret> {
        self.pointer(ui, response, page);
        self.requests(ui, response, page);
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            return self.keyboard(ui, page);
        }
        // What is selected stays while menus and other panels are clicked, since what they offer may be about it.
        None
    }

    fn pointer(&mut self, ui: &Ui, response: &Response, page: &Page<'_>) {
        let in_sight = page.in_sight;
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let (pressed, released) = ui.input(|input| (input.pointer.primary_pressed(), input.pointer.primary_released()));
        if (pressed || released) && response.contains_pointer() {
            // A click on a mark takes the focus from the text around it.
            response.request_focus();
        }
        if pressed && response.contains_pointer() {
            let (extend, from) = ui.input(|input| (input.modifiers.shift, input.pointer.press_origin()));
            // In a slow frame the pointer may have been pressed and moved on.
            let (Some(from), Some(head)) = (caret_at(in_sight, from.unwrap_or(at)), caret_at(in_sight, at)) else {
                return;
            };
            self.goal_x = None;
            self.ends = Some(match self.ends {
                Some((anchor, _)) if extend => (anchor, head),
                _ => (from, head),
            });
        } else if response.dragged_by(PointerButton::Primary) {
            if let (Some((_, head)), Some(caret)) = (&mut self.ends, caret_at(in_sight, at)) {
                *head = caret;
            }
            let beyond = ui.clip_rect().signed_distance_to_pos(at);
            if beyond > 0.0 {
                let up = at.y < ui.clip_rect().center().y;
                ui.scroll_with_delta(egui::vec2(0.0, if up { beyond } else { -beyond }.clamp(-30.0, 30.0)));
                ui.ctx().request_repaint();
            }
        }
        if response.triple_clicked() {
            self.select_around(in_sight, at, |piece, _| page.content.blocks[piece.block].range.clone());
        } else if response.double_clicked() {
            self.select_around(in_sight, at, |piece, local| {
                let word = piece.layout.word_at(local);
                piece.range.start + word.start..piece.range.start + word.end
            });
        }
    }

    fn select_around(&mut self, in_sight: &[InSight], at: Pos2, around: impl Fn(&InSight, usize) -> Range<usize>) {
        let Some(piece) = piece_at(in_sight, at) else { return };
        let local = at - piece.at;
        let letter = piece.layout.cluster_at(local.x, local.y).map(|cluster| cluster.range.start);
        let range = around(piece, letter.unwrap_or_else(|| piece.layout.hit(local.x, local.y).offset));
        self.ends = Some((range.start.into(), Caret { offset: range.end, after: true }));
    }

    /// A screen reader may ask for a selection among what it has been told of.
    fn requests(&mut self, ui: &Ui, response: &Response, page: &Page<'_>) {
        let requested = ui.input(|input| {
            let requests = input.accesskit_action_requests(response.id, Action::SetTextSelection);
            requests
                .filter_map(|request| match &request.data {
                    Some(ActionData::SetTextSelection(selection)) => Some(*selection),
                    _ => None,
                })
                .last()
        });
        let Some(selection) = requested else { return };
        let caret = |position| {
            page.in_sight.iter().find_map(|piece| {
                let local = access::runs(&piece.layout).caret(piece.id(response.id), position)?;
                Some(Caret { offset: local.offset + piece.range.start, ..local })
            })
        };
        if let (Some(anchor), Some(head)) = (caret(&selection.anchor), caret(&selection.focus)) {
            self.ends = Some((anchor, head));
            self.goal_x = None;
        }
    }

    fn keyboard(&mut self, ui: &Ui, page: &mut Page<'_>) -> Option<Caret> {
        let text = page.content.text;
        let mut moved = None;
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::Copy | Event::Cut => {
                    if let Some(selected) = self.range().and_then(|range| text.get(range)) {
                        ui.ctx().copy_text(selected.to_owned());
                    }
                }
                Event::Key { key: Key::A, pressed: true, modifiers, .. }
                    if modifiers.matches_logically(Modifiers::COMMAND) =>
                {
                    self.ends = Some((0.into(), Caret { offset: text.len(), after: true }));
                    self.goal_x = None;
                }
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.shift => {
                    let Some(motion) = Motion::of(key, modifiers, page.lines) else { continue };
                    moved = self.extend(motion, page).or(moved);
                }
                _ => {}
            }
        }
        moved
    }

    /// Moves the end of the selection as seen on the screen. Where nothing was selected, it begins at the top of what is in sight.
    fn extend(&mut self, motion: Motion, page: &mut Page<'_>) -> Option<Caret> {
        let first = page.in_sight.first().map(|piece| Caret::from(piece.range.start));
        let (anchor, head) = self.ends.or(first.map(|first| (first, first)))?;
        if !matches!(motion, Motion::Lines(_)) {
            self.goal_x = None;
        }
        let head = match motion {
            Motion::Letter(side) => page.letter(head, side)?,
            Motion::Word(side) => page.word(head, side)?,
            Motion::LineEnd(forward) => page.line_end(head, forward)?,
            Motion::TextEnd(true) => Caret { offset: page.content.text.len(), after: true },
            Motion::TextEnd(false) => 0.into(),
            Motion::Lines(lines) => {
                let x = match self.goal_x {
                    Some(x) => x,
                    None => page.x_of(head)?,
                };
                self.goal_x = Some(x);
                page.lines(head, lines, x)
            }
        };
        self.ends = Some((anchor, head));
        Some(head)
    }
}

impl Motion {
    fn of(key: Key, modifiers: Modifiers, page: usize) -> Option<Self> {
        let by_words = modifiers.ctrl || modifiers.alt;
        let side = |side| if by_words { Self::Word(side) } else { Self::Letter(side) };
        Some(match key {
            Key::ArrowLeft if modifiers.mac_cmd => Self::LineEnd(false),
            Key::ArrowRight if modifiers.mac_cmd => Self::LineEnd(true),
            Key::ArrowLeft => side(Side::Left),
            Key::ArrowRight => side(Side::Right),
            Key::ArrowUp => Self::Lines(-1),
            Key::ArrowDown => Self::Lines(1),
            Key::PageUp => Self::Lines(-(page as isize)),
            Key::PageDown => Self::Lines(page as isize),
            Key::Home | Key::End if modifiers.command => Self::TextEnd(key == Key::End),
            Key::Home | Key::End => Self::LineEnd(key == Key::End),
            _ => return None,
        })
    }
}

impl Page<'_> {
    fn piece(&mut self, index: usize) -> Option<PieceLayout> {
        self.flow.piece(self.context, self.content, index)
    }

    /// The piece that holds a caret, its index, and the caret counted from its start.
    fn around(&mut self, caret: Caret) -> Option<(usize, PieceLayout, Caret)> {
        let index = self.flow.piece_of(caret.offset, caret.after);
        let piece = self.piece(index)?;
        let local = piece.local(caret);
        Some((index, piece, local))
    }

    fn x_of(&mut self, caret: Caret) -> Option<f32> {
        let (_, piece, local) = self.around(caret)?;
        Some(piece.layout.caret(local).x)
    }

    fn letter(&mut self, caret: Caret, side: Side) -> Option<Caret> {
        let (index, piece, local) = self.around(caret)?;
        let moved = piece.layout.step(local, side);
        if moved != local {
            return Some(piece.global(moved));
        }
        Some(if leads_on(&piece, local, side) {
            self.piece(index + 1).map_or(caret, |next| next.range.start.into())
        } else {
            let before = index.checked_sub(1).and_then(|index| self.piece(index));
            before.map_or(caret, |before| Caret { offset: before.range.end, after: true })
        })
    }

    fn word(&mut self, caret: Caret, side: Side) -> Option<Caret> {
        let (_, piece, local) = self.around(caret)?;
        let text = self.content.text;
        Some(if leads_on(&piece, local, side) {
            Caret { offset: caret.offset + word_end(&text[caret.offset..]), after: true }
        } else {
            word_start(&text[..caret.offset]).into()
        })
    }

    fn line_end(&mut self, caret: Caret, forward: bool) -> Option<Caret> {
        let (_, piece, local) = self.around(caret)?;
        let line = piece.layout.lines.get(piece.layout.line_of(local))?;
        Some(piece.global(if forward { piece.layout.end_of(line) } else { line.range.start.into() }))
    }

    /// The caret so many lines further down (up where negative) at `x`; beyond the text, its beginning and its end.
    fn lines(&mut self, caret: Caret, lines: isize, x: f32) -> Caret {
        let mut at = caret;
        for _ in 0..lines.unsigned_abs() {
            let Some((index, piece, local)) = self.around(at) else { return at };
            let step = lines.signum();
            let next = if step < 0 { index.checked_sub(1) } else { Some(index + 1) };
            at = match piece.layout.vertical_step(local, step, x) {
                Some(moved) => piece.global(moved),
                None => match next.and_then(|next| self.piece(next)) {
                    Some(next) => next.global(next.layout.hit(x, if step < 0 { f32::INFINITY } else { 0.0 })),
                    None if step < 0 => return 0.into(),
                    None => return Caret { offset: self.content.text.len(), after: true },
                },
            };
        }
        at
    }
}

/// Whether reading goes on at this side of the screen.
fn leads_on(piece: &PieceLayout, local: Caret, side: Side) -> bool {
    let line = piece.layout.lines.get(piece.layout.line_of(local));
    (side == Side::Left) == line.map_or(piece.layout.right_to_left, |line| line.right_to_left)
}

/// The piece at a point, or the nearest one above or below it.
fn piece_at(in_sight: &[InSight], at: Pos2) -> Option<&InSight> {
    let behind = in_sight.partition_point(|piece| piece.at.y <= at.y);
    in_sight.get(behind.saturating_sub(1))
}

fn caret_at(in_sight: &[InSight], at: Pos2) -> Option<Caret> {
    let piece = piece_at(in_sight, at)?;
    let local = piece.layout.hit(at.x - piece.at.x, at.y - piece.at.y);
    Some(Caret { offset: local.offset + piece.range.start, after: local.after })
}
