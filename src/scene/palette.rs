//! The colours of `assets/theme.toml`: one palette for the window and for everything that is exported.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::base::{EntityKind, EventKind, Rgba};

/// The colours of one theme, named by what they are for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Behind the panels.
    #[serde(deserialize_with = "hex")]
    pub background: Rgba,
    #[serde(deserialize_with = "hex")]
    pub panel: Rgba,
    /// Behind a document's text.
    #[serde(deserialize_with = "hex")]
    pub page: Rgba,
    /// Lines between panels and rows, grid lines.
    #[serde(deserialize_with = "hex")]
    pub line: Rgba,
    #[serde(deserialize_with = "hex")]
    pub ink: Rgba,
    /// Secondary text.
    #[serde(deserialize_with = "hex")]
    pub muted: Rgba,
    /// Focus, links, event triggers.
    #[serde(deserialize_with = "hex")]
    pub accent: Rgba,
    /// Behind selected rows.
    #[serde(deserialize_with = "hex")]
    pub selected: Rgba,
    /// What hover or search lights up.
    #[serde(deserialize_with = "hex")]
    pub hot: Rgba,
    #[serde(deserialize_with = "hex")]
    pub warning: Rgba,
    /// Date expressions.
    #[serde(deserialize_with = "hex")]
    pub date: Rgba,
    entities: Entities,
    events: Events,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entities {
    #[serde(deserialize_with = "hex")]
    person: Rgba,
    #[serde(deserialize_with = "hex")]
    organization: Rgba,
    #[serde(deserialize_with = "hex")]
    place: Rgba,
    #[serde(deserialize_with = "hex")]
    equipment: Rgba,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Events {
    #[serde(deserialize_with = "hex")]
    meeting: Rgba,
    #[serde(deserialize_with = "hex")]
    visit: Rgba,
    #[serde(deserialize_with = "hex")]
    call: Rgba,
    #[serde(deserialize_with = "hex")]
    announcement: Rgba,
    #[serde(deserialize_with = "hex")]
    agreement: Rgba,
    #[serde(deserialize_with = "hex")]
    decision: Rgba,
}

#[derive(Deserialize)]
struct File {
    light: Palette,
    dark: Palette,
}

impl Palette {
    pub fn light() -> &'static Self {
        &File::get().light
    }

    pub fn dark() -> &'static Self {
        &File::get().dark
    }

    pub fn entity(&self, kind: EntityKind) -> Rgba {
        match kind {
            EntityKind::Person => self.entities.person,
            EntityKind::Organization => self.entities.organization,
            EntityKind::Place => self.entities.place,
            EntityKind::Equipment => self.entities.equipment,
        }
    }

    pub fn event(&self, kind: EventKind) -> Rgba {
        match kind {
            EventKind::Meeting => self.events.meeting,
            EventKind::Visit => self.events.visit,
            EventKind::Call => self.events.call,
            EventKind::Announcement => self.events.announcement,
            EventKind::Agreement => self.events.agreement,
            EventKind::Decision => self.events.decision,
        }
    }
}

impl File {
    fn get() -> &'static Self {
        static FILE: OnceLock<File> = OnceLock::new();
        FILE.get_or_init(|| {
            toml::from_str(include_str!("../../assets/theme.toml")).expect("the file is part of the program and tested")
        })
    }
}

fn hex<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    Rgba::from_hex(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("expected a colour such as 0b7285, but found «{text}»")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2: the contrast of two opaque colours, from 1 to 21.
    fn contrast(a: Rgba, b: Rgba) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |c: Rgba| 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for palette in [Palette::light(), Palette::dark()] {
            for ground in [palette.panel, palette.page, palette.background, palette.selected] {
                assert!(contrast(palette.ink, ground) >= 7.0);
                assert!(contrast(palette.muted, ground) >= 4.0);
                for kind in EntityKind::ALL {
                    assert!(contrast(palette.entity(kind), ground) >= 4.0, "{kind}");
                }
                for kind in EventKind::ALL {
                    assert!(contrast(palette.event(kind), ground) >= 3.0, "{kind}");
                }
            }
        }
    }
}
