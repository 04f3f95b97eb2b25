//! Scenes → SVG, PNG and PDF. All three draw the same display list.

mod pdf;
mod png;
mod svg;

use std::path::Path;

pub use svg::svg;

use super::file::{WriteError, write_atomically};
use crate::scene::Scene;
use crate::text::Fonts;

/// A file format for charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartFormat {
    Svg,
    Png,
    Pdf,
}

impl ChartFormat {
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Pdf];

    /// The format that a file's ending asks for.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(ending))
    }

    /// Without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// A chart that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    #[error("expected a picture of at most {limit} by {limit} pixels, but found {width} by {height}")]
    TooLarge { width: u64, height: u64, limit: u32 },
    #[error("the picture cannot be drawn: {0}")]
    Draw(String),
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The bytes of a file that shows `scene`. `scale` is pixels per point for PNG; the others have no pixels.
///
/// # Errors
/// When a PNG would be too large, or the drawing library refuses.
pub fn chart(scene: &Scene, format: ChartFormat, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, ChartError> {
    match format {
        ChartFormat::Svg => Ok(svg(scene, fonts).into_bytes()),
        ChartFormat::Png => png::png(scene, scale, fonts),
        ChartFormat::Pdf => pdf::pdf(scene, fonts),
    }
}

/// Writes `scene` to `path` whole or not at all.
///
/// # Errors
/// As [`chart`], and when the file cannot be written.
pub fn write_chart(
    scene: &Scene,
    format: ChartFormat,
    scale: f32,
    fonts: &Fonts,
    path: &Path,
) -> Result<(), ChartError> {
    Ok(write_atomically(path, &chart(scene, format, scale, fonts)?)?)
}

#[cfg(test)]
mod tests;
