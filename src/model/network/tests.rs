use std::collections::BTreeSet;

use super::*;
use crate::model::test_data::{HIND, NAJI, QASRA, SAMER, analysis};

/// Nodes named by their number, with these ties of these weights.
fn network(count: usize, ties: &[(usize, usize, f32)]) -> Network {
    let node = |index| Node::new(EntityId::from_index(index), EntityKind::Person, format!("اسم {index}"));
    let tie = |&(a, b, weight): &(usize, usize, f32)| Tie { a, b, weight, strong: true, ..Tie::default() };
    Network { nodes: (0..count).map(node).collect(), ties: ties.iter().map(tie).collect(), candidates: count }
}

fn ids(network: &Network) -> Vec<u32> {
    network.nodes.iter().map(|node| node.entity.0).collect()
}

fn around(nodes: &[u32], steps: u8) -> Lens {
    let focus = Focus { around: nodes.iter().map(|id| EntityId(*id)).collect(), steps };
    Lens { focus: Some(focus), ..Lens::default() }
}

#[test]
fn a_tie_knows_its_kinds_its_days_and_who_speaks() {
    let mut analysis = analysis();
    let network = build(&analysis, &Filter::default());
    let find = |network: &Network, a, b| {
        let at = |id| network.nodes.iter().position(|node| node.entity == id).unwrap();
        let pair = (at(a).min(at(b)), at(a).max(at(b)));
        network.ties.iter().find(|tie| (tie.a, tie.b) == pair).cloned().unwrap()
    };
    let tie = find(&network, SAMER, QASRA);
    assert_eq!(tie.kinds, [(TieKind::Event(EventKind::Meeting), 1), (TieKind::Event(EventKind::Visit), 1)]);
    assert_eq!(tie.days.len(), 2);
    assert_eq!(find(&network, NAJI, SAMER).says, [false, false]);
    assert!(find(&network, SAMER, HIND).days.is_empty(), "the call has no day");

    let call = analysis.events.iter_mut().find(|event| event.kind == EventKind::Call).unwrap();
    call.kind = EventKind::Announcement;
    let network = build(&analysis, &Filter::default());
    let tie = find(&network, SAMER, HIND);
    let speaker = if network.nodes[tie.a].entity == SAMER { [true, false] } else { [false, true] };
    assert_eq!(tie.says, speaker);
}

#[test]
fn a_focus_shows_one_or_two_steps() {
    let chain = network(6, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (4, 5, 1.0)]);
    assert_eq!(ids(&around(&[2], 1).of(&chain)), [1, 2, 3]);
    let two = around(&[2], 2).of(&chain);
    assert_eq!(ids(&two), [0, 1, 2, 3, 4]);
    assert_eq!(two.ties.len(), 4);
    assert_eq!(ids(&around(&[0, 5], 1).of(&chain)), [0, 1, 4, 5]);
}

#[test]
fn a_hidden_node_goes_with_those_that_only_it_tied() {
    let star = network(4, &[(0, 1, 1.0), (0, 2, 1.0), (2, 3, 1.0)]);
    let lens = Lens { hidden: BTreeSet::from([EntityId(0)]), ..Lens::default() };
    assert_eq!(ids(&lens.of(&star)), [2, 3]);
    assert_eq!(Lens::default().of(&star), star, "without a wish everything is there");
}

#[test]
fn folding_puts_leaves_away_and_counts_them() {
    let star = network(5, &[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (3, 4, 1.0)]);
    let lens = Lens { folded: BTreeSet::from([EntityId(0)]), ..Lens::default() };
    let shown = lens.of(&star);
    assert_eq!(ids(&shown), [0, 3, 4]);
    assert_eq!(shown.nodes[0].folded, 2);
}

#[test]
fn the_heaviest_nodes_are_shown_and_the_middle_of_a_focus_always() {
    let chain = network(5, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)]);
    assert_eq!(ids(&Lens { most: 2, ..Lens::default() }.of(&chain)), [0, 1]);
    assert_eq!(ids(&Lens { most: 1, ..around(&[4], 1) }.of(&chain)), [3, 4]);
}

