use serde::{Deserialize, Serialize};

use crate::model::Target;
use crate::scene::layout::Positions;
use crate::scene::theme::Mode;

/// By what nodes are larger or smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SizeBy {
    /// The sum of a node's ties.
    #[default]
    Ties,
    /// The share of shortest ways that lead over a node.
    Betweenness,
    Mentions,
}

/// What the colour of a node says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorBy {
    #[default]
    Kind,
    Community,
    Country,
}

impl SizeBy {
    pub const ALL: [(Self, &str); 3] =
        [(Self::Ties, "Ties"), (Self::Betweenness, "Betweenness"), (Self::Mentions, "Mentions")];
}

impl ColorBy {
    pub const ALL: [(Self, &str); 3] =
        [(Self::Kind, "Kind"), (Self::Community, "Community"), (Self::Country, "Country")];
}

/// How a network is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkStyle {
    pub size_by: SizeBy,
    pub color_by: ColorBy,
}

/// Which part of the network is seen, how large, and what stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkView {
    /// Of the picture, in points.
    pub size: [f32; 2],
    /// Points on screen for one of the layout.
    pub zoom: f32,
    /// Where the layout's origin is on screen.
    pub pan: [f32; 2],
    pub selected: Option<Target>,
    pub hovered: Option<Target>,
    pub mode: Mode,
    pub style: NetworkStyle,
}

impl NetworkView {
    /// The view that shows all of `positions` with room for labels around them.
    pub fn fit(positions: &Positions, size: [f32; 2], mode: Mode) -> Self {
        /// For the labels of nodes at the edge; in a crowd few of them have one.
        const MARGIN: [f32; 2] = [64.0, 38.0];
        const COMFORTABLE: f32 = 24.0;
        const LARGEST_ZOOM: f32 = 1.6;
        let bounds = positions.bounds();
        let share = (COMFORTABLE / positions.at.len().max(1) as f32).clamp(0.75, 1.0);
        let zoom_of = |axis: usize, length: f32| (size[axis] - 2.0 * MARGIN[axis] * share).max(40.0) / length.max(1.0);
        let zoom = zoom_of(0, bounds.width()).min(zoom_of(1, bounds.height())).min(LARGEST_ZOOM);
        let [x, y] = bounds.center();
        // A label hangs below its node, so the picture's middle is a little lower than the nodes'.
        let pan = [size[0] / 2.0 - x * zoom, size[1] / 2.0 - y * zoom - 8.0 * share];
        Self { size, zoom, pan, selected: None, hovered: None, mode, style: NetworkStyle::default() }
    }

    pub fn screen_from_world(&self, world: [f32; 2]) -> [f32; 2] {
        [world[0] * self.zoom + self.pan[0], world[1] * self.zoom + self.pan[1]]
    }

    pub fn world_from_screen(&self, screen: [f32; 2]) -> [f32; 2] {
        [(screen[0] - self.pan[0]) / self.zoom, (screen[1] - self.pan[1]) / self.zoom]
    }
}
