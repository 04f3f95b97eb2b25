//! How the window is set up: sizes, calendars, and the first steps.

use crate::gui::app::App;
use crate::gui::app::tour::Tour;
use crate::gui::opening::Source;
use crate::scene::timeline::AxisCalendars;
use crate::workspace::Settings;

impl App {
    /// Shows the first steps over the sample, once. Where nothing is kept they would come at each start, so there they do not.
    pub(super) fn begin_tour(&mut self) {
        let is_sample = self.folder.as_ref().is_some_and(|folder| folder.source == Source::Sample);
        if is_sample && !self.settings.toured && self.settings_file.is_kept() {
            self.go_on_tour(Some(0));
        }
    }

    /// To a step of the tour, with its panel on show, or to its end.
    pub(super) fn go_on_tour(&mut self, step: Option<usize>) {
        self.settings.toured = true;
        self.tour = step.and_then(Tour::at);
        if let Some(tour) = self.tour {
            self.tree.show(tour.panel());
        }
    }

    pub(super) fn set_calendars(&mut self, calendars: AxisCalendars) {
        self.view.timeline.calendars = calendars;
        self.settings.calendars = calendars;
    }

    pub(in crate::gui::app) fn set_scale(&mut self, percent: u16) {
        self.window.set_zoom_factor(f32::from(Settings::usable_scale(percent)) / 100.0);
    }

    /// Keeps the scale that keys, menus or settings have set.
    pub(in crate::gui::app) fn note_scale(&mut self) {
        let zoom = self.window.zoom_factor();
        if zoom != self.zoom {
            self.zoom = zoom;
            self.settings.scale_percent = Settings::usable_scale((zoom * 100.0).round() as u16);
        }
    }
}
