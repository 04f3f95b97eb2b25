//! The arrangement of panels as it stands in files.

use super::settings::PanelLayout;
use crate::edit::{SavedPanels, SavedPart};

impl From<SavedPanels> for PanelLayout {
    fn from(layout: SavedPanels) -> Self {
        let parts = |parts: Vec<SavedPart>| parts.into_iter().map(|part| (part.share, part.layout.into())).collect();
        match layout {
            SavedPanels::Panel { name, shown } => Self::Panel { name, shown },
            SavedPanels::Row(row) => Self::Row(parts(row)),
            SavedPanels::Column(column) => Self::Column(parts(column)),
            SavedPanels::Tabs { active, parts } => {
                Self::Tabs { active, parts: parts.into_iter().map(Self::from).collect() }
            }
        }
    }
}

impl From<PanelLayout> for SavedPanels {
    fn from(layout: PanelLayout) -> Self {
        let parts = |parts: Vec<(f32, PanelLayout)>| {
            parts.into_iter().map(|(share, layout)| SavedPart { share, layout: layout.into() }).collect()
        };
        match layout {
            PanelLayout::Panel { name, shown } => Self::Panel { name, shown },
            PanelLayout::Row(row) => Self::Row(parts(row)),
            PanelLayout::Column(column) => Self::Column(parts(column)),
            PanelLayout::Tabs { active, parts } => {
                Self::Tabs { active, parts: parts.into_iter().map(Self::from).collect() }
            }
        }
    }
}
