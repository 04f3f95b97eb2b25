//! Names beside nodes, the most important first, as far as there is room and the eye has use for them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::picture::NetworkPicture;
use crate::model::network::{Network, Node};
use crate::scene::bounds::Bounds;
use crate::scene::labels::{Label, LabelStyle, Room};
use crate::scene::theme::{Mode, Theme};
use crate::scene::tokens::size;
use crate::text::{Layout, TextEngine};

const LABEL_SIZE: f32 = size::LABEL;
const WIDEST_LABEL: f32 = 168.0;
/// How many of the most important nodes may have bold names.
const MOST_BOLD: usize = 5;
/// Names that are tried and those that are set; more could not be read at once.
const MOST_TRIED: usize = 600;
const MOST_SET: usize = 250;
/// Names that are kept shaped.
const MOST_KEPT: usize = 6000;

/// Sets names, and keeps them for the next picture.
pub struct Labels {
    engine: TextEngine,
    kept: FxHashMap<(String, bool), Label>,
    mode: Mode,
    /// How many names may still be shaped that can wait.
    left: usize,
}

impl Default for Labels {
    fn default() -> Self {
        Self::new(TextEngine::default())
    }
}

impl Labels {
    pub fn new(engine: TextEngine) -> Self {
        Self { engine, kept: FxHashMap::default(), mode: Mode::default(), left: usize::MAX }
    }

    /// The engine, and with it the fonts that the names were set in.
    pub fn into_engine(self) -> TextEngine {
        self.engine
    }

    /// From now on at most `count` names that can wait are shaped. Shaping takes longest of all, and a frame has no time for many.
    pub fn allow(&mut self, count: usize) {
        self.left = count;
    }

    /// A name that can wait; `None` where it would have to be shaped and no more may be.
    pub(super) fn set_if_allowed(&mut self, text: &str, mode: Mode) -> Option<Label> {
        if !self.kept.contains_key(&(text.to_owned(), false)) {
            self.left = self.left.checked_sub(1)?;
        }
        Some(self.set(text, false, mode))
    }

    pub(in crate::scene) fn engine(&mut self) -> &mut TextEngine {
        &mut self.engine
    }

    pub(super) fn set(&mut self, text: &str, bold: bool, mode: Mode) -> Label {
        if self.mode != mode || self.kept.len() > MOST_KEPT {
            self.kept.clear();
            self.mode = mode;
        }
        let key = (text.to_owned(), bold);
        if let Some(label) = self.kept.get(&key) {
            return label.clone();
        }
        let style = LabelStyle { bold, ..LabelStyle::new(LABEL_SIZE, Theme::of(mode).ink) };
        let label = Label::new(&mut self.engine, text, style, Some(WIDEST_LABEL));
        self.kept.insert(key, label.clone());
        label
    }
}

/// A name in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub node: usize,
    /// The box of its letters.
    pub bounds: Bounds,
    pub layout: Arc<Layout>,
}

pub(super) fn place_labels(
    network: &Network,
    picture: &NetworkPicture,
    page: Bounds,
    labels: &mut Labels,
    mode: Mode,
) -> Vec<Placed> {
    let mut room = Room::new(page);
    for &node in &picture.shown {
        if let Some(center) = picture.at[node] {
            room.take(Bounds::around(&[center]).grow(picture.radii[node]));
        }
    }
    let largest = picture.radii.iter().copied().fold(0.0, f32::max);
    let mut placed: Vec<Placed> = Vec::new();
    for (rank, &index) in picture.shown.iter().take(MOST_TRIED).enumerate() {
        let (node, radius) = (&network.nodes[index], picture.radii[index]);
        let Some(center) = picture.at[index] else { continue };
        let bold = rank < MOST_BOLD && radius >= 0.75 * largest && network.nodes.len() > 2;
        let set = [name_of(node), node.short_label.clone()].into_iter().find_map(|name| {
            let label = labels.set(&name, bold, mode);
            if label.layout.elided && name != node.short_label {
                return None;
            }
            let place = places(&label, center, radius + 2.5).into_iter().find(|place| room.is_free(*place))?;
            Some((label, place))
        });
        if let Some((label, place)) = set {
            room.take(with_air(place));
            placed.push(Placed { node: index, bounds: place, layout: label.layout });
            if placed.len() == MOST_SET {
                break;
            }
        }
    }
    placed
}

/// With how many neighbours are folded away behind it.
pub(super) fn name_of(node: &Node) -> String {
    if node.folded > 0 { format!("{} +{}", node.label, node.folded) } else { node.label.clone() }
}

pub(super) fn with_air(place: Bounds) -> Bounds {
    const AIR: f32 = 3.0;
    Bounds { min: [place.min[0] - AIR, place.min[1]], max: [place.max[0] + AIR, place.max[1]] }
}

/// Where a label may stand, the best place first: below its node, above, beside, and beside below.
pub(super) fn places(label: &Label, [x, y]: [f32; 2], gap: f32) -> [Bounds; 6] {
    let [width, height] = label.size();
    let corners = [
        [x - width / 2.0, y + gap],
        [x - width / 2.0, y - gap - height],
        [x + gap + 2.0, y - height / 2.0],
        [x - gap - 2.0 - width, y - height / 2.0],
        [x + gap * 0.6, y + gap * 0.6],
        [x - gap * 0.6 - width, y + gap * 0.6],
    ];
    corners.map(|min| Bounds::at(min, label.size()))
}
