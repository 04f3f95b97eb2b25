//! What scenes promise, on the hand-made analysis and on random networks and timelines.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::layout::LayoutRequest;
use super::theme::Mode;
use super::*;
use crate::base::{EntityId, EntityKind};
use crate::model::network::{Network, Node, Tie};
use crate::model::test_data::{NAJI, SAMER, analysis};
use crate::model::timeline::{Grouping, Timeline};
use crate::model::{Filter, Target};
use crate::text::{Fonts, TextEngine};

const PAGE: [f32; 2] = [480.0, 366.0];

fn engine() -> TextEngine {
    TextEngine::with_fonts(Fonts::bundled())
}

fn labels() -> Labels {
    Labels::new(engine())
}

fn sample_network() -> Network {
    crate::model::network::build(&analysis(), &Filter::default())
}

fn sample_timeline() -> Timeline {
    crate::model::timeline::build(&analysis(), &Filter::default(), Grouping::Kind)
}

fn fresh(network: &Network) -> Positions {
    layout(&LayoutRequest::new(network, &BTreeMap::new(), PAGE, SizeBy::Ties), &Positions::default())
}

fn text_boxes(scene: &Scene) -> Vec<Bounds> {
    let texts = scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }));
    texts.map(|item| item.shape.bounds()).collect()
}

/// Boxes may touch within the rounding of a point.
fn overlapping(boxes: &[Bounds]) -> Option<(Bounds, Bounds)> {
    let pairs = boxes.iter().enumerate().flat_map(|(at, a)| boxes[at + 1..].iter().map(move |b| (*a, *b)));
    pairs.into_iter().find(|(a, b)| a.grow(-0.5).overlaps(b.grow(-0.5)))
}

fn outside(scene: &Scene) -> Option<Bounds> {
    let page = Bounds::at([0.0; 2], [scene.width, scene.height]).grow(0.5);
    scene.items.iter().map(|item| item.shape.bounds()).find(|bounds| !page.contains_box(*bounds))
}

/// A network of `count` nodes with these ties, named by their number.
fn network(count: usize, ties: &[(usize, usize)]) -> Network {
    const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
    let node = |index: usize| Node {
        entity: EntityId::from_index(index),
        kind: KINDS[index % 3],
        label: format!("اسم طويل رقم {index}"),
        short_label: format!("{index}"),
        mentions: 1,
        degree: 1.0 + (index % 5) as f32,
        ..Node::new(EntityId::from_index(index), EntityKind::Person, "")
    };
    let mut pairs: Vec<(usize, usize)> =
        ties.iter().map(|(a, b)| (a % count.max(1), b % count.max(1))).filter(|(a, b)| a != b).collect();
    pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
    pairs.sort_unstable();
    pairs.dedup();
    let tie = |(a, b): (usize, usize)| Tie { a, b, strong: (a + b) % 3 > 0, weight: 1.0, ..Tie::default() };
    Network { nodes: (0..count).map(node).collect(), ties: pairs.into_iter().map(tie).collect(), candidates: count }
}

#[test]
fn a_click_selects_what_is_drawn_there() {
    let network = sample_network();
    let positions = fresh(&network);
    let view = NetworkView::fit(&positions, [480.0, 360.0], Mode::Light);
    let scene = network_scene(&network, &positions, &view, &mut labels());
    let [x, y] = view.screen_from_world(positions.of(NAJI).unwrap());
    assert_eq!(scene.hit(x, y), Some(Target::Entity(NAJI)));
    assert_eq!(scene.hit(1.0, 1.0), None);
    let ([ax, ay], [bx, by]) = (view.screen_from_world(positions.of(SAMER).unwrap()), [x, y]);
    assert_eq!(scene.hit((ax + bx) / 2.0, (ay + by) / 2.0), Some(Target::Tie(NAJI, SAMER)));
    assert!(scene.target_bounds()[&Target::Entity(NAJI)].contains([x, y]));
    assert_eq!(scene.names[&Target::Entity(NAJI)], "ناجي أبو رمانة, person, 3 ties, 2 mentions");
    assert_eq!(scene.names[&Target::Tie(NAJI, SAMER)], "سامر الحكيم – ناجي أبو رمانة, meeting, 1 meeting");
}

