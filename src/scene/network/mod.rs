//! A network and the places of its nodes → a picture.
//!
//! The picture at rest ([`NetworkPicture`]) and what selection and pointer bring out ([`Overlay`]) are built apart, so that hovering
//! costs no more than what it lights up. [`network_scene`] puts both together for files.

mod label;
mod look;
mod overlay;
mod picture;
mod view;

use super::display::{Scene, Shape};
use super::layout::Positions;
use super::theme::Theme;
use crate::model::Target;
use crate::model::network::Network;

pub use label::{Labels, Placed};
#[cfg(test)]
pub(super) use look::radii;
pub(super) use look::{legend, size_shares};
pub use overlay::{Emphasis, Focus, Overlay};
pub use picture::{NetworkPicture, node_name, node_value, tie_name, tie_value};
pub use view::{ColorBy, NetworkStyle, NetworkView, SizeBy};

/// The picture of `network` as `view` sees it. Nodes outside the picture are left out; labels are drawn as far as they find room,
/// the selected node's always.
pub fn network_scene(network: &Network, positions: &Positions, view: &NetworkView, labels: &mut Labels) -> Scene {
    let theme = Theme::of(view.mode);
    let picture = NetworkPicture::new(network, positions, view, labels);
    let overlay = Overlay::new(network, &picture, view, &Emphasis::default(), labels);
    let mut scene = Scene::new(view.size, theme.panel, "Network");
    picture.name_into(&mut scene, network);
    let resting = picture.labels.iter().enumerate().filter(|(index, _)| !overlay.covered.contains(index));
    let resting: Vec<Placed> = resting.map(|(_, label)| label.clone()).collect();
    scene.items = picture.ground;
    resting.iter().for_each(|label| draw_label(&mut scene, network, label, theme));
    scene.items.extend(overlay.items);
    overlay.labels.iter().for_each(|label| draw_label(&mut scene, network, label, theme));
    scene
}

fn draw_label(scene: &mut Scene, network: &Network, label: &Placed, theme: &Theme) {
    // Ties run under the letters only faintly.
    let plate = label.bounds.grow(-1.0);
    let fill = theme.panel.with_opacity(PLATE);
    scene.push(Shape::Rect { min: plate.min, max: plate.max, radius: 3.0, fill, stroke: None }, None);
    scene.push(label.shape(), Some(Target::Entity(network.nodes[label.node].entity)));
}

/// How much of what lies under a label is covered.
pub const PLATE: f32 = 0.72;

impl Placed {
    pub fn shape(&self) -> Shape {
        let inset = Shape::Text { at: [0.0; 2], layout: self.layout.clone() }.bounds().min[0];
        Shape::Text { at: [self.bounds.min[0] - inset, self.bounds.min[1]], layout: self.layout.clone() }
    }
}
