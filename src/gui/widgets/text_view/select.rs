//! Selecting with pointer and keyboard, and copying.

use std::ops::Range;

use egui::{Event, EventFilter, Key, Modifiers, PointerButton, Pos2, Response, Ui};

use super::Block;
use super::flow::InSight;
use crate::text::{Caret, Side};

/// What is selected, from where it was begun to where it ends now. Carets count bytes of the whole text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Selection {
    ends: Option<(Caret, Caret)>,
}

impl Selection {
    /// Bytes of the text, unless nothing is selected.
    pub fn range(&self) -> Option<Range<usize>> {
        let (anchor, head) = self.ends?;
        let range = anchor.offset.min(head.offset)..anchor.offset.max(head.offset);
        (!range.is_empty()).then_some(range)
    }

    pub fn handle(&mut self, ui: &Ui, response: &Response, text: &str, blocks: &[Block], in_sight: &[InSight]) {
        self.pointer(ui, response, blocks, in_sight);
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            self.keyboard(ui, text, in_sight);
        } else if ui.input(|input| input.pointer.primary_pressed()) && !response.contains_pointer() {
            self.ends = None;
        }
    }

    fn pointer(&mut self, ui: &Ui, response: &Response, blocks: &[Block], in_sight: &[InSight]) {
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let (pressed, released) = ui.input(|input| (input.pointer.primary_pressed(), input.pointer.primary_released()));
        if (pressed || released) && response.contains_pointer() {
            // A click on a mark takes the focus from the text around it.
            response.request_focus();
        }
        if pressed && response.contains_pointer() {
            let Some(caret) = caret_at(in_sight, at) else { return };
            let extend = ui.input(|input| input.modifiers.shift);
            self.ends = Some(match self.ends {
                Some((anchor, _)) if extend => (anchor, caret),
                _ => (caret, caret),
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
            self.select_around(in_sight, at, |piece, _| blocks[piece.block].range.clone());
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

    fn keyboard(&mut self, ui: &Ui, text: &str, in_sight: &[InSight]) {
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
                }
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.shift => self.extend(key, in_sight),
                _ => {}
            }
        }
    }

    /// Moves the end of the selection by a letter or a line, as seen on the screen.
    fn extend(&mut self, key: Key, in_sight: &[InSight]) {
        let Some((_, head)) = &mut self.ends else { return };
        let holds = |piece: &&InSight| piece.range.start <= head.offset && head.offset <= piece.range.end;
        let Some(index) = in_sight.iter().position(|piece| holds(&piece)) else { return };
        let piece = &in_sight[index];
        let local = Caret { offset: head.offset - piece.range.start, after: head.after };
        let x = piece.layout.caret(local).x;
        let moved = match key {
            Key::ArrowLeft => Some(piece.layout.step(local, Side::Left)),
            Key::ArrowRight => Some(piece.layout.step(local, Side::Right)),
            Key::ArrowUp => piece.layout.vertical_step(local, -1, x),
            Key::ArrowDown => piece.layout.vertical_step(local, 1, x),
            _ => return,
        };
        let back = match key {
            Key::ArrowUp => true,
            Key::ArrowDown => false,
            Key::ArrowLeft => !piece.layout.right_to_left,
            _ => piece.layout.right_to_left,
        };
        if let Some(caret) = moved.filter(|&caret| caret != local) {
            *head = Caret { offset: caret.offset + piece.range.start, after: caret.after };
        } else if back {
            if let Some(above) = index.checked_sub(1).map(|above| &in_sight[above]) {
                *head = Caret { offset: above.range.end, after: true };
            }
        } else if let Some(below) = in_sight.get(index + 1) {
            *head = below.range.start.into();
        }
    }
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
