//! Glyphs → small pictures packed into textures.

use std::hash::{Hash, Hasher};

use egui::epaint::ImageDelta;
use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};
use rustc_hash::FxHashMap;
use skrifa::raw::TableProvider as _;
use swash::FontRef;
use swash::scale::image::Content;
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::{Command, Mask, Point};

use crate::text::{FontFace, FontId, PathCommand, SLANT, outline};

/// Width and height of a page in pixels.
const SIDE: usize = 1024;
/// More pages than this are thrown away when the next frame begins.
const PAGES_KEPT: usize = 4;
/// More pages than this are never made: 32 MiB of texture.
const PAGES_MOST: usize = 8;
/// No point of an outline lies farther from the origin than this, in pixels.
const FARTHEST: f32 = 4.0 * SIDE as f32;
/// Free pixels around a glyph, so that linear sampling does not mix in its neighbour.
const GAP: usize = 1;

/// A glyph as it is drawn at one size and place in the pixel grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub font: FontId,
    pub id: u16,
    /// Size in quarters of a physical pixel.
    pub quarters: u16,
    /// How many quarters of a pixel the origin lies right of the grid.
    pub bin: u8,
    pub slanted: bool,
}

/// As one number, since a key is looked up for every glyph of every frame.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let place = u64::from(self.bin) << 1 | u64::from(self.slanted);
        state
            .write_u64(u64::from(self.font.0) << 40 ^ u64::from(self.id) << 24 ^ u64::from(self.quarters) << 4 ^ place);
    }
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
        if let Some((image, offset)) = self.picture(key, face) {
            return Some((image, offset, true));
        }
        let lean = if key.slanted { SLANT } else { 0.0 };
        let right = f32::from(key.bin) / 4.0;
        let at = |[x, y]: [f32; 2]| Point::new(x - lean * y + right, y);
        let commands = outline(face, key.id, f32::from(key.quarters) / 4.0).into_iter().map(|command| match command {
            PathCommand::MoveTo(to) => Command::MoveTo(at(to)),
            PathCommand::LineTo(to) => Command::LineTo(at(to)),
            PathCommand::QuadTo(control, to) => Command::QuadTo(at(control), at(to)),
            PathCommand::CurveTo(first, second, to) => Command::CurveTo(at(first), at(second), at(to)),
            PathCommand::Close => Command::Close,
        });
        let commands: Vec<Command> = commands.collect();
        // A damaged outline may reach anywhere; its picture would not fit, and is not made.
        let reach = |point: &Point| point.x.abs().max(point.y.abs());
        let is_far = |command: &Command| match command {
            Command::MoveTo(to) | Command::LineTo(to) => reach(to) > FARTHEST,
            Command::QuadTo(control, to) => reach(control).max(reach(to)) > FARTHEST,
            Command::CurveTo(first, second, to) => reach(first).max(reach(second)).max(reach(to)) > FARTHEST,
            Command::Close => false,
        };
        if commands.is_empty() || commands.iter().any(is_far) {
            return None;
        }
        let (alpha, placement) = Mask::new(&commands[..]).render();
        let size = [placement.width as usize, placement.height as usize];
        let pixels = alpha.into_iter().map(Color32::from_white_alpha).collect();
        Some((fitting(size, pixels)?, vec2(placement.left as f32, placement.top as f32), false))
    }

    /// A glyph with colours of its own, from a face that has such glyphs at all.
    fn picture(&mut self, key: Key, face: &FontFace) -> Option<(ColorImage, Vec2)> {
        let font = face.font_ref()?;
        if font.colr().is_err() && font.cbdt().is_err() && font.sbix().is_err() {
            return None;
        }
        let scale = &mut self.scale;
        // swash 0.2 counts on sound tables; a damaged face must not take the window with it.
        let render = std::panic::AssertUnwindSafe(|| {
            let font = FontRef::from_index((*face.data).as_ref(), face.index as usize)?;
            let mut scaler = scale.builder(font).size(f32::from(key.quarters) / 4.0).hint(false).build();
            Render::new(&[Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit)])
                .render(&mut scaler, key.id)
        });
        let image = std::panic::catch_unwind(render).ok()??;
        if image.content != Content::Color {
            return None;
        }
        let size = [image.placement.width as usize, image.placement.height as usize];
        let color = |p: &[u8]| Color32::from_rgba_unmultiplied(p[0], p[1], p[2], p[3]);
        let pixels = image.data.chunks_exact(4).map(color).collect();
        Some((fitting(size, pixels)?, vec2(image.placement.left as f32, -image.placement.top as f32)))
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

