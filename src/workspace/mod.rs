//! What is kept from one start to the next: the program's settings, and the analyst's work on a folder. Each is one versioned file, whose
//! form is not that of the types inside the program.
//!
//! A damaged file, or one of a newer program, is left as it is. Without its settings the program runs with its defaults and saves nothing; a
//! workspace is refused with a sentence, and the last good state is offered where the journal beside it still has one.

mod file;
mod form;
mod journal;
mod layout_form;
mod saver;
mod settings;
mod state;
mod store;
#[cfg(test)]
mod tests;

pub use file::{PendingSettings, SettingsFile};
pub use saver::Saver;
pub use settings::{PanelLayout, ReaderSettings, Settings};
pub use state::{Change, Session, Workspace};
pub use store::{ReadOnly, Refusal, Store};

#[cfg(feature = "gui")]
use std::path::PathBuf;

/// Where settings are kept, or `None` where the system knows no such place.
#[cfg(feature = "gui")]
pub fn settings_path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "marsad").map(|dirs| dirs.config_dir().join("settings.json"))
}
