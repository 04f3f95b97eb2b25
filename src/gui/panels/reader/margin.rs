//! The margin: beside each paragraph the events it tells of, with their days.

use egui::{Rect, Sense, Ui, pos2, vec2};

use crate::gui::context::Context;
use crate::gui::panels::{focus_ring, marks};
use crate::gui::theme::{color, size};
use crate::gui::widgets::{Paint, TextRole, TextViewOutput, describe_selectable, lay, paint};
use crate::model::Target;
use crate::model::page::MarginNote;
use crate::scene::tokens::leading;
use crate::text::{Align, Elide, Style, Weight};

/// Width of the margin, in points.
pub const NOTES: f32 = 116.0;

/// Draws the notes beside the words that tell of their events; one that has no room moves down.
pub fn ui(ui: &Ui, context: &Context<'_>, notes: &[MarginNote], output: &TextViewOutput, room: Rect) {
    let clip = output.viewport.with_min_x(room.left());
    let mut free_from = f32::NEG_INFINITY;
    let seen = output.range_in_sight();
    let first = notes.partition_point(|note| (note.at.start as usize) < seen.start);
    for note in notes[first..].iter().take_while(|note| (note.at.start as usize) < seen.end) {
        let Some(at) = output.rect_of(note.at.to_usize()) else { continue };
        let top = at.top().max(free_from);
        let height = note_ui(ui, context, note, pos2(room.left() + 10.0, top), clip);
        free_from = top + height + 8.0;
    }
}

/// Draws a note and returns its height.
fn note_ui(ui: &Ui, context: &Context<'_>, note: &MarginNote, at: egui::Pos2, clip: Rect) -> f32 {
    let theme = context.theme;
    let width = NOTES - 20.0;
    let small = Style { size: size::SMALL, line_height: leading::NOTE, ..TextRole::Small.style(theme.muted) };
    let weight = if note.again { Weight::Regular } else { Weight::Bold };
    let day_style = Style { weight, italic: note.inferred, color: theme.ink, ..small.clone() };
    let day = lay(ui.ctx(), note.day.as_deref().unwrap_or("undated"), &day_style);
    let label_style = Style {
        elide: Elide::Lines(if note.again { 1 } else { 2 }),
        align: Align::Right,
        width: Some(width),
        ..small.clone()
    };
    let label = lay(ui.ctx(), &note.label, &label_style);
    let mut more = Vec::new();
    if note.inferred && !note.again {
        more.push("inferred".to_owned());
    }
    if note.sources > 1 && !note.again {
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
        let response =
            ui.interact(rect.intersect(clip), ui.scope_id().with(("note", note.event, note.paragraph)), Sense::click());
        let selected = context.is_selected(target);
        let name = format!("{}, {}, {}", note.label, note.kind, note.day.as_deref().unwrap_or("undated"));
        describe_selectable(&response, egui::Role::Note, selected, &name);
        focus_ring(ui, &response, context);
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
