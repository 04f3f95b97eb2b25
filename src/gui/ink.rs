//! Text of any script in the window: laid out once, then painted where it belongs.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Galley, Painter, Pos2, TextFormat, Ui, Vec2};

use super::theme::{bold, color};
use crate::base::Rgba;
use crate::text::{Align, Direction, Elide, Family, Style, Weight};

/// Interface text of `size` in `ink`: one line, as wide as it takes.
pub fn style(size: f32, ink: Rgba) -> Style {
    Style {
        family: Family::Interface,
        weight: Weight::Regular,
        italic: false,
        size,
        line_height: 1.5,
        color: ink,
        direction: Direction::Auto,
        align: Align::Start,
        elide: Elide::Wrap,
        width: None,
    }
}

/// A laid-out paragraph.
pub struct Ink(Arc<Galley>);

impl Ink {
    pub fn lay(ui: &Ui, text: &str, style: &Style) -> Self {
        let family = if style.weight == Weight::Bold { bold() } else { FontFamily::Proportional };
        let format = TextFormat {
            font_id: FontId::new(style.size, family),
            line_height: Some(style.size * style.line_height),
            color: color(style.color),
            italics: style.italic,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap.max_width = style.width.unwrap_or(f32::INFINITY);
        if let Elide::Lines(lines) = style.elide {
            job.wrap.max_rows = lines;
        }
        Self(ui.fonts_mut(|fonts| fonts.layout_job(job)))
    }

    pub fn size(&self) -> Vec2 {
        self.0.size()
    }

    pub fn paint(&self, painter: &Painter, at: Pos2) {
        painter.galley(at, Arc::clone(&self.0), Color32::PLACEHOLDER);
    }
}
