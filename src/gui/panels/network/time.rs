//! A slider that plays the network through time.

use egui::{RichText, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Network;
use crate::base::DayInterval;
use crate::gui::context::Context;
use crate::gui::theme::{color, margin, size, space};
use crate::model::network::Lens;

/// How long a step is on show.
const STEP_SECS: f64 = 0.5;

/// How many days are in view at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Length {
    Day,
    Week,
    #[default]
    Month,
    Year,
    /// Everything up to the day.
    Past,
}

impl Length {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Day, "1 day"),
        (Self::Week, "1 week"),
        (Self::Month, "1 month"),
        (Self::Year, "1 year"),
        (Self::Past, "All until then"),
    ];

    /// In days.
    fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
            Self::Past => i32::MAX,
        }
    }
}

#[derive(Default)]
pub struct Player {
    pub is_on: bool,
    length: Length,
    /// The last day in view, counted from the first that has a tie.
    at: i32,
    /// When the present step came, while it plays.
    since: Option<f64>,
}

impl Player {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>, extent: Option<DayInterval>) {
        let Some(extent) = extent else {
            ui.label(RichText::new("No tie has a day").size(size::SMALL).color(color(context.theme.muted)));
            return;
        };
        let last = extent.days() - 1;
        let mut has_changed = context.network.lens.window.is_none();
        egui::Frame::new().inner_margin(margin(space::M, space::XS)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let label = if self.since.is_some() { "Pause" } else { "Play" };
                if ui.button(RichText::new(label).size(size::SMALL)).clicked() {
                    self.toggle(ui, last);
                    has_changed = true;
                }
                let length = egui::ComboBox::from_id_salt("length").width(92.0);
                let name =
                    Length::ALL.into_iter().find(|(length, _)| *length == self.length).map_or("", |(_, name)| name);
                length.selected_text(RichText::new(name).size(size::SMALL)).show_ui(ui, |ui| {
                    for (length, name) in Length::ALL {
                        has_changed |= ui.selectable_value(&mut self.length, length, name).changed();
                    }
                });
                let day = |offset: f64| day_after(extent.first, offset as i32).to_string();
                let slider = egui::Slider::new(&mut self.at, 0..=last.max(0))
                    .custom_formatter(move |offset, _| day(offset))
                    .custom_parser(move |text| days_between(extent.first, text.trim().parse().ok()?));
                ui.spacing_mut().slider_width = (ui.available_width() - 110.0).max(60.0);
                let response = ui.add(slider);
                response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(self.at), "Last day in view"));
                has_changed |= response.changed();
            });
        });
        has_changed |= self.step(ui, last);
        if has_changed {
            let end = day_after(extent.first, self.at);
            let first = match self.length {
                Length::Past => extent.first,
                length => day_after(end, 1 - length.days()),
            };
            let window = Some(DayInterval { first, last: end });
            Network::send(context, Lens { window, ..context.network.lens.clone() });
        }
    }

    fn toggle(&mut self, ui: &Ui, last: i32) {
        if self.since.take().is_none() {
            self.since = Some(ui.input(|input| input.time));
            if self.at >= last {
                self.at = 0;
            }
        }
    }

    /// Goes on where a step has been shown long enough. Says whether it did.
    fn step(&mut self, ui: &Ui, last: i32) -> bool {
        let Some(since) = self.since else { return false };
        let now = ui.input(|input| input.time);
        let left = since + STEP_SECS - now;
        if left > 0.0 {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
            return false;
        }
        // A third of what is in view, so that what stays can be followed.
        let by = if self.length == Length::Past { (last / 60).max(1) } else { (self.length.days() / 3).max(1) };
        self.at = (self.at + by).min(last);
        self.since = (self.at < last).then_some(now);
        ui.request_repaint();
        true
    }
}

fn day_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

fn days_between(first: Date, day: Date) -> Option<f64> {
    first.until(day).ok().map(|span| f64::from(span.get_days()))
}
