//! The marks of a page in the colours of the moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::open::Open;
use crate::base::{Rgba, TextRange};
use crate::gui::context::Context;
use crate::gui::theme::Theme;
use crate::gui::widgets::text_view::{Mark, Underline};
use crate::model::Target;
use crate::model::page::{Layer, MarkKind, PageMark};
use crate::model::shared::Shared;
use crate::scene::theme::Mode;
use crate::scene::tokens::strength;

/// What the colours of a page's marks hang on.
#[derive(Clone)]
pub struct Coloured {
    selection: Option<Target>,
    hover: Option<Target>,
    lit: Option<TextRange>,
    /// Where the words that are looked for stand.
    hits: Arc<Vec<TextRange>>,
    /// Kinds of marks that are not shown.
    off: BTreeSet<MarkKind>,
    /// What the document shares with the one beside it.
    shared: Option<Arc<Shared>>,
    mode: Mode,
}

impl Coloured {
    /// Whether the same stretches are marked, whatever is selected and pointed at.
    fn marks_as(&self, other: &Self) -> bool {
        let address = |shared: &Option<Arc<Shared>>| shared.as_ref().map(Arc::as_ptr);
        (self.lit, self.mode, &self.hits, &self.off, address(&self.shared))
            == (other.lit, other.mode, &other.hits, &other.off, address(&other.shared))
    }
}

impl Open {
    /// Gives the marks the colours of the moment.
    pub fn color(&mut self, context: &Context<'_>, shared: Option<&Arc<Shared>>) {
        let find = context.find;
        let hits = if find.is_open && find.document == Some(self.id) { Arc::clone(&find.hits) } else { Arc::default() };
        let now = Coloured {
            selection: context.selection,
            hover: context.hover,
            lit: self.lit.map(|(range, _)| range),
            hits,
            off: context.reading.hidden_marks.clone(),
            shared: shared.map(Arc::clone),
            mode: context.theme.mode,
        };
        let is_marked = self.coloured.as_ref().is_some_and(|before| before.marks_as(&now));
        let is_pointed = |before: &Coloured| (before.selection, before.hover) == (now.selection, now.hover);
        if is_marked && self.coloured.as_ref().is_some_and(is_pointed) {
            return;
        }
        if is_marked {
            // The pointer moves often, and a long document has many marks: only their looks change.
            for (mark, source) in self.marks.iter_mut().zip(&self.sources) {
                if let Some(source) = source {
                    wear(mark, &self.page.marks[*source], &now, context.theme);
                }
            }
        } else {
            self.dress_all(&now, context.theme);
        }
        self.coloured = Some(now);
    }

    fn dress_all(&mut self, now: &Coloured, theme: &Theme) {
        let dress = |(at, source): (usize, &PageMark)| {
            let clickable = source.target.is_some();
            let tooltip = Arc::clone(&source.tooltip);
            let mut mark = Mark { range: source.range.to_usize(), clickable, tooltip, ..Mark::default() };
            wear(&mut mark, source, now, theme);
            (mark, Some(at))
        };
        let plain =
            |range: TextRange, fill: Rgba| Mark { range: range.to_usize(), fill: Some(fill), ..Mark::default() };
        // Behind the marks inside them, and without a click of their own.
        let hits = now.hits.iter().filter(|range| Some(**range) != now.lit).map(|range| plain(*range, theme.selected));
        // A mark that is lit itself needs no other behind it.
        let is_mark = |range: TextRange| {
            let shown = self.page.marks.iter().filter(|mark| !now.off.contains(&mark.layer.kind()));
            shown.into_iter().any(|mark| mark.range == range)
        };
        let lit = now.lit.filter(|range| !is_mark(*range)).map(|range| plain(range, theme.hot));
        let faint = self.page.paragraphs.iter().flat_map(|paragraph| &paragraph.furniture);
        let faint = faint.map(|range| Mark { range: range.to_usize(), color: Some(theme.muted), ..Mark::default() });
        let same = now.shared.as_ref().and_then(|shared| Some(&shared.sentences[shared.side(self.id)?]));
        let same = same.into_iter().flatten().map(|range| plain(*range, theme.selected));
        let mut all: Vec<(Mark, Option<usize>)> =
            faint.chain(same).chain(hits).chain(lit).map(|mark| (mark, None)).collect();
        let shown = self.page.marks.iter().enumerate().filter(|(_, mark)| !now.off.contains(&mark.layer.kind()));
        all.extend(shown.map(dress));
        all.sort_by_key(|(mark, _)| mark.range.start);
        (self.marks, self.sources) = all.into_iter().unzip();
    }
}

/// How a mark looks: by its layer, by whether it is selected or pointed at anywhere, and by whether the document beside has it too.
fn wear(dressed: &mut Mark, mark: &PageMark, now: &Coloured, theme: &Theme) {
    let is = |target: Option<Target>| match (mark.target, target) {
        (Some(own), Some(other)) if own == other => true,
        (Some(Target::Entity(own)), Some(Target::Tie(a, b))) => own == a || own == b,
        _ => false,
    };
    let (selected, hovered) = (is(now.selection), is(now.hover) || now.lit == Some(mark.range));
    // `None` where there is nothing to compare with.
    let is_shared = now.shared.as_ref().map(|shared| mark.target.is_some_and(|own| shared.targets.contains(&own)));
    match mark.layer {
        Layer::Name(kind) => {
            let own = theme.entity(kind);
            let seen = match is_shared {
                None => strength::MARK,
                Some(true) => strength::SHARED,
                Some(false) => 0.0,
            };
            dressed.color = (is_shared != Some(false)).then_some(own);
            dressed.fill = Some(if hovered { theme.hot } else { own.with_opacity(seen) });
            dressed.outline = selected.then_some(own);
        }
        Layer::Trigger(_) => {
            let lit = hovered || selected || is_shared == Some(true);
            dressed.fill = lit.then_some(theme.hot);
            dressed.underline = Some((Underline::Solid, theme.accent));
        }
        Layer::Date => {
            dressed.color = Some(theme.date());
            dressed.underline = Some((Underline::Dotted, theme.date()));
        }
    }
}
