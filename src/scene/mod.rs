//! Models → display lists with positions and shaped text. Graph layout and timeline layout are here.
//!
//! Screen, SVG, PNG and PDF draw the same list; the same input gives the same bytes.

mod display;
pub mod theme;

pub use display::{Item, Scene, Shape, Stroke};
