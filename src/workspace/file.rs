//! The settings' file: JSON with a version number.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::settings::{PanelLayout, ReaderSettings, Settings};
use crate::edit::SavedPanels;
use crate::export::write_atomically;
use crate::model::MonthNames;
use crate::model::page::MarkKind;
use crate::scene::theme::Mode;
use crate::scene::timeline::AxisCalendars;

/// The version this program writes. It reads this one and all before it.
const VERSION: u32 = 1;

/// The settings' place on disk, and what stands there.
#[derive(Debug)]
pub struct SettingsFile {
    /// `None`: nothing is saved.
    path: Option<PathBuf>,
    saved: Settings,
}

impl SettingsFile {
    /// Reads the settings at `path`, and says in one sentence what was wrong with them.
    ///
    /// A file that is damaged, newer than this program or not readable gives the default settings, and is never written over.
    pub fn load(path: Option<PathBuf>) -> (Self, Settings, Option<String>) {
        let (path, settings, problem) = match path {
            None => (None, Settings::default(), None),
            Some(path) => match read(&path) {
                Ok(settings) => (Some(path), settings, None),
                Err(reason) => {
                    let problem = format!(
                        "The settings in {} are left alone and not used: {reason}. Changes will not be remembered",
                        path.display()
                    );
                    (None, Settings::default(), Some(problem))
                }
            },
        };
        (Self { path, saved: settings.clone() }, settings, problem)
    }

    /// What is to be written so that the file has `settings`, or `None` where it has them already.
    ///
    /// The answer is given once; whoever takes it writes it, on whatever thread.
    pub fn changed(&mut self, settings: &Settings) -> Option<PendingSettings> {
        if *settings == self.saved {
            return None;
        }
        self.saved = settings.clone();
        Some(PendingSettings { path: self.path.clone()?, settings: settings.clone() })
    }

    /// Whether changes are remembered.
    pub fn is_kept(&self) -> bool {
        self.path.is_some()
    }

    /// Writes nothing from now on, since the file cannot be written.
    pub fn give_up(&mut self) {
        self.path = None;
    }
}

/// Settings on their way to the disk.
#[derive(Debug)]
#[must_use = "they are not written yet"]
pub struct PendingSettings {
    path: PathBuf,
    settings: Settings,
}

impl PendingSettings {
    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// Says in one sentence why the file cannot be written.
    pub fn write(self) -> Result<(), String> {
        write(&self.path, &self.settings).map_err(|reason| format!("Changes will not be remembered: {reason}"))
    }
}

fn read(path: &Path) -> Result<Settings, String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(error.to_string()),
    };
    parse(&text)
}

fn parse(text: &str) -> Result<Settings, String> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let damaged = |error: serde_json::Error| format!("the file is damaged ({error})");
    let Versioned { version } = serde_json::from_str(text).map_err(damaged)?;
    match version {
        1 => serde_json::from_str::<FileV1>(text).map(Settings::from).map_err(damaged),
        0 => Err("the file is damaged (there is no version 0)".to_owned()),
        newer => Err(format!("the file has version {newer}, and this program knows version {VERSION} at most")),
    }
}

fn write(path: &Path, settings: &Settings) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    let mut text = serde_json::to_string_pretty(&FileV1::from(settings.clone())).map_err(|error| error.to_string())?;
    text.push('\n');
    write_atomically(path, text.as_bytes()).map_err(|error| error.to_string())
}

#[derive(Serialize, Deserialize)]
struct FileV1 {
    version: u32,
    #[serde(default)]
    recent: Vec<PathBuf>,
    #[serde(default)]
    theme: ThemeV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    panels: Option<SavedPanels>,
    #[serde(default)]
    reader: ReaderV1,
    #[serde(default = "usual_scale")]
    scale_percent: u16,
    #[serde(default)]
    months: MonthsV1,
    #[serde(default)]
    hijri_days: bool,
    #[serde(default)]
    toured: bool,
}

