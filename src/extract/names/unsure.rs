//! What may be the name of a person and is not sure enough by what this document says: another document of the folder may make it so.

use super::candidate::Candidate;
use crate::base::EntityKind;

/// Less than this, and no other document makes it a name.
const LOWEST: f32 = -2.5;

/// Witnesses that the context speaks against a name.
const AGAINST: [&str; 5] = ["common-word", "function-word", "goes-on", "goes-back", "hyphen"];

/// Of the candidates that were not chosen, those that stand beside every chosen name and that little speaks against; the likeliest of
/// those that overlap. In text order.
pub fn held_back(candidates: &[Candidate], chosen: &[usize]) -> Vec<usize> {
    let free = |candidate: &Candidate| {
        let behind = chosen.partition_point(|&n| candidates[n].range.end <= candidate.range.start);
        chosen.get(behind).is_none_or(|&n| !candidates[n].range.overlaps(candidate.range))
    };
    let possible = |candidate: &Candidate| {
        candidate.kind == EntityKind::Person
            && candidate.score > LOWEST
            && candidate.score <= 0.0
            && !candidate.witnesses.iter().any(|witness| AGAINST.contains(&witness.name.as_ref()))
    };
    let mut order: Vec<usize> =
        (0..candidates.len()).filter(|&n| possible(&candidates[n]) && free(&candidates[n])).collect();
    order.sort_by_key(|&n| (candidates[n].range.start, candidates[n].range.end));
    let mut kept: Vec<usize> = Vec::new();
    for n in order {
        match kept.last_mut() {
            Some(last) if candidates[*last].range.overlaps(candidates[n].range) => {
                if candidates[n].score > candidates[*last].score {
                    *last = n;
                }
            }
            _ => kept.push(n),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::TextRange;

    fn candidate(start: u32, end: u32, witness: &'static str, score: f32) -> Candidate {
        Candidate::new((start as usize, end as usize), TextRange::new(start, end), EntityKind::Person)
            .with(witness, score)
    }

    #[test]
    fn the_likeliest_beside_chosen_names_is_held_back() {
        let all = [
            candidate(0, 2, "given-name", 3.0),
            candidate(1, 3, "surname", -0.5),
            candidate(4, 5, "unknown-word", -1.0),
            candidate(4, 6, "unknown-word", -0.4),
            candidate(7, 8, "common-word", -0.4),
            candidate(8, 9, "surname", -9.0),
        ];
        assert_eq!(held_back(&all, &[0]), [3]);
    }
}
