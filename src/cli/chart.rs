//! An analysis → a scene of the network or the timeline, drawn for a file.

use super::args::{Chart, ThemeName};
use crate::model::Filter;
use crate::model::network::{self, Lens};
use crate::model::timeline;
use crate::resolve::Analysis;
use crate::scene::theme::Mode;
use crate::scene::{ChartOptions, Decided, NetworkChart, Scene, network_chart, timeline_chart};
use crate::text::TextEngine;

/// Everything of `analysis` in one picture. Width and height are in points; without a height, what suits the chart.
pub fn scene(
    analysis: &Analysis,
    chart: Chart,
    title: &str,
    (width, height): (f32, Option<f32>),
    theme: ThemeName,
    engine: &mut TextEngine,
) -> Scene {
    let mode = match theme {
        ThemeName::Light => Mode::Light,
        ThemeName::Dark => Mode::Dark,
    };
    let decided = Decided::of(analysis);
    let options = ChartOptions { width, height, mode, decided, ..ChartOptions::new(title) };
    let filter = Filter::default();
    match chart {
        Chart::Network => {
            let shown = Lens::default().of(&network::build(analysis, &filter));
            network_chart(&shown, &NetworkChart::default(), &options, engine)
        }
        Chart::Timeline => {
            timeline_chart(&timeline::build(analysis, &filter, timeline::Grouping::Kind), &options, engine)
        }
    }
}
