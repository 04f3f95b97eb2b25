use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::model::page::MarkKind;
use crate::scene::theme::Mode;
use crate::scene::timeline::AxisCalendars;

/// What the program remembers from one start to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Folders opened, the latest first.
    pub recent: Vec<PathBuf>,
    pub theme: Mode,
    /// `None`: as at the first start.
    pub panels: Option<PanelLayout>,
    pub reader: ReaderSettings,
    /// How large everything is drawn, in percent of what the system asks for.
    pub scale_percent: u16,
    /// How days are written on the timeline of a window that opens.
    pub calendars: AxisCalendars,
    /// The first steps have been shown.
    pub toured: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: Mode::default(),
            panels: None,
            scale_percent: 100,
            calendars: AxisCalendars::default(),
            toured: false,
            reader: ReaderSettings::default(),
        }
    }
}

impl Settings {
    /// The scales that are offered, in percent.
    pub const SCALES: [u16; 5] = [100, 125, 150, 200, 250];

    /// A scale at which the window can be used, nearest to `percent`.
    pub fn usable_scale(percent: u16) -> u16 {
        percent.clamp(50, 300)
    }
}

/// How documents are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderSettings {
    /// The size of a document's text, in percent of the usual one.
    pub text_percent: u16,
    /// Marks that are not shown.
    pub hidden_marks: BTreeSet<MarkKind>,
    /// Whether characters that leave no trace on the page are shown.
    pub hidden_characters: bool,
}

impl Default for ReaderSettings {
    fn default() -> Self {
        Self { text_percent: 100, hidden_marks: BTreeSet::new(), hidden_characters: false }
    }
}

impl ReaderSettings {
    /// Text as small as this, or as large, is of no use to anyone.
    pub const PERCENT: std::ops::RangeInclusive<u16> = 60..=300;

    /// So many steps of 10 percent larger, smaller where negative.
    pub fn enlarge(&mut self, steps: i16) {
        let wanted = self.text_percent.saturating_add_signed(steps.saturating_mul(10));
        self.text_percent = wanted.clamp(*Self::PERCENT.start(), *Self::PERCENT.end());
    }

    pub fn toggle(&mut self, marks: MarkKind) {
        if !self.hidden_marks.remove(&marks) {
            self.hidden_marks.insert(marks);
        }
    }
}

/// How panels are arranged. A number in front of a part is its share of the room.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelLayout {
    Panel {
        name: String,
        shown: bool,
    },
    /// From left to right.
    Row(Vec<(f32, PanelLayout)>),
    /// From top to bottom.
    Column(Vec<(f32, PanelLayout)>),
    /// Behind each other.
    Tabs {
        active: usize,
        parts: Vec<PanelLayout>,
    },
}
