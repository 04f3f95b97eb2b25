//! Arguments → the same functions the window uses.
//!
//! Messages go to stderr, data to stdout or the named file. Exit status 0: done; 1: the work failed; 2: the arguments are wrong.

mod args;
mod chart;
mod explain;
mod report;
mod run;
mod stages;

pub use args::{Arguments, Chart, Command, Edits, ExportFile, ExportFormat, Input, ThemeName};
pub use run::{report, run};
