use std::collections::BTreeMap;

use super::graph::{Neighbours, Ways};
use super::*;
use crate::base::EntityKind;

const PAGE: [f32; 2] = [600.0, 500.0];

/// `count` nodes, each tied to three earlier ones.
fn network(count: usize) -> Network {
    let node = |index: usize| Node {
        entity: EntityId::from_index(index),
        kind: EntityKind::Person,
        label: format!("اسم {index}"),
        short_label: format!("{index}"),
        mentions: 1,
        degree: 3.0,
        ..Node::new(EntityId::from_index(index), EntityKind::Person, "")
    };
    let tie = |a: usize, b: usize| Tie { a, b, strong: true, weight: 1.0, ..Tie::default() };
    let mut ties = Vec::new();
    for b in 1..count {
        let mut ends = vec![b / 2, b / 3, (b * 7919) % b];
        ends.sort_unstable();
        ends.dedup();
        ties.extend(ends.into_iter().map(|a| tie(a, b)));
    }
    Network { nodes: (0..count).map(node).collect(), ties, candidates: count }
}

/// The first `count` nodes of `network` and what ties them.
fn first(network: &Network, count: usize) -> Network {
    let ties = network.ties.iter().filter(|tie| tie.b < count).cloned().collect();
    Network { nodes: network.nodes[..count].to_vec(), ties, candidates: count }
}

fn request(network: &Network) -> LayoutRequest {
    LayoutRequest::new(network, &BTreeMap::new(), PAGE, SizeBy::Ties)
}

fn fresh(network: &Network) -> Positions {
    layout(&request(network), &Positions::default())
}

/// How far each node of both moved, in parts of the first picture's width, ascending.
fn shifts(before: &Positions, after: &Positions) -> Vec<f32> {
    let width = before.bounds().width();
    let shift = |(id, from): (&EntityId, &[f32; 2])| {
        let to = after.of(*id)?;
        Some((from[0] - to[0]).hypot(from[1] - to[1]) / width)
    };
    let mut shifts: Vec<f32> = before.at.iter().filter_map(shift).collect();
    shifts.sort_by(f32::total_cmp);
    shifts
}

#[test]
fn a_layout_is_the_same_on_any_number_of_threads() {
    for count in [40, 310] {
        let request = request(&network(count));
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| layout(&request, &Positions::default()))
        };
        let one = on(1);
        assert_eq!(one, on(3));
        assert!(one.at.values().flatten().all(|at| at.is_finite()));
    }
}

#[test]
fn old_nodes_stay_when_a_tenth_is_added() {
    for count in [110, 341] {
        let all = network(count);
        let before = fresh(&first(&all, count * 10 / 11));
        let after = layout(&request(&all), &before);
        let shifts = shifts(&before, &after);
        assert!(shifts[shifts.len() / 2] < 0.005, "half of {count} moved {} of the width", shifts[shifts.len() / 2]);
        assert!(shifts[shifts.len() * 9 / 10] < 0.05, "{}", shifts[shifts.len() * 9 / 10]);
        assert_eq!(after.at.len(), count);
    }
}

#[test]
fn a_filter_and_its_removal_give_the_first_places_back() {
    for count in [60, 310] {
        let all = network(count);
        let before = fresh(&all);
        let narrowed = layout(&request(&first(&all, count / 3)), &before);
        let moved = shifts(&before, &narrowed);
        assert!(moved[moved.len() / 2] < 0.02, "{count}: {}", moved[moved.len() / 2]);
        // The panel remembers places of nodes that are not on show.
        assert_eq!(layout(&request(&all), &before).at, before.at, "{count}");
    }
}

#[test]
fn pinned_nodes_never_move() {
    for count in [50, 310] {
        let network = network(count);
        let pinned = BTreeMap::from([(EntityId(3), [5000.0, -40.0]), (EntityId(9), [5001.0, -40.0])]);
        let request = LayoutRequest::new(&network, &pinned, PAGE, SizeBy::Ties);
        for previous in [Positions::default(), fresh(&network)] {
            let positions = layout(&request, &previous);
            pinned.iter().for_each(|(id, at)| assert_eq!(positions.of(*id), Some(*at)));
        }
    }
}

#[test]
fn neighbours_end_nearer_than_strangers_in_a_large_picture() {
    let network = network(400);
    let positions = fresh(&network);
    let at = |node: usize| positions.of(EntityId::from_index(node)).unwrap();
    let apart = |a: usize, b: usize| (at(a)[0] - at(b)[0]).hypot(at(a)[1] - at(b)[1]);
    let mean = |pairs: Vec<(usize, usize)>| pairs.iter().map(|(a, b)| apart(*a, *b)).sum::<f32>() / pairs.len() as f32;
    let tied = mean(network.ties.iter().map(|tie| (tie.a, tie.b)).collect());
    let any = mean((0..400).map(|a| (a, (a * 31 + 70) % 400)).collect());
    assert!(tied < 0.75 * any, "{tied} {any}");
}

#[test]
fn thousands_of_parts_and_a_star_are_laid_out() {
    let mut lone = network(3000);
    lone.ties.clear();
    assert_eq!(fresh(&lone).at.len(), 3000);
    let mut star = network(400);
    star.ties.iter_mut().for_each(|tie| tie.a = 0);
    star.ties.dedup_by_key(|tie| tie.b);
    let positions = fresh(&star);
    assert!(positions.at.values().flatten().all(|at| at.is_finite()));
    assert!(positions.bounds().width() > 100.0);
}

#[test]
fn ways_over_landmarks_are_never_too_short_and_seldom_too_long() {
    let request = request(&network(300));
    let neighbours = Neighbours::new(300, &request.ties);
    let (exact, over) = (Ways::all(&neighbours), Ways::over_landmarks(&neighbours));
    let pairs = || (0..300).flat_map(|a| (0..a).map(move |b| (a, b)));
    // On each side of the landmark half a step is lost.
    let grain = 2.0 * request.ties.iter().map(|tie| tie.length).fold(0.0, f32::max) / graph::STEPS;
    let same = |&(a, b): &(usize, usize)| over.between(a, b) <= exact.between(a, b) + grain;
    assert!(pairs().all(|(a, b)| over.between(a, b) >= exact.between(a, b) - 1.01 * grain));
    assert!(pairs().filter(same).count() * 10 > pairs().count() * 8);
}
