//! How many events lie before and after the days in view, and the way to the nearest of them.

use egui::{Align2, Rect, Ui, UiBuilder, vec2};

use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::gui::widgets::{Button, Paint, TextRole, lay, paint};
use crate::model::timeline::{Dated, Timeline as Model};

/// The events of one side that are out of sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Side {
    count: usize,
    /// The days of the nearest one.
    nearest: Option<(i32, i32)>,
}

/// What lies before and after these days.
fn sides(events: &[Dated], (from, to): (f64, f64)) -> [Side; 2] {
    let begun = events.partition_point(|event| f64::from(event.days.0) < to);
    let is_over = |event: &&Dated| f64::from(event.days.1) + 1.0 <= from;
    let over = || events[..begun].iter().filter(is_over).map(|event| event.days);
    let earlier = Side { count: over().count(), nearest: over().max_by_key(|days| days.1) };
    let later = Side { count: events.len() - begun, nearest: events.get(begun).map(|event| event.days) };
    [earlier, later]
}

/// Says at the edges of `lanes` how much is out of sight. Returns the days that are asked for.
pub fn ui(ui: &mut Ui, context: &Context<'_>, lanes: Rect, model: &Model, days: (f64, f64)) -> Option<(i32, i32)> {
    const INSET: f32 = 4.0;
    const PADDING: f32 = 6.0;
    let [earlier, later] = sides(&model.events, days);
    if earlier.count + later.count == model.events.len() {
        say_nothing(ui, context, lanes);
    }
    let mut asked = None;
    for (side, words, corner) in [(earlier, "earlier", Align2::LEFT_BOTTOM), (later, "later", Align2::RIGHT_BOTTOM)] {
        let Some(nearest) = side.nearest else { continue };
        let text = format!("{} {words}", side.count);
        let width =
            lay(ui.ctx(), &text, &TextRole::Small.style(context.theme.muted)).width.ceil() + 2.0 * PADDING + 2.0;
        let room = corner.align_size_within_rect(vec2(width, 22.0), lanes.shrink(INSET));
        ui.painter().rect_filled(room, 4.0, color(context.theme.panel.with_opacity(0.85)));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(words));
        child.spacing_mut().button_padding = vec2(PADDING, 2.0);
        child.spacing_mut().interact_size.y = room.height();
        let button = child.add(Button::new(&text).role(TextRole::Small).frame(false).color(context.theme.accent));
        if button.on_hover_text("To the nearest of them").clicked() {
            asked = Some(nearest);
        }
    }
    asked
}

fn say_nothing(ui: &Ui, context: &Context<'_>, lanes: Rect) {
    let label = lay(ui.ctx(), "No event in these days", &TextRole::Body.style(context.theme.muted));
    let at = lanes.center() - vec2(label.width, label.height) / 2.0;
    let ground = Rect::from_min_size(at, vec2(label.width, label.height)).expand2(vec2(8.0, 3.0));
    ui.painter().rect_filled(ground, 4.0, color(context.theme.panel));
    paint(ui.painter(), at, &label, Paint::default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Filter;
    use crate::model::test_data::analysis;
    use crate::model::timeline::{Grouping, build, day_number};

    #[track_caller]
    fn check(first: &str, last: &str, counts: [usize; 2], nearest: [Option<&str>; 2]) {
        let timeline = build(&analysis(), &Filter::default(), Grouping::Kind);
        let day = |text: &str| f64::from(day_number(text.parse().unwrap()));
        let found = sides(&timeline.events, (day(first), day(last) + 1.0));
        assert_eq!(found.map(|side| side.count), counts);
        let last_of = |days: (i32, i32)| f64::from(days.1);
        assert_eq!(found[0].nearest.map(last_of), nearest[0].map(day));
        assert_eq!(found[1].nearest.map(|days| f64::from(days.0)), nearest[1].map(day));
    }

    #[test]
    fn what_is_out_of_sight_is_counted_and_the_nearest_is_known() {
        // A meeting on the 12th, a visit on the 13th, a sitting on the 20th, and a decision some day of the month.
        check("2031-10-14", "2031-10-18", [2, 1], [Some("2031-10-13"), Some("2031-10-20")]);
        check("2031-10-12", "2031-10-20", [0, 0], [None, None]);
        check("2031-12-01", "2031-12-09", [4, 0], [Some("2031-10-31"), None]);
        check("2030-01-01", "2030-01-09", [0, 4], [None, Some("2031-10-01")]);
    }
}
