//! What a person decided, in a picture for a file: a sign on each mark that a decision has made or changed, and a list beneath.

use std::collections::BTreeSet;

use super::display::{Scene, Shape, Stroke};
use super::labels::{Label, LabelStyle};
use super::theme::Theme;
use super::tokens::size;
use crate::base::Rgba;
use crate::model::{Target, steps};
use crate::resolve::Analysis;
use crate::text::TextEngine;

/// The decisions that a picture tells of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// What they have made or changed.
    pub targets: BTreeSet<Target>,
    /// Each in words, in their order.
    pub words: Vec<String>,
}

/// So many are listed; the analysis file has all.
const LISTED: usize = 12;
const LINE: f32 = 19.0;

impl Decided {
    /// Those that the analysis obeys.
    pub fn of(analysis: &Analysis) -> Self {
        let mut decided = Self::default();
        for row in analysis.decisions.iter().filter(|row| row.left_out.is_empty()) {
            decided.targets.extend(row.entities.iter().map(|id| Target::Entity(*id)));
            decided.targets.extend(row.events.iter().map(|id| Target::Event(*id)));
            decided.words.push(steps::decision(&row.decision));
        }
        decided
    }

    /// Puts the sign on every mark of `chart` that stands for something decided, and says so in its name.
    pub(super) fn sign(&self, chart: &mut Scene, theme: &Theme) {
        let mut seen = BTreeSet::new();
        let mut corners = Vec::new();
        for item in &chart.items {
            let Some(target) = item.target.filter(|target| self.targets.contains(target)) else { continue };
            let is_mark = !matches!(item.shape, Shape::Text { .. } | Shape::Line { .. });
            if is_mark && seen.insert(target) {
                let bounds = item.shape.bounds();
                corners.push(([bounds.max[0], bounds.min[1]], target));
            }
        }
        for (at, target) in corners {
            sign(chart, at, theme, Some(target));
            if let Some(name) = chart.names.get_mut(&target) {
                name.push_str(", decided by a person");
            }
        }
    }

    /// The list beneath a chart, at most `width` points wide; `None` where nothing was decided.
    pub(super) fn list(&self, width: f32, theme: &Theme, engine: &mut TextEngine) -> Option<Scene> {
        if self.words.is_empty() {
            return None;
        }
        let mut scene = Scene::new([width, 0.0], Rgba::TRANSPARENT, "Decisions");
        let head = match self.words.len() {
            1 => "1 decision by a person".to_owned(),
            many => format!("{many} decisions by a person"),
        };
        sign(&mut scene, [7.0, LINE / 2.0], theme, None);
        let most = Some((width - 20.0).max(60.0));
        let head = Label::new(engine, &head, LabelStyle::new(size::BODY, theme.ink).bold(), most);
        head.draw(&mut scene, [20.0, (LINE - head.height) / 2.0], None);
        let mut lines: Vec<String> =
            self.words.iter().take(LISTED).enumerate().map(|(at, words)| format!("{}. {words}", at + 1)).collect();
        if self.words.len() > LISTED {
            lines.push(format!("and {} more, which the analysis file lists", self.words.len() - LISTED));
        }
        for (at, line) in lines.iter().enumerate() {
            let label = Label::new(engine, line, LabelStyle::new(size::SMALL, theme.muted), most);
            label.draw(&mut scene, [20.0, LINE * (at + 1) as f32 + (LINE - label.height) / 2.0], None);
        }
        scene.height = LINE * (lines.len() + 1) as f32;
        Some(scene)
    }
}

/// A small diamond with a rim, so that it stands out from marks of any colour.
fn sign(scene: &mut Scene, [x, y]: [f32; 2], theme: &Theme, target: Option<Target>) {
    let points = vec![[x, y - 5.0], [x + 5.0, y], [x, y + 5.0], [x - 5.0, y]];
    let stroke = Some(Stroke::solid(1.4, theme.panel));
    scene.push(Shape::Polygon { points, fill: theme.accent, stroke }, target);
}
