//! Marks and counts as nodes for assistive technology.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::explain::count_text;
use crate::base::DayInterval;
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::panels::picture::Placement;
use crate::gui::widgets::set_language;
use crate::model::Target;
use crate::model::timeline::Timeline as Model;
use crate::scene::TimelinePicture;
use crate::scene::timeline::{date_of, mark_name};

/// Gives every mark and every bar in sight a node for assistive technology. The pointer is for the canvas, which lies on top.
pub fn nodes(
    ui: &Ui,
    context: &Context<'_>,
    timeline: &Model,
    picture: &TimelinePicture,
    placement: Placement,
    lanes: Rect,
) {
    let on_screen = |bounds: crate::scene::Bounds| {
        let at = |[x, y]: [f32; 2]| pos2(x * placement.stretch, y) + placement.offset;
        let rect = Rect::from_min_max(at(bounds.min), at(bounds.max));
        lanes.intersects(rect).then(|| rect.intersect(lanes))
    };
    let scope = ui.scope_id();
    for mark in &picture.marks {
        let Some(rect) = on_screen(mark.bounds) else { continue };
        let Some(event) = timeline.events.get(mark.index as usize) else { continue };
        let target = Target::Event(event.event);
        let response = ui.interact(rect, scope.with((target, mark.lane)), Sense::CLICK);
        let selected = context.is_selected(target);
        response.widget_info(|| {
            let mut info = WidgetInfo::selected(Role::Button, true, selected, mark_name(event));
            info.current_text_value = Some(crate::model::date_text(&event.value));
            info
        });
        set_language(ui.ctx(), response.id, &event.label);
        if response.clicked() {
            context.commands.send(Command::Select(target));
        }
    }
    for count in &picture.counts {
        let Some(rect) = on_screen(count.bounds) else { continue };
        let lane = timeline.lanes.get(count.lane as usize).map_or("", |lane| &lane.label);
        let response = ui.interact(rect, scope.with(("count", count.lane, count.days)), Sense::CLICK);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, true, count_text(count, lane));
            info.current_text_value = Some(count.count.to_string());
            info
        });
        set_language(ui.ctx(), response.id, lane);
        if response.clicked() {
            let days =
                DayInterval { first: date_of(f64::from(count.days.0)), last: date_of(f64::from(count.days.1 - 1)) };
            context.commands.send(Command::ShowDays(days));
        }
    }
}
