//! A timeline and the visible days → a picture: lanes, axis, marks or counts, labels.

mod captions;
mod counts;
mod density;
mod geometry;
mod mark;
mod overlay;
mod picture;
mod stack;
#[cfg(test)]
mod tests;
mod ticks;
mod view;

pub use counts::CountUnit;
pub use geometry::{TimelineGeometry, date_of, day_number};
pub use mark::mark_name;
pub use overlay::timeline_overlay;
pub use picture::{Hit, PlacedCount, PlacedMark, TimelinePicture, timeline_picture};
pub use ticks::{AxisCalendars, Tick, context, ticks};
pub use view::{AXIS_OVERHANG, TimelineView};
