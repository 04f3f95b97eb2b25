//! How far the ink of glyphs reaches above and below the baseline.

use rustc_hash::FxHashMap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::fonts::FontFace;
use super::layout::{FontId, Glyph};

/// Extents of all glyphs of the faces put in, in em.
#[derive(Default)]
pub(super) struct Extents {
    by_face: FxHashMap<FontId, Vec<(f32, f32)>>,
}

impl Extents {
    /// Nothing is known of the glyphs of a damaged face, nor of those that are pictures.
    pub fn add(&mut self, id: FontId, face: &FontFace) {
        let Ok(font) = FontRef::from_index((*face.data).as_ref(), face.index) else { return };
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
        let extent =
            |glyph| metrics.bounds(GlyphId::new(glyph)).map_or((0.0, 0.0), |box_| (box_.y_max / em, -box_.y_min / em));
        self.by_face.insert(id, (0..metrics.glyph_count()).map(extent).collect());
    }

    /// How far `glyphs`, placed from the baseline, reach above and below it. Never less than nothing.
    pub fn of(&self, glyphs: &[Glyph]) -> (f32, f32) {
        glyphs.iter().fold((0.0f32, 0.0f32), |(above, below), glyph| {
            let known = self.by_face.get(&glyph.font).and_then(|extents| extents.get(usize::from(glyph.id)));
            let (up, down) = known.map_or((0.0, 0.0), |&(up, down)| (up * glyph.size, down * glyph.size));
            (above.max(up - glyph.y), below.max(down + glyph.y))
        })
    }
}
