//! How the analyst wants the timeline: its lanes, and the calendars of its axis.

use serde::{Deserialize, Serialize};

use super::commands::UserCommand;
use crate::model::MonthNames;
use crate::model::timeline::Grouping;
use crate::scene::timeline::AxisCalendars;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineChoice {
    pub grouping: Grouping,
    pub calendars: AxisCalendars,
}

impl TimelineChoice {
    /// The commands that switch something here, but for those of the lanes.
    pub fn commands() -> impl Iterator<Item = UserCommand> {
        std::iter::once(UserCommand::HijriDays).chain(MonthNames::ALL.map(UserCommand::Months))
    }

    /// Whether what `command` switches is on; `None` where it switches nothing of the timeline.
    pub fn is_on(self, command: UserCommand) -> Option<bool> {
        match command {
            UserCommand::Lanes(grouping) => Some(self.grouping == grouping),
            UserCommand::HijriDays => Some(self.calendars.hijri),
            UserCommand::Months(names) => Some(self.calendars.months == names),
            _ => None,
        }
    }
}
