//! Arguments → the same functions the window uses.
//!
//! Messages go to stderr, data to stdout or the named file. Exit status 0: done; 1: the work failed; 2: the arguments are wrong.

mod args;
mod report;
mod run;

pub use args::{Arguments, Command, Input};
pub use run::{report, run};
