//! Pictures of the window's charts → files, on a worker.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::commands::Chart;
use super::dialogs::{Dialog, Export};
use crate::export::{ChartFormat, analysis_json_with, write_atomically, write_chart};
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::Models;
use crate::model::network::Network;
use crate::scene::{ChartOptions, Decided, NetworkChart, network_chart, timeline_chart};
use crate::text::TextEngine;

/// Pixels for a point in PNG, so that print and slides stay sharp.
const PNG_SCALE: f32 = 2.0;

impl App {
    pub(super) fn ask_export(&mut self, chart: Chart) {
        if self.folder.is_some() {
            self.dialog = Some(Dialog::Export(Export::new(chart, self.native_dialogs)));
        }
    }

    /// Starts writing; the notice says when it is done.
    pub(super) fn export(&mut self, chart: Chart, on_screen: bool, path: PathBuf) {
        let Some(folder) = &self.folder else { return };
        let mut options = ChartOptions::new(folder.source.name());
        options.mode = self.settings.theme;
        options.selected = self.place().selection;
        options.calendars = self.view.timeline.calendars;
        options.decided = Decided::of(&folder.analysis);
        options.timeline = self.panels.timeline_view().filter(|_| on_screen).cloned();
        if chart == Chart::Analysis {
            return self.export_analysis(path);
        }
        let models = self.models.clone();
        let network = self.network_chart(on_screen);
        let job = Job::start("export", &self.window, move |_| {
            write(chart, &models, &network, &options, &path).map(|()| path)
        });
        match job {
            Ok(job) => self.exporting = Some(job),
            Err(error) => self.fail(format!("Cannot start the export: {error}")),
        }
    }

    /// All that was found, with all that was decided.
    fn export_analysis(&mut self, path: PathBuf) {
        let Some(folder) = self.folder.clone() else { return };
        let log = self.desk.workspace.log.clone();
        let job = Job::start("export", &self.window, move |_| {
            let json = analysis_json_with(&folder.analysis, &folder.corpus.diagnostics, &log);
            write_atomically(&path, json.as_bytes()).map(|()| path).map_err(|error| error.to_string())
        });
        match job {
            Ok(job) => self.exporting = Some(job),
            Err(error) => self.fail(format!("Cannot start the export: {error}")),
        }
    }

    /// The network as it is on show: the same nodes and ties, places, sizes and colours, and, where that is wished, the same part.
    fn network_chart(&self, is_part: bool) -> (Arc<Network>, NetworkChart) {
        let style = self.view.network.style;
        match self.panels.network_on_show() {
            Some((network, positions, view)) if !positions.at.is_empty() => {
                let part = is_part.then_some(view);
                (network, NetworkChart { positions: Some(positions), style, part })
            }
            _ => {
                let shown = self.view.network.lens.of(&self.models.network);
                (Arc::new(shown), NetworkChart { positions: None, style, part: None })
            }
        }
    }

    pub(super) fn take_export(&mut self) {
        let Some(job) = &self.exporting else { return };
        match job.poll() {
            Outcome::Running => return,
            Outcome::Done(Ok(path)) => {
                self.tell(format!("Wrote {}", path.display()));
            }
            Outcome::Done(Err(reason)) => self.fail(reason),
            Outcome::Lost => self.fail("The export stopped unexpectedly".to_owned()),
        }
        self.exporting = None;
    }
}

fn write(
    chart: Chart,
    models: &Models,
    network: &(Arc<Network>, NetworkChart),
    options: &ChartOptions,
    path: &Path,
) -> Result<(), String> {
    let format = ChartFormat::of_path(path)
        .ok_or_else(|| format!("expected a name that ends in .svg, .png or .pdf, but found «{}»", path.display()))?;
    let mut engine = TextEngine::new();
    let scene = match chart {
        Chart::Network => network_chart(&network.0, &network.1, options, &mut engine),
        Chart::Timeline | Chart::Analysis => timeline_chart(&models.timeline, options, &mut engine),
    };
    write_chart(&scene, format, PNG_SCALE, engine.fonts(), path).map_err(|error| error.to_string())
}