#[test]
fn a_lens_moves_to_other_ids_and_forgets_who_is_gone() {
    let mut lens = around(&[1, 2], 2);
    lens.hidden = [EntityId(3), EntityId(4)].into();
    let moved = lens.moved(|id| (id.0 != 4).then_some(EntityId(id.0 + 10)));
    assert_eq!(moved.focus.as_ref().unwrap().around, [EntityId(11), EntityId(12)].into());
    assert_eq!((moved.hidden, moved.most), ([EntityId(13)].into(), lens.most));
    assert_eq!(lens.moved(|_| None).focus, None);
}

#[test]
fn a_window_keeps_the_ties_of_its_days() {
    let network = build(&analysis(), &Filter::default());
    let day = |text: &str| text.parse().unwrap();
    let window = DayInterval { first: day("2031-10-13"), last: day("2031-10-13") };
    let shown = Lens { window: Some(window), ..Lens::default() }.of(&network);
    let names: BTreeSet<EntityId> = shown.nodes.iter().map(|node| node.entity).collect();
    assert_eq!(names, BTreeSet::from([SAMER, QASRA]), "the visit was on that day");
    assert_eq!(network.extent().map(|days| days.first), Some(day("2031-10-12")));
}

#[test]
fn kinds_of_tie_can_be_left_out() {
    let network = build(&analysis(), &Filter::default());
    let lens = Lens {
        without: TieKind::all().filter(|kind| *kind != TieKind::Event(EventKind::Call)).collect(),
        ..Lens::default()
    };
    let shown = lens.of(&network);
    assert_eq!(shown.ties.len(), 1);
    assert_eq!(shown.ties[0].kind(), TieKind::Event(EventKind::Call));
}

#[test]
fn shortest_ways_heaviest_first() {
    let square = network(5, &[(0, 1, 1.0), (0, 2, 3.0), (1, 3, 1.0), (2, 3, 1.0), (0, 4, 9.0)]);
    let ways = shortest_ways(&square, EntityId(0), EntityId(3), 10);
    let nodes: Vec<Vec<u32>> = ways.iter().map(|way| way.nodes.iter().map(|id| id.0).collect()).collect();
    assert_eq!(nodes, [[0, 2, 3], [0, 1, 3]]);
    assert_eq!(ways[0].ties, [1, 3]);
    assert_eq!(shortest_ways(&square, EntityId(0), EntityId(3), 1).len(), 1);
    assert_eq!(shortest_ways(&square, EntityId(0), EntityId(0), 9), []);
    assert_eq!(shortest_ways(&network(2, &[]), EntityId(0), EntityId(1), 9), []);
}

#[test]
fn betweenness_is_that_of_a_chain_and_of_a_star() {
    let chain = network(5, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)]);
    // Of the 20 ordered pairs of five nodes, each inner node lies between 6, 8 and 6; here as shares of 5 · 3.
    let wanted = [0.0, 6.0 / 15.0, 8.0 / 15.0, 6.0 / 15.0, 0.0];
    for (found, wanted) in betweenness(&chain).into_iter().zip(wanted) {
        assert!((found - wanted).abs() < 1e-6, "{found} {wanted}");
    }
    let large: Vec<(usize, usize, f32)> = (1..700).map(|node| (node / 2, node, 1.0)).collect();
    let large = network(700, &large);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| betweenness(&large))
    };
    assert_eq!(on(1), on(4));
    assert!(betweenness(&network(0, &[])).is_empty());
}

#[test]
fn two_cliques_are_two_communities() {
    let mut ties = vec![(0, 5, 1.0)];
    for group in [0, 5] {
        ties.extend((0..5).flat_map(|a| (a + 1..5).map(move |b| (group + a, group + b, 1.0))));
    }
    let found = communities(&network(11, &ties));
    assert_eq!(found[..5], [0; 5]);
    assert_eq!(found[5..10], [1; 5]);
    assert_eq!(found[10], 2, "a node without a tie is on its own");
    assert_eq!(communities(&network(3, &[])), [0, 1, 2]);
}
