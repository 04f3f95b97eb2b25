//! `assets/theme.toml` → the colours of scenes, exports and the window; and the shape that stands for each kind.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize};

use super::glyph::blend;
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
    /// The letters of what went wrong.
    #[serde(deserialize_with = "hex")]
    pub warning: Rgba,
    /// Over the window while a dialog is in front of it.
    #[serde(deserialize_with = "hex")]
    pub veil: Rgba,
    /// Under menus and tooltips.
    #[serde(deserialize_with = "hex")]
    pub shadow: Rgba,
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

    /// The colour of a tie of something drawn in `own`: as little of it as can still be told from the panel, so that nodes stand out.
    pub fn tied(&self, own: Rgba) -> Rgba {
        const STEPS: u8 = 20;
        let shares = (STEPS / 2..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
        let faint = shares.map(|share| blend(own, self.panel, share));
        faint.into_iter().find(|color| color.contrast(self.panel) >= MARK_CONTRAST).unwrap_or(own)
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

/// The contrast that WCAG 2.2 asks for at level AA of what is no text.
const MARK_CONTRAST: f64 = 3.0;

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
    use crate::scene::tokens::strength;

    #[test]
    fn the_built_in_theme_has_both_modes() {
        assert_eq!(Theme::of(Mode::Light).accent.to_hex(), "#0b7285");
        assert_eq!(Theme::of(Mode::Dark).entity(EntityKind::Place).to_hex(), "#6fc491");
        assert_ne!(Theme::of(Mode::Light), Theme::of(Mode::Dark));
    }

    /// What WCAG 2.2 asks for at level AA.
    const LETTERS: f64 = 4.5;
    const MARKS: f64 = MARK_CONTRAST;

    #[track_caller]
    fn check(mode: Mode, what: &str, color: Rgba, (where_, ground): (&str, Rgba), least: f64) {
        let found = color.contrast(ground);
        assert!(found >= least, "{mode:?}: {what} {} on {where_} has {found:.2} of {least}", color.to_hex());
    }

    #[test]
    fn letters_can_be_read_on_every_ground_they_stand_on() {
        for mode in [Mode::Light, Mode::Dark] {
            let theme = Theme::of(mode);
            let grounds = [
                ("background", theme.background),
                ("panel", theme.panel),
                ("page", theme.page),
                ("a selected row", theme.selected),
                ("what is lit", theme.hot),
            ];
            for ground in grounds {
                for (what, color) in [
                    ("ink", theme.ink),
                    ("muted ink", theme.muted),
                    ("accent", theme.accent),
                    ("warning", theme.warning),
                ] {
                    check(mode, what, color, ground, LETTERS);
                }
            }
            for kind in EntityKind::ALL {
                let own = theme.entity(kind);
                let tinted = |ground| blend(own, ground, strength::MARK.max(strength::SHARED));
                let behind =
                    [("its tint on the page", tinted(theme.page)), ("its tint on a panel", tinted(theme.panel))];
                for ground in grounds.into_iter().chain(behind) {
                    check(mode, &kind.to_string(), own, ground, LETTERS);
                }
            }
            for ground in grounds {
                check(mode, "a date", theme.date(), ground, LETTERS);
            }
            for (what, share) in [("furniture", strength::FURNITURE), ("a source", strength::META)] {
                check(mode, what, blend(theme.ink, theme.page, share), ("the page", theme.page), LETTERS);
            }
        }
    }

    #[test]
    fn marks_and_focus_can_be_told_from_their_ground() {
        for mode in [Mode::Light, Mode::Dark] {
            let theme = Theme::of(mode);
            let grounds = [
                ("background", theme.background),
                ("panel", theme.panel),
                ("page", theme.page),
                ("a selected row", theme.selected),
                ("what is lit", theme.hot),
            ];
            let events = EventKind::ALL.map(|kind| theme.event(kind));
            for color in events.into_iter().chain(theme.groups().iter().copied()).chain([theme.accent]) {
                grounds.into_iter().for_each(|ground| check(mode, "a mark", color, ground, MARKS));
            }
            let network = ("the network", theme.panel);
            check(mode, "a tie", theme.tie, network, MARKS);
            let kinds = EntityKind::ALL.map(|kind| theme.entity(kind));
            for color in events.into_iter().chain(kinds).chain(theme.groups().iter().copied()).chain([theme.muted]) {
                check(mode, "a tie in the colour of its event or speaker", theme.tied(color), network, MARKS);
            }
        }
    }

    #[test]
    fn kinds_have_shapes_of_their_own() {
        let distinct = |shapes: &[Glyph]| shapes.iter().enumerate().all(|(at, shape)| !shapes[..at].contains(shape));
        assert!(distinct(&EntityKind::ALL.map(Glyph::of_entity)));
        assert!(distinct(&EventKind::ALL.map(Glyph::of_event)));
    }
}
