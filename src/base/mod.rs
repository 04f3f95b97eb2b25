//! The vocabulary every other module shares: ids, ranges, date values, kinds, colours, diagnostics, cancellation, numbers from a seed.
//!
//! Nothing here does I/O, asks a clock or draws a number that another run would not draw.

mod cancel;
mod code_points;
mod color;
mod date;
mod diagnostic;
mod hash;
mod ids;
mod kind;
mod random;
mod range;

pub use cancel::{CancelToken, Cancelled};
pub use code_points::CodePoints;
pub use color::Rgba;
pub use date::{DateValue, DayInterval, ParseDateError, Part, Precision};
pub use diagnostic::{Diagnostic, Severity};
pub use hash::ContentHash;
pub use ids::{DocumentId, EntityId, EventId};
pub use kind::{EntityKind, EventKind};
pub use random::Random;
pub use range::{Passage, TextRange};
