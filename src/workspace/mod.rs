//! Settings ↔ one versioned file in the user's configuration directory. Internal types are not the file format.
//!
//! A damaged file, or one of a newer program, is left as it is: the program then runs with its defaults and saves nothing.

mod file;
mod settings;

pub use file::{PendingSettings, SettingsFile};
pub use settings::{PanelLayout, Settings};

#[cfg(feature = "gui")]
use std::path::PathBuf;

/// Where settings are kept, or `None` where the system knows no such place.
#[cfg(feature = "gui")]
pub fn settings_path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "marsad").map(|dirs| dirs.config_dir().join("settings.json"))
}