fn usual_scale() -> u16 {
    Settings::default().scale_percent
}

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MonthsV1 {
    #[default]
    English,
    Levantine,
    Egyptian,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct ReaderV1 {
    text_percent: u16,
    /// Names of kinds of marks.
    hidden_marks: Vec<String>,
    hidden_characters: bool,
}

impl Default for ReaderV1 {
    fn default() -> Self {
        Self::from(ReaderSettings::default())
    }
}

impl From<ReaderSettings> for ReaderV1 {
    fn from(reader: ReaderSettings) -> Self {
        let ReaderSettings { text_percent, hidden_marks, hidden_characters } = reader;
        let hidden_marks = hidden_marks.iter().map(|kind| kind.name().to_owned()).collect();
        Self { text_percent, hidden_marks, hidden_characters }
    }
}

impl From<ReaderV1> for ReaderSettings {
    fn from(file: ReaderV1) -> Self {
        let is_hidden = |kind: &MarkKind| file.hidden_marks.iter().any(|name| name == kind.name());
        let (least, most) = Self::PERCENT.into_inner();
        Self {
            text_percent: file.text_percent.clamp(least, most),
            hidden_marks: MarkKind::ALL.into_iter().filter(is_hidden).collect(),
            hidden_characters: file.hidden_characters,
        }
    }
}

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ThemeV1 {
    #[default]
    Light,
    Dark,
}

impl From<FileV1> for Settings {
    fn from(file: FileV1) -> Self {
        let theme = match file.theme {
            ThemeV1::Light => Mode::Light,
            ThemeV1::Dark => Mode::Dark,
        };
        let months = match file.months {
            MonthsV1::English => MonthNames::English,
            MonthsV1::Levantine => MonthNames::Levantine,
            MonthsV1::Egyptian => MonthNames::Egyptian,
        };
        Self {
            recent: file.recent,
            theme,
            panels: file.panels.map(PanelLayout::from),
            scale_percent: Self::usable_scale(file.scale_percent),
            calendars: AxisCalendars { months, hijri: file.hijri_days },
            toured: file.toured,
            reader: file.reader.into(),
        }
    }
}

impl From<Settings> for FileV1 {
    fn from(settings: Settings) -> Self {
        let theme = match settings.theme {
            Mode::Light => ThemeV1::Light,
            Mode::Dark => ThemeV1::Dark,
        };
        let months = match settings.calendars.months {
            MonthNames::English => MonthsV1::English,
            MonthNames::Levantine => MonthsV1::Levantine,
            MonthNames::Egyptian => MonthsV1::Egyptian,
        };
        Self {
            version: VERSION,
            recent: settings.recent,
            theme,
            panels: settings.panels.map(SavedPanels::from),
            scale_percent: settings.scale_percent,
            months,
            hijri_days: settings.calendars.hijri,
            toured: settings.toured,
            reader: settings.reader.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_settings() -> Settings {
        let panel = |name: &str, shown| PanelLayout::Panel { name: name.to_owned(), shown };
        let tabs = PanelLayout::Tabs { active: 1, parts: vec![panel("network", true), panel("timeline", true)] };
        let column = PanelLayout::Column(vec![(2.0, panel("documents", true)), (1.5, panel("entities", false))]);
        Settings {
            recent: vec!["/articles/أخبار".into()],
            theme: Mode::Dark,
            panels: Some(PanelLayout::Row(vec![(1.0, column), (3.0, tabs)])),
            reader: ReaderSettings {
                text_percent: 130,
                hidden_marks: [MarkKind::Places, MarkKind::Dates].into(),
                hidden_characters: true,
            },
            scale_percent: 150,
            calendars: AxisCalendars { months: MonthNames::Levantine, hijri: true },
            toured: true,
        }
    }

    #[test]
    fn what_was_saved_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.json");
        let (mut file, settings, problem) = SettingsFile::load(Some(path.clone()));
        assert_eq!((settings, problem), (Settings::default(), None));
        file.changed(&some_settings()).unwrap().write().unwrap();
        assert!(file.changed(&some_settings()).is_none());
        assert_eq!(SettingsFile::load(Some(path)).1, some_settings());
    }

    #[test]
    fn version_1_is_read_for_ever() {
        let text = r#"{"version": 1, "recent": ["/a"], "theme": "dark",
            "panels": {"row": [{"share": 1.0, "layout": {"panel": {"name": "reader", "shown": true}}}]}}"#;
        let settings = parse(text).unwrap();
        assert_eq!((settings.recent.len(), settings.theme), (1, Mode::Dark));
        assert_eq!(settings.reader, ReaderSettings::default());
        assert_eq!(
            (settings.scale_percent, settings.calendars, settings.toured),
            (100, AxisCalendars::default(), false)
        );
        assert!(matches!(settings.panels, Some(PanelLayout::Row(parts)) if parts.len() == 1));
    }

    #[track_caller]
    fn check_left_alone(content: &str, reason: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        std::fs::write(&path, content).unwrap();
        let (mut file, settings, problem) = SettingsFile::load(Some(path.clone()));
        assert_eq!(settings, Settings::default());
        assert!(problem.is_some_and(|problem| problem.contains(reason)), "{content}");
        assert!(file.changed(&some_settings()).is_none());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    }

    #[test]
    fn a_damaged_or_newer_file_is_left_alone() {
        check_left_alone("", "damaged");
        check_left_alone("{\"version\": 1, \"recent\": 7}", "damaged");
        check_left_alone("{\"version\": 2, \"everything\": \"else\"}", "version 2");
        check_left_alone("[]", "damaged");
    }
}