/// A picture that has its size and fits a page.
fn fitting([width, height]: [usize; 2], pixels: Vec<Color32>) -> Option<ColorImage> {
    let fits = |length: usize| length > 0 && length + GAP * 2 <= SIDE;
    (fits(width) && fits(height) && pixels.len() == width * height).then(|| ColorImage::new([width, height], pixels))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Fonts;

    const SIZES: std::ops::Range<u16> = 0..90;

    fn key(id: u16, size: u16, bin: u8) -> Key {
        Key { font: FontId(0), id, quarters: 160 + size * 4, bin, slanted: false }
    }

    /// The pixels of each page, as the texture manager was told.
    fn apply(ctx: &Context, pages: &mut FxHashMap<TextureId, Vec<Color32>>) {
        let mut delta = ctx.tex_manager().write().take_delta();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let egui::epaint::ImageData::Color(image) = change.image;
                let Some([left, top]) = change.pos else {
                    pages.insert(id, image.pixels.clone());
                    continue;
                };
                let page = pages.get_mut(&id).unwrap();
                for row in 0..image.size[1] {
                    let from = &image.pixels[row * image.size[0]..(row + 1) * image.size[0]];
                    let to = (top + row) * SIDE + left;
                    page[to..to + from.len()].copy_from_slice(from);
                }
            }
        }
        delta.free.drain().for_each(|id| drop(pages.remove(&id)));
    }

    #[test]
    fn an_atlas_filled_three_times_over_stays_in_its_bound_and_holds_the_right_glyphs() {
        let (ctx, fonts) = (Context::default(), Fonts::bundled());
        let face = fonts.face(FontId(0));
        let (mut atlas, mut pages) = (Atlas::default(), FxHashMap::default());
        let mut pass = 0;
        // Forty letters at every size from 40 pixels on, until all has been thrown away three times.
        for size in SIZES.cycle() {
            pass += 1;
            atlas.begin_pass(pass);
            let keys = (60..100).map(|id| key(id, size, (pass % 4) as u8));
            let here: Vec<(Key, Slot)> =
                keys.filter_map(|key| Some((key, atlas.slot(&ctx, key, || face.clone())?))).collect();
            apply(&ctx, &mut pages);
            assert!(atlas.pages.len() <= PAGES_MOST && pages.len() <= PAGES_MOST + 1, "{} textures", pages.len());
            for (key, slot) in here {
                let (image, ..) = atlas.rasterize(key, &face).unwrap();
                let page = &pages[&atlas.texture(slot.page).unwrap()];
                let [left, top] = [slot.uv.left(), slot.uv.top()].map(|at| (at * SIDE as f32).round() as usize);
                for row in 0..image.size[1] {
                    let shown = &page[(top + row) * SIDE + left..][..image.size[0]];
                    assert_eq!(shown, &image.pixels[row * image.size[0]..][..image.size[0]], "{key:?}");
                }
            }
            if atlas.generation() == 3 {
                return;
            }
        }
    }

    #[test]
    fn glyphs_of_damaged_faces_are_no_panic() {
        let source = include_bytes!("../../../fonts/Vazirmatn-Regular.ttf");
        let mut atlas = Atlas::default();
        for seed in 0..200usize {
            let mut data = source.to_vec();
            for step in 0..40 {
                let at = (seed * 7919 + step * 104_729 * (seed + 1)) % data.len();
                data[at] ^= (seed * 31 + step * 17) as u8;
            }
            let face = FontFace { data: std::sync::Arc::new(data), index: 0 };
            (0..60).for_each(|id| drop(atlas.rasterize(key(id * 11, 0, 0), &face)));
        }
    }
}
