//! A timeline and the visible days → a picture: lanes, axis, marks, labels.

mod draw;
mod geometry;
mod stack;
mod view;

pub use draw::timeline_scene;
pub use geometry::{Tick, TimelineGeometry, context, date_of, day_number, ticks};
pub use view::{TimelineView, full_height, lane_name};
