//! What a screen reader is told of a document: its paragraphs letter by letter, its marks, and what is selected.

use egui::{Id, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};

use super::TextView;
use super::flow::InSight;
use crate::gui::widgets::label::Label;
use crate::gui::widgets::{TextRole, access};
use crate::text::{Caret, Direction};

/// What is said of a paragraph that stands back.
const BESIDE: &str = "Not part of the article itself";

impl InSight {
    /// The node of the paragraph, in the view of which the text is `view`.
    pub(super) fn id(&self, view: Id) -> Id {
        view.with(("paragraph", self.index))
    }
}

impl TextView<'_> {
    /// `direction` is that of most of its letters.
    pub(super) fn describe(&self, response: &Response, direction: Option<Direction>) {
        response.widget_info(|| WidgetInfo::new(Role::Document));
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.add_action(egui::accesskit::Action::SetTextSelection);
            node.set_read_only();
        });
        let head = &self.content.text[..self.content.text.floor_char_boundary(2000)];
        let right_to_left = direction == Some(Direction::RightToLeft);
        access::set_language_of(&response.ctx, response.id, head, right_to_left);
    }

    /// Puts out the paragraphs in sight and makes each of their marks a thing that can be hovered, clicked, and found by a screen reader.
    /// Returns the mark under the pointer and the one that was clicked; where marks overlap, the shorter one counts.
    pub(super) fn describe_paragraphs(
        &self,
        ui: &mut Ui,
        view: &Response,
        in_sight: &[InSight],
    ) -> (Option<usize>, Option<usize>) {
        let (mut hovered, mut clicked): (Option<usize>, Option<usize>) = (None, None);
        let shorter = |new: usize, old: Option<usize>| {
            old.is_none_or(|old| self.content.marks[new].range.len() < self.content.marks[old].range.len())
        };
        for piece in in_sight {
            let id = piece.id(view.id);
            let builder = UiBuilder::new().scope_id(id).max_rect(piece.rect());
            let builder = builder.accessibility_parent(view.id).accessibility_role(Role::Paragraph);
            let mut ui = ui.new_child(builder);
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_label(&*piece.layout.text);
                node.set_bounds(access::bounds(piece.rect()));
            });
            if self.content.blocks[piece.block].opacity < 1.0 {
                ui.ctx().accesskit_node_builder(id, |node| node.set_description(BESIDE));
            }
            access::set_language_of(ui.ctx(), id, &piece.layout.text, piece.layout.right_to_left);
            access::runs(&piece.layout).put_out(&mut ui, id, piece.at);
            for index in self.content.marks_in(&piece.range) {
                for response in self.mark_parts(&ui, piece, index) {
                    if response.contains_pointer() && shorter(index, hovered) {
                        hovered = Some(index);
                    }
                    if response.clicked() && shorter(index, clicked) {
                        clicked = Some(index);
                    }
                    self.explain(response, index);
                }
            }
        }
        (hovered, clicked)
    }

    /// A response for each line that a mark stands on; the first has its name.
    fn mark_parts(&self, ui: &Ui, piece: &InSight, index: usize) -> Vec<Response> {
        let mark = &self.content.marks[index];
        if !mark.clickable && mark.tooltip.is_empty() {
            return Vec::new();
        }
        let sense = if mark.clickable { Sense::click() } else { Sense::hover() };
        let parts = piece.rects_of(&mark.range).into_iter().enumerate().map(|(part, rect)| {
            let response = ui.interact(rect, ui.unique_id().with(("mark", index, part)), sense);
            if response.has_focus() {
                let stroke = Stroke::new(1.5, ui.visuals().hyperlink_color);
                ui.painter().rect_stroke(rect.expand(1.0), 3.0, stroke, StrokeKind::Outside);
            }
            if part == 0 {
                let name = self.content.text.get(mark.range.clone()).unwrap_or("");
                let role = if mark.clickable { Role::Link } else { Role::Mark };
                access::describe(&response, role, name);
                if !mark.tooltip.is_empty() {
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(mark.tooltip.join("\n")));
                }
            }
            response
        });
        parts.collect()
    }

    fn explain(&self, response: Response, index: usize) {
        if let Some(menu) = self.menu {
            response.context_menu(|ui| menu(ui, Some(index)));
        }
        let lines = &self.content.marks[index].tooltip;
        // A card that was on show when a dialog came must not stay in front of it.
        let below_dialog = !response.ctx.memory(|memory| memory.is_above_modal_layer(response.layer_id));
        if lines.is_empty() || below_dialog {
            return;
        }
        let explanation = |ui: &mut Ui| {
            ui.set_max_width(360.0);
            if self.card.is_some_and(|card| card(ui, index)) {
                return;
            }
            for (line, text) in lines.iter().enumerate() {
                let role = if line == 0 { TextRole::Strong } else { TextRole::Body };
                ui.add(Label::new(text, role).wrap());
            }
        };
        if response.has_focus() && !response.hovered() {
            response.show_tooltip_ui(explanation);
        } else {
            response.on_hover_ui(explanation);
        }
    }

    /// Tells what is selected, as far as it is in sight.
    pub(super) fn describe_selection(&self, view: &Response, ends: Option<(Caret, Caret)>, in_sight: &[InSight]) {
        let (Some((anchor, head)), Some(first), Some(last)) = (ends, in_sight.first(), in_sight.last()) else { return };
        let position = |caret: Caret| {
            let caret = match caret.offset {
                before if before < first.range.start => first.range.start.into(),
                behind if behind > last.range.end => Caret { offset: last.range.end, after: true },
                _ => caret,
            };
            let is_in =
                |piece: &&InSight| caret.offset < piece.range.end || caret.offset == piece.range.end && caret.after;
            let piece = in_sight.iter().find(is_in).unwrap_or(last);
            let offset = caret.offset.clamp(piece.range.start, piece.range.end) - piece.range.start;
            access::runs(&piece.layout).position(piece.id(view.id), Caret { offset, ..caret })
        };
        if let (Some(anchor), Some(focus)) = (position(anchor), position(head)) {
            let selection = egui::accesskit::TextSelection { anchor, focus };
            view.ctx.accesskit_node_builder(view.id, |node| node.set_text_selection(selection));
        }
    }
}
