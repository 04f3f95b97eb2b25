//! Scenes → SVG, PNG, PDF; `Analysis` → JSON. A new file is written beside the old one and renamed, so there is never half a file.

pub mod chart;
mod file;
mod json;

pub use chart::{ChartError, ChartFormat, chart, write_chart};
pub use file::{WriteError, write_atomically, write_atomically_through, write_atomically_with};
pub use json::{analysis_json, analysis_json_with};
