//! What is selected and what is pointed at, drawn over a picture that stays as it is.

use super::captions::{LABEL_SIZE, WIDEST_LABEL, beside};
use super::density::in_sight;
use super::mark::{Force, MarkPainter};
use super::picture::{PlacedMark, TimelinePicture};
use super::view::MARK_RADIUS;
use crate::base::Rgba;
use crate::model::Target;
use crate::model::timeline::{Dated, Timeline};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Scene, Shape, Stroke};
use crate::scene::glyph;
use crate::scene::labels::{Label, LabelStyle};
use crate::scene::theme::Theme;
use crate::text::TextEngine;

/// Halos behind what has to do with `hovered`, a ring around the event that is `selected`, and their labels; of the same size as `picture`, and
/// counted from the same corner.
pub fn timeline_overlay(
    timeline: &Timeline,
    picture: &TimelinePicture,
    selected: Option<Target>,
    hovered: Option<Target>,
    engine: &mut TextEngine,
) -> Scene {
    let theme = Theme::of(picture.view.mode);
    let scene = Scene::new([picture.view.size[0], picture.height], Rgba::TRANSPARENT, "Highlights");
    let mut overlay = Overlay { timeline, picture, theme, scene, engine };
    overlay.counts(selected, hovered);
    for (mark, event) in overlay.events() {
        let is_selected = selected == Some(Target::Event(event.event));
        let is_hovered = hovered.is_some_and(|target| event.has_to_do_with(target));
        if is_selected || is_hovered {
            overlay.mark(mark, event, is_selected, is_hovered);
        }
    }
    overlay.scene
}

struct Overlay<'a> {
    timeline: &'a Timeline,
    picture: &'a TimelinePicture,
    theme: &'a Theme,
    scene: Scene,
    engine: &'a mut TextEngine,
}

impl<'a> Overlay<'a> {
    fn events(&self) -> Vec<(&'a PlacedMark, &'a Dated)> {
        let event = |mark: &'a PlacedMark| Some((mark, self.timeline.events.get(mark.index as usize)?));
        self.picture.marks.iter().filter_map(event).collect()
    }

    fn mark(&mut self, mark: &PlacedMark, event: &Dated, is_selected: bool, is_hovered: bool) {
        let bounds = mark.bounds;
        if is_hovered {
            let Bounds { min, max } = bounds.grow(4.0);
            let radius = (max[1] - min[1]) / 2.0;
            let halo = Shape::Rect { min, max, radius, fill: self.theme.hot, stroke: None };
            self.scene.push(halo, None);
        }
        let drawn = self.picture.view.drawn();
        let mut painter = MarkPainter { scene: &mut self.scene, theme: self.theme, clip: (drawn.left, drawn.right) };
        painter.mark(event, mark.stretch, bounds.center()[1], Force::Plain);
        if is_selected {
            self.ring(event, bounds);
        }
        self.label(mark, event, is_selected);
    }

    fn ring(&mut self, event: &Dated, bounds: Bounds) {
        if event.span.is_day() {
            glyph::ring(&mut self.scene, bounds.center(), MARK_RADIUS - 1.5, self.theme.ink, None);
        } else {
            let Bounds { min, max } = bounds.grow(3.0);
            let stroke = Some(Stroke::solid(1.5, self.theme.ink));
            let radius = (max[1] - min[1]) / 2.0;
            self.scene.push(Shape::Rect { min, max, radius, fill: Rgba::TRANSPARENT, stroke }, None);
        }
    }

    /// The label of what stands out is read whatever lies beneath it.
    fn label(&mut self, mark: &PlacedMark, event: &Dated, is_selected: bool) {
        if mark.label.is_some() && !is_selected {
            return;
        }
        let style =
            LabelStyle { italic: event.inferred, bold: is_selected, ..LabelStyle::new(LABEL_SIZE, self.theme.ink) };
        let label = Label::new(self.engine, &event.label, style, Some(WIDEST_LABEL));
        let places = beside(mark.bounds, label.size());
        let plot = self.picture.view.plot();
        let inside = |place: &Bounds| place.min[0] >= plot.min[0] && place.max[0] <= plot.max[0];
        let at_left = mark.label.is_some_and(|label| label.min[0] < mark.bounds.min[0]);
        let preferred = if at_left { [places[1], places[0]] } else { places };
        let place = preferred.into_iter().find(inside).unwrap_or(preferred[0]);
        let Bounds { min, max } = place.grow(2.0);
        self.scene.push(Shape::Rect { min, max, radius: 3.0, fill: self.theme.panel, stroke: None }, None);
        label.draw(&mut self.scene, place.min, Some(Target::Event(event.event)));
    }

    /// How much of each bar has to do with what is pointed at, and which bar holds the selected event.
    fn counts(&mut self, selected: Option<Target>, hovered: Option<Target>) {
        // Of a hundred thousand events each would be asked in vain.
        let selected = selected.filter(|target| matches!(target, Target::Event(_)));
        if selected.is_none() && hovered.is_none() {
            return;
        }
        for count in &self.picture.counts {
            let Some(lane) = self.timeline.lanes.get(count.lane as usize) else { continue };
            let days = (f64::from(count.days.0), f64::from(count.days.1));
            let middle = |event: &Dated| event.days.0 + (event.days.1 - event.days.0) / 2;
            let (mut lit, mut holds) = (0u32, false);
            for (_, event) in in_sight(self.timeline, lane, days) {
                if (count.days.0..count.days.1).contains(&middle(event)) {
                    lit += u32::from(hovered.is_some_and(|target| event.has_to_do_with(target)));
                    holds |= selected == Some(Target::Event(event.event));
                }
            }
            let Bounds { min, max } = count.bounds;
            if lit > 0 {
                let top = max[1] - (max[1] - min[1]) * lit as f32 / count.count.max(1) as f32;
                let stroke = Some(Stroke::solid(1.0, self.theme.ink));
                let part = Shape::Rect { min: [min[0], top], max, radius: 0.0, fill: self.theme.hot, stroke };
                self.scene.push(part, None);
            }
            if holds {
                let stroke = Some(Stroke::solid(2.0, self.theme.ink));
                self.scene.push(Shape::Rect { min, max, radius: 0.0, fill: Rgba::TRANSPARENT, stroke }, None);
            }
        }
    }
}
