use std::path::PathBuf;

use crate::scene::theme::Mode;

/// What the program remembers from one start to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Folders opened, the latest first.
    pub recent: Vec<PathBuf>,
    pub theme: Mode,
    /// `None`: as at the first start.
    pub panels: Option<PanelLayout>,
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
