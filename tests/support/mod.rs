//! A renderer without GPU or display: what a test's window would show, as pixels that can be looked at.
//!
//! ```ignore
//! let screen = Screen::default();
//! let mut harness = Harness::builder().renderer(screen.renderer()).build_ui(|ui| { … });
//! harness.run();
//! screen.picture(&harness).save("my-panel");
//! ```

#![allow(dead_code, reason = "each test takes what it needs")]

pub mod window;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use egui::epaint::{ClippedPrimitive, ImageData, Primitive, Vertex};
use egui::{Color32, ColorImage, TextureId, TextureOptions, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use resvg::tiny_skia::Pixmap;

/// The textures that the window has sent so far.
#[derive(Clone, Default)]
pub struct Screen(Arc<Mutex<BTreeMap<TextureId, Texture>>>);

struct Texture {
    image: ColorImage,
    options: TextureOptions,
}

/// What goes into `Harness::builder().renderer(…)`.
pub struct Renderer(Screen);

impl TestRenderer for Renderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.0.lock().expect("no test panicked here");
        let changes = delta.set.drain().flat_map(|(id, deltas)| deltas.into_iter().map(move |delta| (id, delta)));
        for (id, delta) in changes {
            let ImageData::Color(image) = delta.image;
            let Some([left, top]) = delta.pos else {
                textures.insert(id, Texture { image: (*image).clone(), options: delta.options });
                continue;
            };
            let texture = textures.get_mut(&id).expect("a patch follows its texture");
            let [width, height] = image.size;
            let stride = texture.image.size[0];
            for row in 0..height {
                let from = (top + row) * stride + left;
                texture.image.pixels[from..from + width].copy_from_slice(&image.pixels[row * width..(row + 1) * width]);
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Screen {
    pub fn renderer(&self) -> Renderer {
        Renderer(self.clone())
    }

    /// How many textures the window holds.
    pub fn texture_count(&self) -> usize {
        self.0.lock().expect("no test panicked here").len()
    }

    /// What the window shows after its last step.
    pub fn picture<State>(&self, harness: &Harness<'_, State>) -> Picture {
        let ctx = &harness.ctx;
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut picture = Picture::new(size.x.round() as usize, size.y.round() as usize);
        let textures = self.0.lock().expect("no test panicked here");
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(harness.output().shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = textures.get(&mesh.texture_id) else { continue };
            let clip =
                [clip_rect.left(), clip_rect.top(), clip_rect.right(), clip_rect.bottom()].map(|v| (v * scale).round());
            for corners in mesh.indices.chunks_exact(3) {
                let corners = [0, 1, 2].map(|i| mesh.vertices[corners[i] as usize]);
                picture.triangle(corners, texture, clip, scale);
            }
        }
        picture
    }
}

/// The Arabic strings of the last frame that egui's own text layout has set, and so has set wrongly.
pub fn arabic_in_egui_text<State>(harness: &Harness<'_, State>) -> Vec<String> {
    fn collect(shape: &egui::Shape, found: &mut Vec<String>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
            egui::Shape::Text(text) if text.galley.text().chars().any(is_right_to_left_script) => {
                found.push(text.galley.text().to_owned());
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut found);
    }
    found
}

/// Whether `letter` is of one of the Arabic blocks (letters, digits and signs, supplements, presentation forms, mathematical alphabet), of
/// another script that is written from the right, or turns the direction of what stands around it.
pub fn is_right_to_left_script(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Pixels with premultiplied alpha, as egui has them.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Color32>,
}

impl Picture {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![Color32::TRANSPARENT; width * height] }
    }

    pub fn pixel(&self, x: usize, y: usize) -> Color32 {
        self.pixels[y * self.width + x]
    }

    /// Writes `NAME.png` into the tests' folder below `target/tmp` and says where.
    pub fn save(&self, name: &str) -> PathBuf {
        let mut pixmap = Pixmap::new(self.width as u32, self.height as u32).expect("a picture has a size");
        for (to, from) in pixmap.data_mut().chunks_exact_mut(4).zip(&self.pixels) {
            to.copy_from_slice(&from.to_array());
        }
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        pixmap.save_png(&path).expect("the tests' folder can be written to");
        println!("{}", path.display());
        path
    }

    /// Fills a triangle, sampling at the middle of each pixel. An edge belongs to the triangle to its right or below it, so that two that
    /// share an edge do not both paint it.
    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &Texture, clip: [f32; 4], scale: f32) {
        let at = |v: &Vertex| [v.pos.x * scale, v.pos.y * scale];
        let edge =
            |a: [f32; 2], b: [f32; 2], p: [f32; 2]| (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
        let mut area = edge(at(&corners[0]), at(&corners[1]), at(&corners[2]));
        if area < 0.0 {
            corners.swap(1, 2);
            area = -area;
        }
        if area == 0.0 || !area.is_finite() {
            return;
        }
        let points = corners.each_ref().map(at);
        let owns = |a: [f32; 2], b: [f32; 2]| (a[1] == b[1] && b[0] > a[0]) || b[1] < a[1];
        let span = |axis: usize, from: f32, to: f32, most: usize| {
            let low = points.iter().map(|p| p[axis]).fold(f32::INFINITY, f32::min).max(from).max(0.0);
            let high = points.iter().map(|p| p[axis]).fold(f32::NEG_INFINITY, f32::max).min(to).min(most as f32);
            low.floor() as usize..high.ceil().max(0.0) as usize
        };
        let rows = span(1, clip[1], clip[3], self.height);
        let columns = span(0, clip[0], clip[2], self.width);
        for y in rows {
            for x in columns.clone() {
                let p = [x as f32 + 0.5, y as f32 + 0.5];
                if p[0] < clip[0] || p[0] > clip[2] || p[1] < clip[1] || p[1] > clip[3] {
                    continue;
                }
                let weights =
                    [(1, 2), (2, 0), (0, 1)].map(|(a, b)| (edge(points[a], points[b], p), owns(points[a], points[b])));
                if weights.iter().any(|&(w, owned)| w < 0.0 || w == 0.0 && !owned) {
                    continue;
                }
                let [a, b, c] = weights.map(|(w, _)| w / area);
                let mix = |of: &dyn Fn(&Vertex) -> f32| of(&corners[0]) * a + of(&corners[1]) * b + of(&corners[2]) * c;
                let texel = texture.sample(mix(&|v| v.uv.x), mix(&|v| v.uv.y));
                let source = [0, 1, 2, 3].map(|i| mix(&|v| f32::from(v.color.to_array()[i])) * texel[i] / 255.0);
                let under = &mut self.pixels[y * self.width + x];
                let old = under.to_array();
                let new = [0, 1, 2, 3].map(|i| {
                    (source[i] + f32::from(old[i]) * (1.0 - source[3] / 255.0)).round().clamp(0.0, 255.0) as u8
                });
                *under = Color32::from_rgba_premultiplied(new[0], new[1], new[2], new[3]);
            }
        }
    }
}

impl Texture {
    /// The premultiplied colour at `u`, `v` (0 to 1), interpolated where the texture asks for it.
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let [width, height] = self.image.size;
        let texel = |x: f32, y: f32| {
            let x = (x.max(0.0) as usize).min(width - 1);
            let y = (y.max(0.0) as usize).min(height - 1);
            self.image.pixels[y * width + x].to_array().map(f32::from)
        };
        let (x, y) = (u * width as f32, v * height as f32);
        if self.options.magnification == egui::TextureFilter::Nearest {
            return texel(x, y);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let corners = [
            (0.0, 0.0, (1.0 - fx) * (1.0 - fy)),
            (1.0, 0.0, fx * (1.0 - fy)),
            (0.0, 1.0, (1.0 - fx) * fy),
            (1.0, 1.0, fx * fy),
        ];
        corners.iter().fold([0.0; 4], |mut sum, &(dx, dy, weight)| {
            let value = texel(left + dx, top + dy);
            (0..4).for_each(|i| sum[i] += value[i] * weight);
            sum
        })
    }
}
