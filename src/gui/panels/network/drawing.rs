//! The picture of a network in the window: built aside, then moved with the hand until a newer one is there.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Mesh, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::latest::{Latest, Same};
use super::mesh::{self, Grain};
use crate::gui::panels::picture::egui_shapes;
use crate::gui::theme::color;
use crate::gui::widgets::{self, Paint};
use crate::model::Target;
use crate::model::network::Network;
use crate::scene::{Emphasis, Focus, Labels, NetworkPicture, NetworkView, Overlay, PLATE, Placed, Positions, Shape};

/// Nodes and ties that are drawn within a frame; more are drawn by a worker.
const MOST_AT_ONCE: usize = 1_500;
/// How much further than it is seen a picture drawn by a worker reaches on each side, in parts of its size.
const MARGIN: f32 = 0.3;

/// How many names of what is lit are shaped within a frame.
const MOST_SHAPED: usize = 10;

#[derive(Default)]
pub struct Drawing {
    drawn: Latest<Key, Drawn>,
    /// For the worker.
    labels: Arc<Mutex<Labels>>,
    /// For what is lit.
    lit_labels: Labels,
    lit: Option<Lit>,
    /// What is selected and emphasised brings out, and in what it was looked for.
    kept: Option<(Same<Drawn>, Option<Target>, Emphasis, Focus)>,
}

#[derive(PartialEq)]
struct Key {
    network: Same<Network>,
    positions: Same<Positions>,
    /// Without what stands out.
    view: NetworkView,
    grain: Grain,
}

struct Drawn {
    picture: NetworkPicture,
    mesh: Arc<Mesh>,
    /// Where in the window the picture's corner was when the mesh was made.
    origin: Pos2,
}

struct Lit {
    drawn: Same<Drawn>,
    view: NetworkView,
    emphasis: Emphasis,
    overlay: Overlay,
    mesh: Arc<Mesh>,
}

/// The drawn picture as it lies in the window now.
pub struct Frame<'a> {
    /// What is drawn; it may be a moment older than what is asked for.
    pub network: Arc<Network>,
    pub picture: &'a NetworkPicture,
    /// From the picture's points to those of the window.
    scale: f32,
    by: Vec2,
}

impl Frame<'_> {
    /// Where a node is in the window.
    pub fn at(&self, node: usize) -> Option<Pos2> {
        let at = (*self.picture.at.get(node)?)?;
        Some(self.place(at))
    }

    fn place(&self, [x, y]: [f32; 2]) -> Pos2 {
        pos2(x * self.scale + self.by.x, y * self.scale + self.by.y)
    }

    /// A place in the window as one of the picture.
    pub fn in_picture(&self, at: Pos2) -> [f32; 2] {
        [(at.x - self.by.x) / self.scale, (at.y - self.by.y) / self.scale]
    }
}

impl Drawing {
    /// Sees to it that `network` is drawn as `view` asks for, now or soon.
    pub fn update(
        &mut self,
        ui: &Ui,
        rect: Rect,
        network: &Arc<Network>,
        positions: &Arc<Positions>,
        view: &NetworkView,
    ) {
        let grain = Grain::of(ui.ctx());
        let is_quick = network.nodes.len() + network.ties.len() <= MOST_AT_ONCE;
        let (network, positions) = (Same(Arc::clone(network)), Same(Arc::clone(positions)));
        let wanted = NetworkView { selected: None, hovered: None, ..view.clone() };
        let page = match self.drawn.get() {
            _ if is_quick => wanted,
            Some((key, _)) if key.network == network && key.positions == positions && covers(&key.view, &wanted) => {
                key.view.clone()
            }
            _ => enlarged(wanted),
        };
        let labels = Arc::clone(&self.labels);
        let origin = rect.min + vec2(view.pan[0] - page.pan[0], view.pan[1] - page.pan[1]);
        let key = Key { network: network.clone(), positions: positions.clone(), view: page.clone(), grain };
        self.drawn.update(ui.ctx(), "draw network", key, is_quick, move || {
            let mut labels = labels.lock().unwrap_or_else(PoisonError::into_inner);
            let mut picture = NetworkPicture::new(&network.0, &positions.0, &page, &mut labels);
            let mesh = Arc::new(mesh::mesh(&std::mem::take(&mut picture.ground), origin, grain));
            Drawn { picture, mesh, origin }
        });
    }

    /// The network that is drawn.
    pub fn network(&self) -> Option<Arc<Network>> {
        self.drawn.get().map(|(key, _)| Arc::clone(&key.network.0))
    }

    pub fn is_running(&self) -> bool {
        self.drawn.is_running()
    }

