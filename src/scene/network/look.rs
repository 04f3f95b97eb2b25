//! How large each node is, its colour, the strokes of ties, and the legend that explains them.

use std::collections::BTreeMap;

use super::view::{ColorBy, NetworkStyle, SizeBy};
use crate::base::{EntityKind, EventKind, Rgba};
use crate::model::network::{Network, Node, Tie, TieKind};
use crate::scene::display::Stroke;
use crate::scene::glyph::Paint;
use crate::scene::legend::Sample;
use crate::scene::theme::{Glyph, Theme};

/// How many communities or countries have a colour of their own, the largest.
const MOST_GROUPS: usize = 10;

/// How large each node is beside the largest there can be: area grows with what is measured.
pub(in crate::scene) fn size_shares(network: &Network, size_by: SizeBy) -> Vec<f32> {
    let measure = |node: &Node| match size_by {
        SizeBy::Ties => node.degree,
        SizeBy::Betweenness => node.betweenness,
        SizeBy::Mentions => node.mentions as f32,
    };
    // One node with next to nothing is not to look like the most important of all.
    let least = if size_by == SizeBy::Betweenness { 1e-6 } else { 1.0 };
    let largest = network.nodes.iter().map(measure).fold(least, f32::max);
    network.nodes.iter().map(|node| 0.36 + 0.64 * (measure(node) / largest).max(0.0).sqrt()).collect()
}

/// By weight, a little by the zoom, and never so large that two nodes touch which the layout has kept apart.
pub(in crate::scene) fn radii(network: &Network, size_by: SizeBy, room: f32, zoom: f32) -> Vec<f32> {
    const LARGEST: f32 = 18.0;
    /// Between two nodes, for their rims.
    const GAP: f32 = 2.0;
    const SMALLEST: f32 = 2.0;
    let comfortable = LARGEST * zoom.sqrt().clamp(0.55, 1.8);
    let largest = comfortable.min((room * zoom - GAP) / 2.0);
    size_shares(network, size_by).into_iter().map(|share| (share * largest).max(SMALLEST)).collect()
}

/// The colour of every node, and what each colour stands for.
pub(super) struct Colors {
    pub of: Vec<Rgba>,
    groups: Vec<(Rgba, String)>,
    has_others: bool,
}

impl Colors {
    pub fn new(network: &Network, style: NetworkStyle, theme: &Theme) -> Self {
        let group = |node: &Node| match style.color_by {
            ColorBy::Kind => None,
            ColorBy::Community => Some(format!("{:06}", node.community)),
            ColorBy::Country => Some(node.country.clone().unwrap_or_default()),
        };
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (index, node) in network.nodes.iter().enumerate() {
            if let Some(group) = group(node).filter(|group| !group.is_empty()) {
                counts.entry(group).or_insert((0, index)).0 += 1;
            }
        }
        let mut order: Vec<(&String, &(usize, usize))> = counts.iter().collect();
        order.sort_by_key(|(name, (count, _))| (std::cmp::Reverse(*count), (*name).clone()));
        order.truncate(MOST_GROUPS);
        let palette = theme.groups();
        let color: BTreeMap<&String, Rgba> =
            order.iter().zip(palette).map(|((name, _), color)| (*name, *color)).collect();
        let mut has_others = false;
        let of = network.nodes.iter().map(|node| match group(node) {
            None => theme.entity(node.kind),
            Some(group) => color.get(&group).copied().unwrap_or_else(|| {
                has_others = true;
                theme.muted
            }),
        });
        let of = of.collect();
        let name = |group: &str, first: usize, count: usize| match style.color_by {
            // A community is best known by its heaviest member.
            ColorBy::Community => format!("{} +{}", network.nodes[first].short_label, count - 1),
            _ => group.to_owned(),
        };
        let groups = order
            .iter()
            .zip(palette)
            .map(|((group, (count, first)), color)| (*color, name(group, *first, *count)))
            .collect();
        Self { of, groups, has_others }
    }
}

/// What a tie is drawn with: its kind's colour, or for a statement its speaker's; wider for more; dashed where it rests on shared
/// sentences alone.
pub(super) fn tie_stroke(tie: &Tie, colors: &Colors, theme: &Theme) -> Stroke {
    let width = if tie.strong { (1.2 + 0.7 * tie.weight.max(1.0).ln_1p()).min(5.0) } else { 1.2 };
    Stroke { width, color: tie_color(tie, colors, theme), dash: (!tie.strong).then_some((3.0, 4.0)) }
}

fn tie_color(tie: &Tie, colors: &Colors, theme: &Theme) -> Rgba {
    let own = match tie.kind() {
        TieKind::Event(EventKind::Announcement) => match tie.says {
            [true, false] => colors.of[tie.a],
            [false, true] => colors.of[tie.b],
            _ => theme.event(EventKind::Announcement),
        },
        kind => return kind_color(kind, theme),
    };
    theme.tied(own)
}

fn kind_color(kind: TieKind, theme: &Theme) -> Rgba {
    match kind {
        TieKind::Sentence => theme.tie,
        TieKind::Event(kind) => theme.tied(theme.event(kind)),
    }
}

/// What stands for what in the picture of `network`.
pub(in crate::scene) fn legend(network: &Network, style: NetworkStyle, theme: &Theme) -> Vec<(Sample, String)> {
    let kinds = [
        (EntityKind::Person, "Person"),
        (EntityKind::Organization, "Organisation"),
        (EntityKind::Place, "Place"),
        (EntityKind::Equipment, "Equipment"),
    ];
    let mut entries = Vec::new();
    for (kind, name) in kinds {
        if network.nodes.iter().any(|node| node.kind == kind) {
            let color = if style.color_by == ColorBy::Kind { theme.entity(kind) } else { theme.muted };
            entries.push((Sample::Glyph(Glyph::of_entity(kind), Paint::solid(color)), name.to_owned()));
        }
    }
    let colors = Colors::new(network, style, theme);
    for (color, name) in &colors.groups {
        entries.push((Sample::Glyph(Glyph::Circle, Paint::solid(*color)), name.clone()));
    }
    if colors.has_others {
        let name = if style.color_by == ColorBy::Country { "Other or no country" } else { "Smaller communities" };
        entries.push((Sample::Glyph(Glyph::Circle, Paint::solid(theme.muted)), name.to_owned()));
    }
    for kind in TieKind::all() {
        if network.ties.iter().any(|tie| tie.kind() == kind) {
            let dash = (kind == TieKind::Sentence).then_some((3.0, 4.0));
            let stroke = Stroke { width: if dash.is_some() { 1.2 } else { 2.5 }, color: kind_color(kind, theme), dash };
            let is_directed = kind == TieKind::Event(EventKind::Announcement);
            let label = kind.label();
            let label = format!("{}{}", label[..1].to_uppercase(), &label[1..]);
            entries.push((if is_directed { Sample::Arrow(stroke) } else { Sample::Tie(stroke) }, label));
        }
    }
    if !network.nodes.is_empty() {
        let what = match style.size_by {
            SizeBy::Ties => "Larger: more ties",
            SizeBy::Betweenness => "Larger: more ways lead over it",
            SizeBy::Mentions => "Larger: more mentions",
        };
        entries.push((Sample::Sizes, what.to_owned()));
    }
    entries
}
