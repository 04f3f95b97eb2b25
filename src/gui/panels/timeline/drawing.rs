//! The picture of the timeline, drawn on another thread and painted again and again until another is wanted.

use std::sync::Arc;

use egui::{Rect, Ui, Vec2, vec2};

use crate::gui::jobs::{Job, Outcome, let_go};
use crate::gui::panels::picture::{Batch, Placement, Triangles};
use crate::model::timeline::Timeline as Model;
use crate::scene::timeline::{AXIS_OVERHANG, TimelineView};
use crate::scene::{TimelinePicture, timeline_picture};
use crate::text::TextEngine;

/// Beyond the plot this much is drawn too, as a share of the panel's width, so that it can be moved before it must be drawn anew.
const OVERSCAN: f32 = 0.75;

#[derive(Default)]
pub struct Drawing {
    /// Away while a picture is being drawn.
    engine: Option<TextEngine>,
    running: Option<(Arc<Model>, Job<Drawn>)>,
    shown: Option<Shown>,
    /// Asked for in the last frame, to know when they rest.
    days: Option<(f64, f64)>,
}

/// What the worker brings back.
struct Drawn {
    engine: TextEngine,
    picture: TimelinePicture,
    layers: [Triangles; 3],
}

/// A picture on screen.
pub struct Shown {
    pub timeline: Arc<Model>,
    pub picture: Arc<TimelinePicture>,
    axis: Batch,
    names: Batch,
    plot: Batch,
}

impl Drawing {
    /// Takes in what is done and asks for the picture of `view`, unless the one at hand will do. While days are moved, one that is moved with
    /// them does; when they rest, labels at the edges are set anew, so that none is cut.
    pub fn update(&mut self, ui: &Ui, timeline: &Arc<Model>, view: &TimelineView) {
        self.take(ui);
        if let Some(shown) = &mut self.shown
            && !(shown.axis.is_current(ui.ctx()) && shown.names.is_current(ui.ctx()) && shown.plot.is_current(ui.ctx()))
        {
            shown.renew(ui);
        }
        let has_moved = self.days.replace(view.days) != Some(view.days);
        if has_moved {
            ui.ctx().request_repaint();
        }
        let rests = !has_moved && !ui.input(|input| input.pointer.any_down());
        let will_do = |shown: &Shown| shown.will_do(timeline, view) && (!rests || shown.picture.view.days == view.days);
        if self.running.is_some() || self.shown.as_ref().is_some_and(will_do) {
            return;
        }
        let view = TimelineView { overscan: (view.size[0] * OVERSCAN).round(), ..view.clone() };
        let (model, pixels_per_point) = (Arc::clone(timeline), ui.ctx().pixels_per_point());
        let mut engine = self.engine.take().unwrap_or_default();
        let draw = move |_: &crate::gui::jobs::Reporter| {
            let picture = timeline_picture(&model, &view, &mut engine);
            let layers =
                [&picture.axis, &picture.names, &picture.plot].map(|scene| Triangles::of(scene, pixels_per_point));
            Drawn { engine, picture, layers }
        };
        // Where there is no thread to be had, the old picture stays, and the next frame asks again.
        self.running = Job::start("draw timeline", ui.ctx(), draw).ok().map(|job| (Arc::clone(timeline), job));
    }

    fn take(&mut self, ui: &Ui) {
        let Some((timeline, job)) = &self.running else { return };
        match job.poll() {
            Outcome::Running => return,
            Outcome::Lost => {}
            Outcome::Done(Drawn { engine, picture, layers: [axis, names, plot] }) => {
                let ctx = ui.ctx();
                let old = self.shown.replace(Shown {
                    timeline: Arc::clone(timeline),
                    axis: Batch::new(ctx, axis, &picture.axis),
                    names: Batch::new(ctx, names, &picture.names),
                    plot: Batch::new(ctx, plot, &picture.plot),
                    picture: Arc::new(picture),
                });
                let_go(old.map(|old| (old.timeline, old.picture)));
                self.engine = Some(engine);
            }
        }
        self.running = None;
    }

    pub fn shown(&mut self) -> Option<&mut Shown> {
        self.shown.as_mut()
    }

    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }
}

impl Shown {
    /// Whether it shows what `view` asks for, if it is moved across.
    fn will_do(&self, timeline: &Arc<Model>, view: &TimelineView) -> bool {
        let own = &self.picture.view;
        let same = TimelineView { days: own.days, overscan: own.overscan, ..view.clone() } == *own;
        let (wanted, drawn) = (view.geometry(), self.picture.view.drawn());
        let same_scale = (wanted.points_per_day() / own.geometry().points_per_day() - 1.0).abs() < 1e-4;
        // A quarter of what was drawn beyond is kept, so that the next picture is there in time.
        let spare = f64::from(own.overscan / 4.0 / own.geometry().points_per_day().max(1e-9));
        let inside = drawn.days.0 + spare <= wanted.days.0 && wanted.days.1 <= drawn.days.1 - spare;
        Arc::ptr_eq(&self.timeline, timeline) && same && same_scale && inside
    }

    fn renew(&mut self, ui: &Ui) {
        let layer = |scene| {
            let triangles = Triangles::of(scene, ui.ctx().pixels_per_point());
            Batch::new(ui.ctx(), triangles, scene)
        };
        self.axis = layer(&self.picture.axis);
        self.names = layer(&self.picture.names);
        self.plot = layer(&self.picture.plot);
    }

    /// How points of the picture become points of the window that shows `view` in a panel at `corner`, scrolled down by `scroll`.
    pub fn placement(&self, ui: &Ui, view: &TimelineView, corner: egui::Pos2, scroll: f32) -> Placement {
        let (own, wanted) = (self.picture.view.geometry(), view.geometry());
        let stretch = wanted.points_per_day() / own.points_per_day();
        // At the scale it was drawn for, letters stay on whole pixels.
        let stretch = if (stretch - 1.0).abs() < 1e-4 { 1.0 } else { stretch };
        let across = wanted.x(own.days.0) - own.left * stretch;
        let pixels_per_point = ui.ctx().pixels_per_point();
        let whole = |x: f32| (x * pixels_per_point).round() / pixels_per_point;
        Placement { offset: vec2(whole(corner.x + across), whole(corner.y - scroll)), stretch }
    }

    pub fn paint(&mut self, ui: &Ui, rect: Rect, placement: Placement, scroll: f32) {
        let axis_height = self.picture.view.axis_height();
        let left = rect.left() + self.picture.view.geometry().left;
        let painter = ui.painter();
        let still = Placement { offset: rect.min.to_vec2() - vec2(0.0, scroll), stretch: 1.0 };
        let lanes = rect.with_min_y(rect.top() + axis_height);
        self.plot.paint(&painter.with_clip_rect(lanes.with_min_x(left)), placement);
        self.names.paint(&painter.with_clip_rect(lanes.with_max_x(left)), still);
        let strip = rect.with_max_y(lanes.top());
        let unscrolled = placement.offset + Vec2::new(0.0, scroll);
        self.axis.paint(
            &painter.with_clip_rect(strip.with_min_x(left - AXIS_OVERHANG)),
            Placement { offset: unscrolled, ..placement },
        );
        if scroll == 0.0 {
            self.names.paint(&painter.with_clip_rect(strip.with_max_x(left)), still);
        }
    }
}
