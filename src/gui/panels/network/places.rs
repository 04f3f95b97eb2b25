//! Where the nodes are: laid out by a worker, remembered while they are not on show, pinned by hand, and gliding to where they belong.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::latest::{Latest, Same};
use crate::base::EntityId;
use crate::model::network::Network;
use crate::scene::{LayoutRequest, Positions, SizeBy, layout, rough_aspect};

/// How long a change of layout glides.
const GLIDE_SECS: f64 = 0.15;
/// More nodes than this do not glide.
const MOST_GLIDING: usize = 400;

#[derive(Default)]
pub struct Places {
    made: Latest<Key, Positions>,
    /// Of every node that was placed, also while it is not on show.
    known: Arc<Positions>,
    goal: Arc<Positions>,
    now: Arc<Positions>,
    /// Where nodes came from, and when they set out.
    glide: Option<(Arc<Positions>, f64)>,
    pinned: Arc<BTreeMap<EntityId, [f32; 2]>>,
    /// The pins of the analyst's work as they were taken in last.
    given: Arc<BTreeMap<EntityId, [f32; 2]>>,
    /// Where nodes were before they were pinned, for when that is undone.
    before: BTreeMap<EntityId, [f32; 2]>,
    revision: u32,
    aspect: f32,
}

#[derive(PartialEq)]
struct Key {
    network: Same<Network>,
    /// Of pins, and of wishes for another picture.
    revision: u32,
    aspect: f32,
    size_by: SizeBy,
}

impl Places {
    /// Lays out whatever has changed, and returns where nodes are now.
    pub fn update(
        &mut self,
        ui: &egui::Ui,
        network: &Arc<Network>,
        size: [f32; 2],
        size_by: SizeBy,
        is_dragging: bool,
    ) -> &Arc<Positions> {
        let aspect = rough_aspect(size);
        if aspect != self.aspect && self.pinned.is_empty() {
            // A page of another shape deserves a picture of its own; one that was arranged by hand is never thrown away.
            self.known = Arc::default();
        }
        self.aspect = aspect;
        let now = ui.input(|input| input.time);
        if !is_dragging {
            let key = Key { network: Same(Arc::clone(network)), revision: self.revision, aspect, size_by };
            let (network, pinned, known) = (Arc::clone(network), Arc::clone(&self.pinned), Arc::clone(&self.known));
            let is_new = self.made.update(ui.ctx(), "lay out network", key, false, move || {
                let request = LayoutRequest::new(&network, &pinned, size, size_by);
                layout(&request, &known)
            });
            if let (true, Some(made)) = (is_new, self.made.value().cloned()) {
                self.take(made, now);
            }
        }
        self.step(ui, now);
        &self.now
    }

    fn take(&mut self, made: Arc<Positions>, now: f64) {
        if made.at.len() >= self.known.at.len() {
            self.known = Arc::clone(&made);
        } else {
            // What is on show may have been moved aside for a part of the network; the whole has its own places.
            let known = &mut Arc::make_mut(&mut self.known).at;
            for (id, at) in &made.at {
                known.entry(*id).or_insert(*at);
            }
        }
        let from = std::mem::replace(&mut self.goal, made);
        // The first picture has nowhere to come from.
        let glides = !from.at.is_empty() && self.goal.at.len() <= MOST_GLIDING && *from != *self.goal;
        self.glide = glides.then_some((from, now));
    }

    fn step(&mut self, ui: &egui::Ui, now: f64) {
        if let Some((from, started)) = &self.glide {
            let share = ((now - started) / GLIDE_SECS) as f32;
            if share < 1.0 {
                ui.request_repaint();
                self.now = Arc::new(from.toward(&self.goal, share * share * (3.0 - 2.0 * share)));
                return;
            }
            self.glide = None;
        }
        if !Arc::ptr_eq(&self.now, &self.goal) {
            self.now = Arc::clone(&self.goal);
        }
    }

    /// Takes in the pins of the analyst's work where they have changed: one that is gone lets its node go back to where it was.
    pub fn take_pins(&mut self, given: &Arc<BTreeMap<EntityId, [f32; 2]>>) {
        if Arc::ptr_eq(given, &self.given) || *given == self.given {
            return;
        }
        let pinned = std::mem::replace(&mut self.pinned, Arc::clone(given));
        self.given = Arc::clone(given);
        let freed: Vec<EntityId> = pinned.keys().filter(|id| !given.contains_key(id)).copied().collect();
        for id in freed {
            if let Some(back) = self.before.remove(&id) {
                self.put(id, back);
            }
        }
        for (id, at) in given.iter().filter(|(id, at)| pinned.get(id) != Some(at)) {
            self.put(*id, *at);
        }
        self.revision += 1;
    }

    fn put(&mut self, id: EntityId, at: [f32; 2]) {
        Arc::make_mut(&mut self.known).at.insert(id, at);
        if self.goal.of(id).is_some() {
            Arc::make_mut(&mut self.goal).at.insert(id, at);
        }
        self.now = Arc::clone(&self.goal);
        self.glide = None;
    }

    /// Puts a node somewhere for good.
    pub fn pin(&mut self, id: EntityId, at: [f32; 2]) {
        if let (Some(before), false) = (self.goal.of(id), self.pinned.contains_key(&id)) {
            self.before.insert(id, before);
        }
        Arc::make_mut(&mut self.pinned).insert(id, at);
        self.put(id, at);
        self.revision += 1;
    }

    /// Where a node is pinned.
    pub fn pin_of(&self, id: EntityId) -> Option<[f32; 2]> {
        self.pinned.get(&id).copied()
    }

    pub fn pinned(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.pinned.keys().copied()
    }

    pub fn is_pinned(&self, id: EntityId) -> bool {
        self.pinned.contains_key(&id)
    }

    /// Lets one node go; it stays where it is until something pushes it.
    pub fn unpin(&mut self, id: EntityId) {
        Arc::make_mut(&mut self.pinned).remove(&id);
        self.before.remove(&id);
        self.revision += 1;
    }

    pub fn has_pins(&self) -> bool {
        !self.pinned.is_empty()
    }

    /// Forgets all places, pins too.
    pub fn lay_out_afresh(&mut self) {
        (self.pinned, self.known) = (Arc::default(), Arc::default());
        self.before.clear();
        self.revision += 1;
    }

    /// Those of another analysis of the same folder, as far as it has the same names.
    pub fn carry_over(&mut self, places: Positions) {
        self.known = Arc::new(places);
    }

    pub fn known(&self) -> &Positions {
        &self.known
    }

    /// Where nodes belong.
    pub fn goal(&self) -> &Arc<Positions> {
        &self.goal
    }

    pub fn is_busy(&self) -> bool {
        self.made.is_running() || self.glide.is_some()
    }
}
