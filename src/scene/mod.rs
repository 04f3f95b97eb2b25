//! Models → display lists with positions and shaped text. Graph layout and timeline layout are here.
//!
//! Screen, SVG, PNG and PDF draw the same list; the same input gives the same bytes.

mod bounds;
mod chart;
mod display;
mod layout;
mod glyph;
mod labels;
mod network;

#[cfg(test)]
mod tests;
pub mod theme;
pub mod timeline;

pub use bounds::Bounds;
pub use chart::{ChartOptions, network_chart, timeline_chart};
pub use display::{Item, Scene, Shape, Stroke};
pub use glyph::pieces as glyph_shapes;
pub use layout::{LayoutRequest, Positions, layout};
pub use network::{NetworkView, network_scene};
pub use timeline::{TimelineGeometry, TimelineView, timeline_scene};
