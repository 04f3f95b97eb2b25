//! Labels beside their marks, the most prominent first, as far as they find room.

use super::picture::PlacedMark;
use super::view::TimelineView;
use crate::model::Target;
use crate::model::timeline::{Dated, Timeline};
use crate::scene::bounds::Bounds;
use crate::scene::display::Scene;
use crate::scene::labels::{Label, LabelStyle, Room};
use crate::scene::theme::Theme;
use crate::scene::tokens::size;
use crate::text::TextEngine;

pub(super) const LABEL_SIZE: f32 = size::LABEL;
pub(super) const WIDEST_LABEL: f32 = 190.0;
/// No label is smaller.
const SHORTEST_LABEL: [f32; 2] = [14.0, 12.0];
/// Between a mark and its label, and around labels.
pub(super) const LABEL_GAP: f32 = 5.0;

/// Draws labels into `scene` and notes in `marks` where they stand. `room` knows what is taken.
pub(super) fn captions(
    timeline: &Timeline,
    view: &TimelineView,
    marks: &mut [PlacedMark],
    room: &mut Room,
    scene: &mut Scene,
    engine: &mut TextEngine,
) {
    let theme = Theme::of(view.mode);
    let is_free = |room: &Room, place: Bounds| view.shows_whole(place, 0.0) && room.is_free(with_air(place));
    let event = |mark: &PlacedMark| timeline.events.get(mark.index as usize);
    let recedes = |event: &Dated| view.emphasis.is_some_and(|target| !event.has_to_do_with(target));
    let rank = |mark: &PlacedMark| event(mark).map(|event| (!recedes(event), event.disputed, event.sources));
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|a, b| rank(&marks[*b]).cmp(&rank(&marks[*a])).then(a.cmp(b)));
    for at in order {
        let bounds = marks[at].bounds;
        // Among thousands of marks most have no room, and shaping their labels to find out would take long.
        if !beside(bounds, SHORTEST_LABEL).into_iter().any(|place| is_free(room, place)) {
            continue;
        }
        let Some(event) = event(&marks[at]) else { continue };
        let color = if recedes(event) { theme.muted } else { theme.ink };
        let style = LabelStyle { italic: event.inferred, ..LabelStyle::new(LABEL_SIZE, color) };
        let label = Label::new(engine, &event.label, style, Some(WIDEST_LABEL));
        let places = beside(bounds, label.size());
        let Some(place) = places.into_iter().find(|place| is_free(room, *place)) else { continue };
        room.take(with_air(place));
        label.draw(scene, place.min, Some(Target::Event(event.event)));
        marks[at].label = Some(place);
    }
}

/// Where a label of this size may stand: right of its mark, or left.
pub(super) fn beside(mark: Bounds, [width, height]: [f32; 2]) -> [Bounds; 2] {
    let y = mark.center()[1] - height / 2.0;
    [mark.max[0] + LABEL_GAP, mark.min[0] - LABEL_GAP - width].map(|x| Bounds::at([x, y], [width, height]))
}

/// A label's box with air at its sides and without its leading, which may reach into the next row.
fn with_air(bounds: Bounds) -> Bounds {
    let leading = bounds.height() * 0.12;
    Bounds {
        min: [bounds.min[0] - LABEL_GAP + 1.0, bounds.min[1] + leading],
        max: [bounds.max[0] + LABEL_GAP - 1.0, bounds.max[1] - leading],
    }
}
