//! Models → display lists with positions and shaped text. Graph layout and timeline layout are here.
//!
//! Screen, SVG, PNG and PDF draw the same list; the same input gives the same bytes.

mod bounds;
mod display;
mod force;
mod glyph;
mod pack;
pub mod theme;

pub use bounds::Bounds;
pub use display::{Item, Scene, Shape, Stroke};
pub use force::{LayoutRequest, Positions, layout};
