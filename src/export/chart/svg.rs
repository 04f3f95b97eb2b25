//! Display list → SVG. Text becomes outlines, so that it looks the same everywhere; what it says stands beside it for search and
//! screen readers.

use std::fmt::Write as _;

use crate::base::Rgba;
use crate::model::Target;
use crate::scene::{Item, Scene, Shape, Stroke};
use crate::text::{Fonts, Layout, PathCommand, SLANT, outline};

/// The picture as an SVG document.
pub fn svg(scene: &Scene, fonts: &Fonts) -> String {
    let mut writer = Writer { out: String::with_capacity(64 * 1024), gradients: 0, fonts };
    writer.scene(scene);
    writer.out
}

struct Writer<'a> {
    out: String,
    gradients: usize,
    fonts: &'a Fonts,
}

impl Writer<'_> {
    fn scene(&mut self, scene: &Scene) {
        let (width, height) = (number(scene.width), number(scene.height));
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n",
            escape(&scene.title)
        ));
        self.put(format_args!("<rect width=\"{width}\" height=\"{height}\"{}/>\n", fill(scene.background)));
        for same in scene.items.chunk_by(|a, b| a.target == b.target) {
            match same[0].target.and_then(|target| scene.names.get(&target).map(|name| (target, name))) {
                Some((target, name)) => {
                    self.put(format_args!("<g{}><title>{}</title>\n", data(target), escape(name)));
                    same.iter().for_each(|item| self.item(item));
                    self.out.push_str("</g>\n");
                }
                None => same.iter().for_each(|item| self.item(item)),
            }
        }
        self.out.push_str("</svg>\n");
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.out.write_fmt(text);
    }

    fn item(&mut self, item: &Item) {
        match &item.shape {
            Shape::Line { from, to, stroke: line } => {
                let [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]].map(number);
                let stroke = stroke(Some(*line));
                self.put(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{stroke}/>\n"));
            }
            Shape::Circle { center, radius, fill: inside, stroke: rim } => {
                let [cx, cy, r] = [center[0], center[1], *radius].map(number);
                let paint = fill(*inside) + &stroke(*rim);
                self.put(format_args!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"{paint}/>\n"));
            }
            Shape::Rect { min, max, radius, fill: inside, stroke: rim } => {
                let paint = fill(*inside) + &stroke(*rim);
                self.rect(*min, *max, *radius, &paint);
            }
            Shape::Polygon { points, fill: inside, stroke: rim } => {
                let corners: Vec<String> =
                    points.iter().map(|p| format!("{},{}", number(p[0]), number(p[1]))).collect();
                let paint = fill(*inside) + &stroke(*rim);
                self.put(format_args!("<polygon points=\"{}\"{paint}/>\n", corners.join(" ")));
            }
            Shape::Fade { min, max, from, to } => {
                self.gradients += 1;
                let id = self.gradients;
                let stop = |at: u8, color: Rgba| {
                    let (hex, opacity) = (color.to_hex(), number(color.opacity()));
                    format!("<stop offset=\"{at}\" stop-color=\"{hex}\" stop-opacity=\"{opacity}\"/>")
                };
                let stops = stop(0, *from) + &stop(1, *to);
                self.put(format_args!("<linearGradient id=\"fade{id}\">{stops}</linearGradient>\n"));
                self.rect(*min, *max, 0.0, &format!(" fill=\"url(#fade{id})\""));
            }
            Shape::Text { at, layout } => self.text(*at, layout),
        }
    }

    fn rect(&mut self, min: [f32; 2], max: [f32; 2], radius: f32, paint: &str) {
        let [x, y, width, height] = [min[0], min[1], max[0] - min[0], max[1] - min[1]].map(number);
        let round = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
        self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}{paint}/>\n"));
    }

    /// One path per colour, with the words as its label.
    fn text(&mut self, at: [f32; 2], layout: &Layout) {
        // The words are isolated, so that a program that shows them in a line of its own keeps their order.
        let words = format!("\u{2067}{}\u{2069}", layout.text);
        let words = if layout.right_to_left { words.as_str() } else { &layout.text };
        let label = format!(" role=\"img\" aria-label=\"{}\"", escape(words));
        for same in layout.glyphs.chunk_by(|a, b| a.color == b.color) {
            let mut path = String::new();
            for glyph in same {
                let face = self.fonts.face(glyph.font);
                let lean = if glyph.slanted { SLANT } else { 0.0 };
                let place = |p: [f32; 2]| {
                    let [x, y] = [at[0] + glyph.x + p[0] - lean * p[1], at[1] + glyph.y + p[1]];
                    format!("{} {}", number(x), number(y))
                };
                for command in outline(&face, glyph.id, glyph.size) {
                    let step = match command {
                        PathCommand::MoveTo(to) => format!("M{}", place(to)),
                        PathCommand::LineTo(to) => format!("L{}", place(to)),
                        PathCommand::QuadTo(c, to) => format!("Q{} {}", place(c), place(to)),
                        PathCommand::CurveTo(c, d, to) => format!("C{} {} {}", place(c), place(d), place(to)),
                        PathCommand::Close => "Z".to_owned(),
                    };
                    path.push_str(&step);
                }
            }
            if !path.is_empty() {
                self.put(format_args!("<path d=\"{path}\"{}{label}/>\n", fill(same[0].color)));
            }
        }
    }
}

fn data(target: Target) -> String {
    match target {
        Target::Document(id) => format!(" data-document=\"{id}\""),
        Target::Entity(id) => format!(" data-entity=\"{id}\""),
        Target::Event(id) => format!(" data-event=\"{id}\""),
        Target::Tie(a, b) => format!(" data-tie=\"{a} {b}\""),
    }
}

fn fill(color: Rgba) -> String {
    if color.a == 0 {
        return " fill=\"none\"".to_owned();
    }
    let opacity = if color.a == 255 { String::new() } else { format!(" fill-opacity=\"{}\"", number(color.opacity())) };
    format!(" fill=\"{}\"{opacity}", color.to_hex())
}

fn stroke(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke.filter(|stroke| stroke.color.a > 0 && stroke.width > 0.0) else { return String::new() };
    let mut text = format!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.color.to_hex(), number(stroke.width));
    if stroke.color.a < 255 {
        let _ = write!(text, " stroke-opacity=\"{}\"", number(stroke.color.opacity()));
    }
    if let Some((dash, gap)) = stroke.dash {
        let _ = write!(text, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
    }
    text
}

/// To a hundredth, without useless zeros.
fn number(value: f32) -> String {
    let text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// For element content and attributes in double quotes. Characters that XML forbids are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}
