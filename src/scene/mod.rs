//! Models → display lists with positions and shaped text. Graph layout and timeline layout are here.
//!
//! Screen, SVG, PNG and PDF draw the same list; the same input gives the same bytes.

mod bounds;
mod chart;
mod decided;
mod display;
mod glyph;
mod labels;
mod layout;
mod legend;
mod network;

#[cfg(test)]
mod tests;
pub mod theme;
pub mod timeline;
pub mod tokens;

pub use bounds::Bounds;
pub use chart::{ChartOptions, NetworkChart, emphasis, network_chart, timeline_chart};
pub use decided::Decided;
pub use display::{Item, Scene, Shape, Stroke};
pub use glyph::pieces as glyph_shapes;
pub use layout::{LayoutRequest, Positions, layout, rough_aspect};
pub use legend::{Legend, network_legend, timeline_legend};
pub use network::{
    ColorBy, Emphasis, Focus, Labels, NetworkPicture, NetworkStyle, NetworkView, Overlay, PLATE, Placed, SizeBy,
    network_scene, node_name, node_value, tie_name, tie_value,
};
pub use timeline::{TimelineGeometry, TimelinePicture, TimelineView, timeline_overlay, timeline_picture};
