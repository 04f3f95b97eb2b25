//! Glyphs → small pictures packed into textures.

use egui::epaint::ImageDelta;
use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};
use rustc_hash::FxHashMap;
use swash::scale::image::Content;
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::{Format, Transform, Vector};

use crate::text::{FontFace, FontId, SLANT};

/// Width and height of a page in pixels.
const SIDE: usize = 1024;
/// More pages than this are thrown away when the next frame begins.
const PAGES_KEPT: usize = 4;
/// More pages than this are never made: 32 MiB of texture.
const PAGES_MOST: usize = 8;
/// Free pixels around a glyph, so that linear sampling does not mix in its neighbour.
const GAP: usize = 1;

/// A glyph as it is drawn at one size and place in the pixel grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub font: FontId,
    pub id: u16,
    /// Size in quarters of a physical pixel.
    pub quarters: u16,
    /// How many quarters of a pixel the origin lies right of the grid.
    pub bin: u8,
    pub slanted: bool,
}

/// Where a glyph lies in the atlas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub page: usize,
    pub uv: Rect,
    /// From the origin to the top left corner, in physical pixels.
    pub offset: Vec2,
    /// In physical pixels.
    pub size: Vec2,
    /// A picture with colours of its own.
    pub colored: bool,
}

#[derive(Default)]
pub(super) struct Atlas {
    pages: Vec<Page>,
    /// `None` for a glyph without ink.
    slots: FxHashMap<Key, Option<Slot>>,
    scale: ScaleContext,
    generation: u64,
    pass: u64,
}

struct Page {
    texture: TextureHandle,
    /// Where the next glyph goes, and the height of the present row.
    x: usize,
    y: usize,
    row: usize,
}

impl Atlas {
    /// To be called before the first glyph of a frame. Pages are only ever emptied here, so that all meshes of a frame stay right.
    pub fn begin_pass(&mut self, pass: u64) {
        if self.pass != pass {
            self.pass = pass;
            if self.pages.len() > PAGES_KEPT {
                self.pages.clear();
                self.slots.clear();
                self.generation += 1;
            }
        }
    }

    /// Changes when slots given before are no longer good.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    pub fn texture(&self, page: usize) -> Option<TextureId> {
        self.pages.get(page).map(|page| page.texture.id())
    }

    /// The place of a glyph, rasterised if it is not there yet. `None` for one without ink, or in a frame that has filled all pages.
    pub fn slot(&mut self, ctx: &Context, key: Key, face: impl FnOnce() -> FontFace) -> Option<Slot> {
        if let Some(&slot) = self.slots.get(&key) {
            return slot;
        }
        let slot = match self.rasterize(key, &face()) {
            Some((image, offset, colored)) => {
                let size = image.size;
                let Some((page, x, y)) = self.place(ctx, size) else {
                    ctx.request_repaint();
                    return None;
                };
                let delta = ImageDelta::partial([x, y], image, TextureOptions::LINEAR);
                ctx.tex_manager().write().set(self.pages[page].texture.id(), delta);
                let side = SIDE as f32;
                let size = vec2(size[0] as f32, size[1] as f32);
                let uv = Rect::from_min_size(pos2(x as f32 / side, y as f32 / side), size / side);
                Some(Slot { page, uv, offset, size, colored })
            }
            None => None,
        };
        self.slots.insert(key, slot);
        slot
    }

    fn rasterize(&mut self, key: Key, face: &FontFace) -> Option<(ColorImage, Vec2, bool)> {
        let font = face.font_ref()?;
        let mut scaler = self.scale.builder(font).size(f32::from(key.quarters) / 4.0).hint(false).build();
        let slant = Transform { xx: 1.0, xy: 0.0, yx: SLANT, yy: 1.0, x: 0.0, y: 0.0 };
        let image = Render::new(&[Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit), Source::Outline])
            .format(Format::Alpha)
            .offset(Vector::new(f32::from(key.bin) / 4.0, 0.0))
            .transform(key.slanted.then_some(slant))
            .render(&mut scaler, key.id)?;
        let (width, height) = (image.placement.width as usize, image.placement.height as usize);
        if width == 0 || height == 0 || width + GAP * 2 > SIDE || height + GAP * 2 > SIDE {
            return None;
        }
        let colored = image.content == Content::Color;
        let pixels: Vec<Color32> = if colored {
            image.data.chunks_exact(4).map(|p| Color32::from_rgba_unmultiplied(p[0], p[1], p[2], p[3])).collect()
        } else {
            image.data.iter().map(|&alpha| Color32::from_white_alpha(alpha)).collect()
        };
        if pixels.len() != width * height {
            return None;
        }
        let offset = vec2(image.placement.left as f32, -image.placement.top as f32);
        Some((ColorImage::new([width, height], pixels), offset, colored))
    }

    /// A free place for a picture: page and top left corner.
    fn place(&mut self, ctx: &Context, [width, height]: [usize; 2]) -> Option<(usize, usize, usize)> {
        if let Some(at) = self.pages.last_mut().and_then(|page| page.place(width, height)) {
            return Some((self.pages.len() - 1, at.0, at.1));
        }
        if self.pages.len() == PAGES_MOST {
            return None;
        }
        let blank = ColorImage::filled([SIDE, SIDE], Color32::TRANSPARENT);
        let name = format!("glyphs {}", self.pages.len());
        let texture = ctx.load_texture(name, blank, TextureOptions::LINEAR);
        self.pages.push(Page { texture, x: GAP, y: GAP, row: 0 });
        let index = self.pages.len() - 1;
        let (x, y) = self.pages[index].place(width, height)?;
        Some((index, x, y))
    }
}

impl Page {
    fn place(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        if self.x + width + GAP > SIDE {
            self.x = GAP;
            self.y += self.row + GAP;
            self.row = 0;
        }
        if self.y + height + GAP > SIDE {
            return None;
        }
        let at = (self.x, self.y);
        self.x += width + GAP;
        self.row = self.row.max(height);
        Some(at)
    }
}