    /// The picture in `rect`, seen as `view` asks for; `None` until the first one is there.
    pub fn frame(&self, rect: Rect, view: &NetworkView) -> Option<Frame<'_>> {
        let (key, drawn) = self.drawn.get()?;
        let scale = view.zoom / key.view.zoom;
        let by = vec2(view.pan[0] - key.view.pan[0] * scale, view.pan[1] - key.view.pan[1] * scale);
        let by = by + rect.min.to_vec2();
        Some(Frame { network: Arc::clone(&key.network.0), picture: &drawn.picture, scale, by })
    }

    /// Paints the picture, and over it what is selected, pointed at or emphasised.
    pub fn paint(&mut self, ui: &Ui, rect: Rect, view: &NetworkView, emphasis: &Emphasis) {
        self.light(ui, view, emphasis);
        let Some(frame) = self.frame(rect, view) else { return };
        let Some(drawn) = self.drawn.value() else { return };
        let none = BTreeSet::new();
        let covered = self.lit.as_ref().map_or(&none, |lit| &lit.overlay.covered);
        let at = frame.by.to_pos2();
        mesh::paint(ui.painter(), &drawn.mesh, drawn.origin, frame.scale, at);
        let ground = crate::scene::theme::Theme::of(view.mode).panel;
        let plate = color(ground.with_opacity(PLATE));
        let paint_labels = |labels: &mut dyn Iterator<Item = &Placed>| paint_labels(ui, &frame, labels, plate, rect);
        let resting = frame.picture.labels.iter().enumerate().filter(|(index, _)| !covered.contains(index));
        paint_labels(&mut resting.map(|(_, label)| label));
        if let Some(lit) = &self.lit {
            mesh::paint(ui.painter(), &lit.mesh, drawn.origin, frame.scale, at);
            paint_labels(&mut lit.overlay.labels.iter());
        }
    }

    /// Makes the overlay, unless it is there.
    fn light(&mut self, ui: &Ui, view: &NetworkView, emphasis: &Emphasis) {
        let Some((key, drawn)) = self.drawn.get() else { return };
        let page = NetworkView { selected: view.selected, hovered: view.hovered, ..key.view.clone() };
        let is_of = |lit: &Lit| Arc::ptr_eq(&lit.drawn.0, drawn) && lit.view == page && lit.emphasis == *emphasis;
        if self.lit.as_ref().is_some_and(|lit| is_of(lit) && !lit.overlay.is_unfinished) {
            return;
        }
        self.lit_labels.allow(MOST_SHAPED);
        let (network, picture) = (&key.network.0, &drawn.picture);
        let is_of = |(of, target, marked, _): &(Same<Drawn>, Option<Target>, Emphasis, Focus)| {
            Arc::ptr_eq(&of.0, drawn) && *target == page.selected && marked == emphasis
        };
        if self.kept.as_ref().is_none_or(|kept| !is_of(kept)) {
            let focus = Focus::of(network, picture, page.selected, emphasis);
            self.kept = Some((Same(Arc::clone(drawn)), page.selected, emphasis.clone(), focus));
        }
        let Some((.., focus)) = &self.kept else { return };
        let overlay = Overlay::over(network, picture, &page, (focus, emphasis), &mut self.lit_labels);
        if overlay.is_unfinished {
            ui.ctx().request_repaint();
        }
        let mesh = Arc::new(mesh::mesh(&overlay.items, drawn.origin, key.grain));
        self.lit = Some(Lit { drawn: Same(Arc::clone(drawn)), view: page, emphasis: emphasis.clone(), overlay, mesh });
    }
}

/// Paints those of `labels` that `clip` shows, each on a plate.
fn paint_labels(
    ui: &Ui,
    frame: &Frame<'_>,
    labels: &mut dyn Iterator<Item = &Placed>,
    plate: egui::Color32,
    clip: Rect,
) {
    let placed = labels.filter_map(|label| {
        let size = vec2(label.bounds.width(), label.bounds.height());
        let rect = Rect::from_center_size(frame.place(label.bounds.center()), size);
        let Shape::Text { at, layout } = label.shape() else { return None };
        let inset = at[0] - label.bounds.min[0];
        clip.intersects(rect).then_some((rect, rect.min + vec2(inset, 0.0), layout))
    });
    let placed: Vec<_> = placed.collect();
    ui.painter().extend(placed.iter().map(|(rect, ..)| egui::Shape::rect_filled(rect.shrink(1.0), 3.0, plate)));
    widgets::paint_all(ui.painter(), placed.iter().map(|(_, at, layout)| (*at, layout.as_ref(), Paint::default())));
}

/// Whether what `page` shows holds all that `wanted` asks for, at the same size.
fn covers(page: &NetworkView, wanted: &NetworkView) -> bool {
    let by = [wanted.pan[0] - page.pan[0], wanted.pan[1] - page.pan[1]];
    let is_inside = |axis: usize| by[axis] <= 0.0 && by[axis] + page.size[axis] >= wanted.size[axis];
    (page.zoom, page.mode, page.style) == (wanted.zoom, wanted.mode, wanted.style) && is_inside(0) && is_inside(1)
}

fn enlarged(view: NetworkView) -> NetworkView {
    let margin = [view.size[0] * MARGIN, view.size[1] * MARGIN];
    let size = [view.size[0] + 2.0 * margin[0], view.size[1] + 2.0 * margin[1]];
    NetworkView { size, pan: [view.pan[0] + margin[0], view.pan[1] + margin[1]], ..view }
}

/// Paints shapes of a scene at `origin`.
pub fn paint_scene(painter: &egui::Painter, origin: Pos2, scene: &crate::scene::Scene) {
    for item in &scene.items {
        match &item.shape {
            Shape::Text { at, layout } => {
                widgets::paint(painter, origin + vec2(at[0], at[1]), layout, Paint::default());
            }
            shape => painter.extend(egui_shapes(origin, shape)),
        }
    }
}
