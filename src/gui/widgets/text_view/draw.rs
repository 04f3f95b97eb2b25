//! A paragraph, back to front: selection, boxes of marks, letters, lines of marks.

use std::ops::Range;

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::flow::{Content, InSight};
use super::lanes::lanes;
use super::{Mark, Underline};
use crate::base::Rgba;
use crate::gui::widgets::{Mesh, Paint, color32, mesh};

const ROUNDING: f32 = 3.0;
/// How far marks that overlap are set off from each other, in points, and how often.
const LANE: f32 = 3.0;
const LANES_MOST: usize = 3;

pub(super) fn piece(
    ui: &Ui,
    piece: &InSight,
    content: &Content<'_>,
    selected: Option<Range<usize>>,
    opacity: f32,
    kept: Option<&mut Option<(Pos2, Mesh)>>,
) {
    let painter = ui.painter();
    let here: Vec<&Mark> = content.marks_in(&piece.range).map(|index| &content.marks[index]).collect();
    let boxes = here.iter().filter_map(|mark| Some((*mark, mark.fill?)));
    for ((mark, fill), lane) in boxes.clone().zip(lanes(boxes.map(|(mark, _)| &mark.range))) {
        for rect in piece.rects_of(&mark.range) {
            mark_box(painter, rect, lane, fill.with_opacity(opacity), mark.color.unwrap_or(fill));
        }
    }
    if let Some(selected) = selected {
        let fill = ui.visuals().hyperlink_color.gamma_multiply(0.25);
        for part in piece.layout.selection(piece.local(&selected)) {
            let rect = Rect::from_min_max(pos2(part.x0, part.top), pos2(part.x1, part.bottom));
            painter.rect_filled(rect.translate(piece.at.to_vec2()), 0.0, fill);
        }
    }
    letters(painter, piece, opacity, kept);
    let lines = here.iter().filter_map(|mark| Some((*mark, mark.underline?)));
    for ((mark, (line, color)), lane) in lines.clone().zip(lanes(lines.map(|(mark, _)| &mark.range))) {
        for rect in piece.rects_of(&mark.range) {
            underline(painter, rect.translate(vec2(0.0, LANE * lane as f32)), line, color.with_opacity(opacity));
        }
    }
    for (mark, outline) in here.iter().filter_map(|mark| Some((*mark, mark.outline?))) {
        for rect in piece.rects_of(&mark.range) {
            let stroke = Stroke::new(1.5, color32(outline));
            painter.rect_stroke(rect.expand2(vec2(1.0, 0.0)), ROUNDING, stroke, StrokeKind::Middle);
        }
    }
}

/// A box behind letters. One inside another is lower and has an edge in the colour of its letters.
fn mark_box(painter: &Painter, rect: Rect, lane: usize, fill: Rgba, edge: Rgba) {
    let inset = lane.min(LANES_MOST) as f32;
    let rect = rect.shrink2(vec2(inset, LANE * inset));
    painter.rect_filled(rect, ROUNDING, color32(fill));
    if lane > 0 {
        let stroke = Stroke::new(1.0, color32(edge.with_opacity(0.6)));
        painter.rect_stroke(rect, ROUNDING, stroke, StrokeKind::Inside);
    }
}

/// Draws the letters from the triangles of an earlier frame where those still hold.
fn letters(painter: &Painter, piece: &InSight, opacity: f32, kept: Option<&mut Option<(Pos2, Mesh)>>) {
    let ctx = painter.ctx();
    let make = || mesh(ctx, [(piece.at, piece.layout.as_ref(), Paint { opacity, ..Paint::default() })]);
    match kept {
        Some(Some((at, mesh))) if *at == piece.at && mesh.is_current(ctx) => mesh.paint(painter),
        Some(kept) => kept.insert((piece.at, make())).1.paint(painter),
        None => make().paint(painter),
    }
}

fn underline(painter: &Painter, rect: Rect, line: Underline, color: Rgba) {
    let color = color32(color);
    let y = rect.bottom() - 0.5;
    let ends = [pos2(rect.left() + 2.0, y), pos2(rect.right() - 2.0, y)];
    match line {
        Underline::Solid => {
            painter.line_segment(ends, Stroke::new(2.0, color));
        }
        Underline::Dotted => {
            painter.extend(Shape::dotted_line(&ends, color, 3.5, 0.9));
        }
    }
}
