//! Event mentions → one event per real event, with a report per document.

mod item;
mod join;
mod likeness;
mod merge;
#[cfg(test)]
mod tests;

pub use item::{Item, is_city, is_country, items, state_of};
pub use join::{doubts, groups, kept_apart};
pub use likeness::days_apart;
pub use merge::events;