#[test]
fn the_selected_node_is_always_named() {
    // So many nodes on one spot that there is room for no label at all.
    let crowd = network(60, &[]);
    let at = crowd.nodes.iter().map(|node| (node.entity, [0.0, 0.0])).collect();
    let positions = Positions { at, room: 0.0 };
    let mut view = NetworkView::fit(&positions, [200.0, 120.0], Mode::Light);
    view.selected = Some(Target::Entity(EntityId(59)));
    let scene = network_scene(&crowd, &positions, &view, &mut labels());
    let named = |item: &Item| matches!(item.shape, Shape::Text { .. }) && item.target == view.selected;
    assert!(scene.items.iter().any(named));
}

#[test]
fn a_known_layout_is_where_the_next_one_starts() {
    let before = network(30, &(1..30).map(|n| (n, n / 3)).collect::<Vec<_>>());
    let first = fresh(&before);
    let after = network(31, &(1..31).map(|n| (n, n / 3)).collect::<Vec<_>>());
    let second = layout(&LayoutRequest::new(&after, &BTreeMap::new(), PAGE, SizeBy::Ties), &first);
    let moved = |id: &EntityId| {
        let (a, b) = (first.of(*id).unwrap(), second.of(*id).unwrap());
        (a[0] - b[0]).hypot(a[1] - b[1])
    };
    let mean = first.at.keys().map(moved).sum::<f32>() / first.at.len() as f32;
    let size = first.bounds().width().max(first.bounds().height());
    assert!(mean < 0.08 * size, "nodes moved {mean} points on average in a picture of {size}");
}

/// A pair of nodes that touch, and how far apart they are.
fn touching(network: &Network, positions: &Positions, view: &NetworkView) -> Option<(usize, usize, f32)> {
    let radii = network::radii(network, SizeBy::Ties, positions.room, view.zoom);
    let at: Vec<[f32; 2]> =
        network.nodes.iter().map(|node| view.screen_from_world(positions.of(node.entity).unwrap())).collect();
    let pairs = (0..at.len()).flat_map(|a| (a + 1..at.len()).map(move |b| (a, b)));
    let apart = |(a, b): (usize, usize)| (at[a][0] - at[b][0]).hypot(at[a][1] - at[b][1]);
    pairs.map(|(a, b)| (a, b, apart((a, b)))).find(|&(a, b, apart)| apart < radii[a] + radii[b])
}

#[test]
fn a_crowd_fills_the_page_and_keeps_apart() {
    let network = network(136, &(1..300).map(|n| (n * 7, n / 2)).collect::<Vec<_>>());
    for size in [[480.0, 366.0], [900.0, 300.0], [400.0, 700.0]] {
        let request = LayoutRequest::new(&network, &BTreeMap::new(), size, SizeBy::Ties);
        let positions = layout(&request, &Positions::default());
        let view = NetworkView::fit(&positions, size, Mode::Light);
        assert_eq!(touching(&network, &positions, &view), None, "{size:?}");
        let bounds = positions.bounds();
        let used = [bounds.width() * view.zoom / size[0], bounds.height() * view.zoom / size[1]];
        assert!(used[0] > 0.6 && used[1] > 0.6, "{used:?} of {size:?}");
        let largest = network::radii(&network, SizeBy::Ties, positions.room, view.zoom).into_iter().fold(0.0, f32::max);
        assert!(largest > 5.0, "nodes can be seen and hit: {largest} in {size:?}");
    }
}

#[test]
fn a_page_that_grows_a_little_keeps_its_picture() {
    let network = sample_network();
    let request = |size| LayoutRequest::new(&network, &BTreeMap::new(), size, SizeBy::Ties);
    assert_eq!(request([480.0, 366.0]), request([490.0, 370.0]));
    assert_ne!(request([480.0, 366.0]), request([480.0, 800.0]));
}

#[test]
fn a_pinned_node_stays() {
    let network = sample_network();
    let pinned = BTreeMap::from([(SAMER, [321.0, -45.0])]);
    let positions = layout(&LayoutRequest::new(&network, &pinned, PAGE, SizeBy::Ties), &fresh(&network));
    assert_eq!(positions.of(SAMER), Some([321.0, -45.0]));
}

#[test]
fn gliding_ends_where_the_layout_is() {
    let network = sample_network();
    let goal = fresh(&network);
    let at = goal.at.iter().map(|(id, at)| (*id, [at[0] + 90.0, at[1]])).collect();
    let start = Positions { at, room: goal.room };
    assert_eq!(start.toward(&goal, 1.0), goal);
    assert_eq!(start.toward(&goal, 0.0), start);
}

