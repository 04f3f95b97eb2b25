//! Display list → PNG, by way of the SVG, so that both look alike.

use resvg::{tiny_skia, usvg};

use super::{ChartError, svg::svg};
use crate::scene::Scene;
use crate::text::Fonts;

/// Wider or higher pictures are refused: most programs cannot open them.
const MOST_PIXELS: u32 = 16_384;

pub(super) fn png(scene: &Scene, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, ChartError> {
    let scale = if scale.is_finite() { scale.clamp(0.05, 64.0) } else { 1.0 };
    let [width, height] = [scene.width, scene.height].map(|length| (length * scale).ceil().max(1.0) as u64);
    let small = |length: u64| u32::try_from(length).ok().filter(|length| *length <= MOST_PIXELS);
    let too_large = ChartError::TooLarge { width, height, limit: MOST_PIXELS };
    let (Some(width), Some(height)) = (small(width), small(height)) else { return Err(too_large) };
    let tree = usvg::Tree::from_str(&svg(scene, fonts), &usvg::Options::default())
        .map_err(|error| ChartError::Draw(error.to_string()))?;
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(too_large)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| ChartError::Draw(error.to_string()))
}
