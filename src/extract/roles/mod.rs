//! Offices: who holds which, of which country or body.

use super::reading::{Mention, RoleMention};
use super::source::Source;
use crate::arabic::lexicon::Lexicons;

pub fn read(source: &Source<'_>, mentions: &[Mention], lexicons: &Lexicons) -> Vec<RoleMention> {
    let _ = (source, mentions, lexicons);
    Vec::new()
}