#[test]
fn a_selected_document_brings_out_its_ties() {
    let network = sample_network();
    let positions = fresh(&network);
    let mut view = NetworkView::fit(&positions, [480.0, 360.0], Mode::Light);
    view.selected = Some(Target::Document(crate::base::DocumentId(1)));
    let scene = network_scene(&network, &positions, &view, &mut labels());
    let accent = theme::Theme::of(Mode::Light).accent;
    let lit =
        scene.items.iter().filter(|item| matches!(&item.shape, Shape::Line { stroke, .. } if stroke.color == accent));
    let lit: Vec<Option<Target>> = lit.map(|item| item.target).collect();
    assert_eq!(lit, [Some(Target::Tie(SAMER, crate::model::test_data::HIND))]);
}

#[test]
fn charts_grow_rather_than_clip() {
    let mut options = ChartOptions::new("عنوان");
    (options.width, options.height) = (330.0, Some(100.0));
    for scene in [
        network_chart(&sample_network(), &NetworkChart::default(), &options, &mut engine()),
        timeline_chart(&sample_timeline(), &options, &mut engine()),
        network_chart(&Network::default(), &NetworkChart::default(), &options, &mut engine()),
        timeline_chart(&Timeline::default(), &options, &mut engine()),
    ] {
        assert_eq!(outside(&scene), None, "{}", scene.title);
        assert!(!text_boxes(&scene).is_empty());
    }
}

#[test]
fn a_tray_says_how_many_more_there_are() {
    let mut timeline = sample_timeline();
    let undated = timeline.undated[0].clone();
    timeline.undated = vec![undated; 100];
    let options = ChartOptions { width: 800.0, height: Some(300.0), ..ChartOptions::new("x") };
    let scene = timeline_chart(&timeline, &options, &mut engine());
    let says = |item: &Item| match &item.shape {
        Shape::Text { layout, .. } => layout.text.ends_with(" more"),
        _ => false,
    };
    assert!(scene.items.iter().any(says));
    assert_eq!(outside(&scene), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn networks_are_drawn_inside_and_labels_apart(count in 0usize..40, ties in proptest::collection::vec((0usize..40, 0usize..40), 0..80)) {
        let network = network(count, &ties);
        let positions = fresh(&network);
        prop_assert!(positions.at.values().flatten().all(|at| at.is_finite()));
        prop_assert_eq!(positions.at.len(), count);
        prop_assert_eq!(&positions, &fresh(&network), "the same input gives the same layout");
        let view = NetworkView::fit(&positions, PAGE, Mode::Light);
        prop_assert_eq!(touching(&network, &positions, &view), None);
        let view = NetworkView::fit(&positions, [900.0, 700.0], Mode::Light);
        prop_assert_eq!(touching(&network, &positions, &view), None);
        let mut labels = labels();
        let scene = network_scene(&network, &positions, &view, &mut labels);
        prop_assert_eq!(&scene, &network_scene(&network, &positions, &view, &mut labels));
        prop_assert_eq!(overlapping(&text_boxes(&scene)), None);
        prop_assert_eq!(outside(&scene), None);
    }

    #[test]
    fn what_is_lit_is_named_without_overlap(
        count in 3usize..90,
        ties in proptest::collection::vec((0usize..90, 0usize..90), 0..200),
        selected in 0usize..90,
        hovered in 0usize..90,
        zoom in 0.3f32..3.0,
    ) {
        let network = network(count, &ties);
        let positions = fresh(&network);
        let mut view = NetworkView::fit(&positions, PAGE, Mode::Light);
        let target = |node: usize| Some(Target::Entity(EntityId::from_index(node % count)));
        (view.selected, view.hovered, view.zoom) = (target(selected), target(hovered), view.zoom * zoom);
        let scene = network_scene(&network, &positions, &view, &mut labels());
        prop_assert_eq!(overlapping(&text_boxes(&scene)), None);
    }

    #[test]
    fn a_zoomed_network_draws_nothing_outside(zoom in 0.05f32..6.0, x in -3000.0f32..3000.0, y in -3000.0f32..3000.0) {
        let network = network(24, &(1..24).map(|n| (n, n / 2)).collect::<Vec<_>>());
        let positions = fresh(&network);
        let view = NetworkView { zoom, pan: [x, y], ..NetworkView::fit(&positions, [400.0, 300.0], Mode::Dark) };
        let scene = network_scene(&network, &positions, &view, &mut labels());
        let page = Bounds::at([0.0; 2], view.size);
        prop_assert!(text_boxes(&scene).iter().all(|text| page.contains_box(*text)));
        let lines = scene.items.iter().filter(|item| matches!(item.shape, Shape::Line { .. }));
        prop_assert!(lines.into_iter().all(|line| page.grow(4.0).contains_box(line.shape.bounds())));
    }
}
