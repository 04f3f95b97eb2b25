//! Short texts in a scene, and where they go without covering each other.

use std::sync::Arc;

use super::bounds::Bounds;
use super::display::{Scene, Shape};
use super::tokens::leading;
use crate::base::Rgba;
use crate::model::Target;
use crate::text::{Align, Direction, Elide, Layout, Style, TextEngine, Weight};

/// How a label is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelStyle {
    pub size: f32,
    pub color: Rgba,
    pub bold: bool,
    pub italic: bool,
}

impl LabelStyle {
    pub fn new(size: f32, color: Rgba) -> Self {
        Self { size, color, bold: false, italic: false }
    }

    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// One line of text, and the width of its letters.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub layout: Arc<Layout>,
    pub width: f32,
    pub height: f32,
}

impl Label {
    /// Sets `text` on one line of at most `most` points; what is too long ends in `…`.
    pub fn new(engine: &mut TextEngine, text: &str, style: LabelStyle, most: Option<f32>) -> Self {
        let style = Style {
            weight: if style.bold { Weight::Bold } else { Weight::Regular },
            italic: style.italic,
            size: style.size,
            line_height: leading::NOTE,
            color: style.color,
            direction: Direction::Auto,
            align: Align::Left,
            elide: if most.is_some() { Elide::Lines(1) } else { Elide::Wrap },
            width: most,
            ..Style::default()
        };
        let layout = Arc::new(engine.layout(text, &style, &[]));
        let bounds = Shape::Text { at: [0.0; 2], layout: Arc::clone(&layout) }.bounds();
        Self { layout, width: bounds.width(), height: bounds.height() }
    }

    /// Draws it with its letters in the box at `min`.
    pub fn draw(&self, scene: &mut Scene, min: [f32; 2], target: Option<Target>) {
        let inset = Shape::Text { at: [0.0; 2], layout: Arc::clone(&self.layout) }.bounds().min[0];
        scene.push(Shape::Text { at: [min[0] - inset, min[1]], layout: Arc::clone(&self.layout) }, target);
    }

    pub fn size(&self) -> [f32; 2] {
        [self.width, self.height]
    }
}

/// Which places of a picture are taken. A grid of cells finds what lies near without looking at everything.
pub(super) struct Room {
    page: Bounds,
    columns: usize,
    cells: Vec<Vec<u32>>,
    taken: Vec<Bounds>,
}

const CELL: f32 = 48.0;

impl Room {
    /// Everything is to lie inside `page`.
    pub fn new(page: Bounds) -> Self {
        let count = |length: f32| (length / CELL).ceil().clamp(1.0, 400.0) as usize;
        let (columns, rows) = (count(page.width()), count(page.height()));
        Self { page, columns, cells: vec![Vec::new(); columns * rows], taken: Vec::new() }
    }

    pub fn is_free(&self, bounds: Bounds) -> bool {
        let near = |index: &u32| self.taken[*index as usize].overlaps(bounds);
        // What was placed last is what most likely stands in the way.
        self.page.contains_box(bounds) && !self.cells_of(bounds).any(|cell| self.cells[cell].iter().rev().any(near))
    }

    pub fn take(&mut self, bounds: Bounds) {
        let index = u32::try_from(self.taken.len()).unwrap_or(u32::MAX);
        self.taken.push(bounds);
        let cells: Vec<usize> = self.cells_of(bounds).collect();
        cells.into_iter().for_each(|cell| self.cells[cell].push(index));
    }

    fn cells_of(&self, bounds: Bounds) -> impl Iterator<Item = usize> + use<> {
        let rows = self.cells.len() / self.columns;
        let cell = |at: f32, from: f32, most: usize| (((at - from) / CELL).max(0.0) as usize).min(most - 1);
        let columns = self.columns;
        let (left, right) =
            (cell(bounds.min[0], self.page.min[0], columns), cell(bounds.max[0], self.page.min[0], columns));
        let (top, bottom) = (cell(bounds.min[1], self.page.min[1], rows), cell(bounds.max[1], self.page.min[1], rows));
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}
