//! `assets/theme.toml` → the colours of scenes, exports and the window; and the shape that stands for each kind.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize};

use crate::base::{EntityKind, EventKind, Rgba};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    #[default]
    Light,
    Dark,
}

/// The colours of one mode.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    #[serde(deserialize_with = "hex")]
    pub background: Rgba,
    #[serde(deserialize_with = "hex")]
    pub panel: Rgba,
    #[serde(deserialize_with = "hex")]
    pub page: Rgba,
    #[serde(deserialize_with = "hex")]
    pub line: Rgba,
    #[serde(deserialize_with = "hex")]
    pub ink: Rgba,
    #[serde(deserialize_with = "hex")]
    pub muted: Rgba,
    /// Focus, links, the selected element.
    #[serde(deserialize_with = "hex")]
    pub accent: Rgba,
    /// Behind selected rows and ranges.
    #[serde(deserialize_with = "hex")]
    pub selected: Rgba,
    /// What hover or search lights up.
    #[serde(deserialize_with = "hex")]
    pub hot: Rgba,
    /// Ties of the network at rest.
    #[serde(deserialize_with = "hex")]
    pub tie: Rgba,
    /// Of communities and countries, the largest first.
    #[serde(deserialize_with = "hexes")]
    groups: Vec<Rgba>,
    kind: KindColors,
    event: EventColors,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindColors {
    #[serde(deserialize_with = "hex")]
    person: Rgba,
    #[serde(deserialize_with = "hex")]
    organization: Rgba,
    #[serde(deserialize_with = "hex")]
    place: Rgba,
    #[serde(deserialize_with = "hex")]
    equipment: Rgba,
    #[serde(deserialize_with = "hex")]
    date: Rgba,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventColors {
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
struct Themes {
    light: Theme,
    dark: Theme,
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    let refused = || serde::de::Error::custom(format!("expected a colour such as 0b7285, but found «{text}»"));
    Rgba::from_hex(&text).ok_or_else(refused)
}

fn hexes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Rgba>, D::Error> {
    #[derive(Deserialize)]
    struct Hex(#[serde(deserialize_with = "hex")] Rgba);
    Ok(Vec::<Hex>::deserialize(deserializer)?.into_iter().map(|Hex(color)| color).collect())
}

impl Theme {
    /// The theme built into the program, parsed at the first call.
    pub fn of(mode: Mode) -> &'static Self {
        static THEMES: OnceLock<Themes> = OnceLock::new();
        let parse = || {
            toml::from_str(include_str!("../../assets/theme.toml"))
                .expect("the built-in theme is read by a test of this module")
        };
        let themes: &'static Themes = THEMES.get_or_init(parse);
        match mode {
            Mode::Light => &themes.light,
            Mode::Dark => &themes.dark,
        }
    }

    pub fn entity(&self, kind: EntityKind) -> Rgba {
        match kind {
            EntityKind::Person => self.kind.person,
            EntityKind::Organization => self.kind.organization,
            EntityKind::Place => self.kind.place,
            EntityKind::Equipment => self.kind.equipment,
        }
    }

    /// Colours for groups that have none of their own by what they are, easily told apart.
    pub fn groups(&self) -> &[Rgba] {
        &self.groups
    }

    /// Of date expressions in the text.
    pub fn date(&self) -> Rgba {
        self.kind.date
    }

    pub fn event(&self, kind: EventKind) -> Rgba {
        match kind {
            EventKind::Meeting => self.event.meeting,
            EventKind::Visit => self.event.visit,
            EventKind::Call => self.event.call,
            EventKind::Announcement => self.event.announcement,
            EventKind::Agreement => self.event.agreement,
            EventKind::Decision => self.event.decision,
        }
    }
}

/// The outline that stands for a kind, so that kinds can be told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    Circle,
    RoundedSquare,
    Square,
    Triangle,
    Diamond,
    Handset,
    Star,
    Pentagon,
}

impl Glyph {
    pub fn of_entity(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Circle,
            EntityKind::Organization => Self::RoundedSquare,
            EntityKind::Place => Self::Triangle,
            EntityKind::Equipment => Self::Diamond,
        }
    }

    pub fn of_event(kind: EventKind) -> Self {
        match kind {
            EventKind::Meeting => Self::Circle,
            EventKind::Visit => Self::Triangle,
            EventKind::Call => Self::Handset,
            EventKind::Announcement => Self::Square,
            EventKind::Agreement => Self::Star,
            EventKind::Decision => Self::Pentagon,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_theme_has_both_modes() {
        assert_eq!(Theme::of(Mode::Light).accent.to_hex(), "#0b7285");
        assert_eq!(Theme::of(Mode::Dark).entity(EntityKind::Place).to_hex(), "#6fc491");
        assert_ne!(Theme::of(Mode::Light), Theme::of(Mode::Dark));
    }

    /// Contrast by WCAG 2.2: letters and marks must stand out from every surface they are drawn on.
    #[test]
    fn letters_and_marks_stand_out() {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |c: Rgba| 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
        let contrast = |a: Rgba, b: Rgba| {
            let (a, b) = (luminance(a), luminance(b));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for mode in [Mode::Light, Mode::Dark] {
            let theme = Theme::of(mode);
            for surface in [theme.panel, theme.page, theme.background] {
                assert!(contrast(theme.ink, surface) > 12.0, "{mode:?}");
                assert!(contrast(theme.muted, surface) > 4.2, "{mode:?}");
                let kinds = EntityKind::ALL.map(|kind| theme.entity(kind));
                let events = EventKind::ALL.map(|kind| theme.event(kind));
                let groups = theme.groups().iter().copied();
                for color in kinds.into_iter().chain(events).chain(groups).chain([theme.accent, theme.date()]) {
                    assert!(contrast(color, surface) > 3.0, "{mode:?} {}", color.to_hex());
                }
            }
        }
    }
}
