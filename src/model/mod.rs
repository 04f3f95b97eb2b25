//! `Analysis` and a filter → what the panels show: network, timeline, lists, reader page, inspector, report. Plain data, no pixels.
//!
//! Every node, tie and mark knows the evidence it stands for. Texts are not needed: what is quoted is a range of its document.

pub mod citation;
mod day_entry;
mod filter;
pub mod hidden;
pub mod inspector;
pub mod lists;
pub mod marked;
mod months;
pub mod network;
pub mod page;
mod quote;
pub mod report;
pub mod saved;
pub mod search;
pub mod shared;
pub mod steps;
pub mod subject;
pub mod summary;
mod target;
#[cfg(test)]
pub(crate) mod test_data;
pub mod timeline;
#[cfg(test)]
mod tests;
pub mod walk;
mod words;

pub use day_entry::parse_day;
pub use filter::{Certainty, Criterion, Filter, Sense, Sieve, days_text, kind_plural};
pub use months::{MonthNames, hijri_month_name};
pub use quote::{Quote, quotes, sentence_around};
pub use target::Target;
pub use words::{date_text, date_text_short, event_label, month_name, short_name, written_between_text};
