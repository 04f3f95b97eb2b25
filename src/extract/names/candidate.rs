//! Proposed names with the witnesses for them, and the choice among those that overlap.

use crate::arabic::lexicon::Country;
use crate::base::{EntityKind, TextRange};
use crate::extract::reading::Witness;

/// A stretch of text that may be a name. Each witness adds its weight, in log odds, to the score.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens, half-open.
    pub tokens: (usize, usize),
    pub range: TextRange,
    pub kind: EntityKind,
    pub country: Option<Country>,
    pub witnesses: Vec<Witness>,
    /// The sum of the witnesses' weights.
    pub score: f32,
}

impl Candidate {
    /// Few candidates have more.
    const USUAL_WITNESSES: usize = 5;

    pub fn new(tokens: (usize, usize), range: TextRange, kind: EntityKind) -> Self {
        Self { tokens, range, kind, country: None, witnesses: Vec::with_capacity(Self::USUAL_WITNESSES), score: 0.0 }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, weight: f32) -> Self {
        self.add(name, weight);
        self
    }

    #[must_use]
    pub fn of(mut self, country: Option<Country>) -> Self {
        self.country = country;
        self
    }

    pub fn add(&mut self, name: &'static str, weight: f32) {
        self.score += weight;
        self.witnesses.push(Witness::new(name, weight));
    }

    /// Takes a witness back, as if it had said nothing.
    pub fn forget(&mut self, name: &str) {
        self.witnesses.retain(|witness| witness.name != name);
        self.score = self.witnesses.iter().map(|witness| witness.weight).sum();
    }

    /// The score as a share from 0 to 1.
    pub fn probability(&self) -> f32 {
        1.0 / (1.0 + (-self.score).exp())
    }
}

/// The name of a body or building that has other names inside takes over what speaks for them: `قوة دفاع البحرين`, `مفوضية إيكواس`.
pub fn cover(candidates: &mut [Candidate]) {
    const LONGEST: usize = 12;
    let covers = |candidate: &Candidate| {
        let by_noun = candidate.witnesses.iter().any(|w| {
            let head = w.name.starts_with("head-") && w.name != "head-proper-name";
            head || matches!(w.name.as_ref(), "place-noun-inside" | "organization-list" | "equipment-list")
        });
        by_noun && candidate.tokens.1 - candidate.tokens.0 > 1
    };
    let mut by_first: Vec<usize> = (0..candidates.len()).filter(|&n| candidates[n].score > 0.0).collect();
    by_first.sort_by_key(|&n| candidates[n].tokens);
    let mut gains = Vec::new();
    for (n, outer) in candidates.iter().enumerate().filter(|(_, candidate)| covers(candidate)) {
        let from = by_first.partition_point(|&m| candidates[m].tokens.0 < outer.tokens.0);
        let inner =
            by_first[from..].iter().map(|&m| &candidates[m]).take_while(|inner| inner.tokens.0 < outer.tokens.1);
        let inside: Vec<&Candidate> = inner
            .take(4 * LONGEST)
            .filter(|inner| inner.range != outer.range && outer.range.contains_range(inner.range))
            .collect();
        // The best of them and the best beside it.
        let Some(best) = inside.iter().max_by(|a, b| a.score.total_cmp(&b.score)) else { continue };
        let beside = inside.iter().filter(|other| !other.range.overlaps(best.range)).map(|other| other.score);
        gains.push((n, 0.68 * (best.score + beside.fold(0.0, f32::max))));
    }
    for (n, gain) in gains {
        candidates[n].add("covers", gain);
    }
}

/// The candidates without overlap whose scores have the greatest sum (weighted interval scheduling); none with a score of 0 or less.
/// In text order.
pub fn select(candidates: &[Candidate]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&n| candidates[n].score > 0.0).collect();
    order.sort_by_key(|&n| (candidates[n].range.end, candidates[n].range.start, n));
    let ends: Vec<u32> = order.iter().map(|&n| candidates[n].range.end).collect();
    // best[k]: the greatest sum over the first k candidates; a longer name wins a tie.
    let mut best = vec![0.0_f32; order.len() + 1];
    let mut taken = vec![false; order.len()];
    let before = |k: usize| ends[..k].partition_point(|&end| end <= candidates[order[k]].range.start);
    for (k, &n) in order.iter().enumerate() {
        let length = candidates[n].tokens.1 - candidates[n].tokens.0;
        let with = best[before(k)] + candidates[n].score + 0.01 * length.min(8) as f32;
        taken[k] = with > best[k];
        best[k + 1] = if taken[k] { with } else { best[k] };
    }
    let mut chosen = Vec::new();
    let mut k = order.len();
    while k > 0 {
        if taken[k - 1] {
            chosen.push(order[k - 1]);
            k = before(k - 1);
        } else {
            k -= 1;
        }
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(start: u32, end: u32, score: f32) -> Candidate {
        Candidate::new((start as usize, end as usize), TextRange::new(start, end), EntityKind::Person)
            .with("test", score)
    }

    #[test]
    fn greatest_sum_wins() {
        let all = [candidate(0, 4, 2.0), candidate(2, 6, 3.0), candidate(4, 8, 2.0), candidate(9, 10, -1.0)];
        assert_eq!(select(&all), [0, 2]);
    }

    #[test]
    fn longer_name_wins_a_tie() {
        let all = [candidate(0, 2, 1.0), candidate(0, 4, 1.0)];
        assert_eq!(select(&all), [1]);
        assert!(select(&[]).is_empty());
    }
}
