//! The arrangement of panels as it stands in files.

use serde::{Deserialize, Serialize};

use super::settings::PanelLayout;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LayoutV1 {
    Panel { name: String, shown: bool },
    Row(Vec<PartV1>),
    Column(Vec<PartV1>),
    Tabs { active: usize, parts: Vec<LayoutV1> },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartV1 {
    share: f32,
    layout: LayoutV1,
}

impl From<LayoutV1> for PanelLayout {
    fn from(layout: LayoutV1) -> Self {
        let parts = |parts: Vec<PartV1>| parts.into_iter().map(|part| (part.share, part.layout.into())).collect();
        match layout {
            LayoutV1::Panel { name, shown } => Self::Panel { name, shown },
            LayoutV1::Row(row) => Self::Row(parts(row)),
            LayoutV1::Column(column) => Self::Column(parts(column)),
            LayoutV1::Tabs { active, parts } => {
                Self::Tabs { active, parts: parts.into_iter().map(Self::from).collect() }
            }
        }
    }
}

impl From<PanelLayout> for LayoutV1 {
    fn from(layout: PanelLayout) -> Self {
        let parts = |parts: Vec<(f32, PanelLayout)>| {
            parts.into_iter().map(|(share, layout)| PartV1 { share, layout: layout.into() }).collect()
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
