//! The lexicons of `assets/lexicon/`, built into the binary and parsed once.

mod table;

use std::sync::OnceLock;

pub use table::{Record, Table};

/// Everything the readers look up.
#[derive(Debug, Default)]
pub struct Lexicons {}

impl Lexicons {
    /// The lexicons built into the binary, parsed at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicons> = OnceLock::new();
        BUILTIN.get_or_init(Self::default)
    }
}
