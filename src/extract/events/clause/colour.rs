//! Whether a clause tells what happened, or what is denied, hoped for, planned or gone back to.

use super::{Clause, Opener};
use crate::arabic::lexicon::{Cue, Word};
use crate::extract::events::scan::Scan;
use crate::extract::events::weights;

/// Marks what is denied, hoped for or planned: by words of the clause before its verb, and by the end of the clause that governs it.
pub(super) fn colour(scan: &Scan<'_>, clauses: &mut [Clause], at: usize) {
    let clause = &clauses[at];
    let until = clause.verb.unwrap_or(clause.tokens.end);
    let mut own = clause.tokens.start..until;
    let before_verb = until.saturating_sub(weights::NEGATION_REACH).max(clause.tokens.start)..until;
    let negated = clause.verb.is_some() && before_verb.clone().any(|t| scan.cue(t, Cue::Negation).is_some());
    let unreal = clause.tokens.clone().find(|t| scan.cue(*t, Cue::Unreal).is_some() && !is_plain_here(scan, *t, until));
    let scheduled = own.any(|t| scan.cue(t, Cue::Scheduled).is_some());
    let (mut inherited_unreal, mut inherited_scheduled, mut inherited_negation) = (false, false, false);
    if clause.opener == Opener::Complement && at > 0 {
        let before = &clauses[at - 1];
        let first = before.tokens.end.saturating_sub(weights::GOVERNING_REACH).max(before.tokens.start);
        let mut tail = first..before.tokens.end;
        inherited_scheduled = tail.clone().any(|t| scan.cue(t, Cue::Scheduled).is_some());
        inherited_unreal = tail.any(|t| scan.cue(t, Cue::Unreal).is_some());
        let subjunctive = clause.verb == Some(clause.tokens.start + 1)
            && scan.hit(clause.tokens.start + 1).is_some_and(|hit| hit.word == Word::Imperfect);
        // `طلب أن يزور`, `قبل أن يجتمع`: only a plan makes a subjunctive real.
        inherited_unreal |= subjunctive && !inherited_scheduled;
        inherited_negation = before.negated && inherited_unreal;
    }
    // What hangs on a clause that goes back goes back with it: `وكان X استهل جولته من Y حيث اجتمع …`.
    let hangs = at > 0 && (clause.opener == Opener::Relative || scan.normal(clause.tokens.start) == "حيث");
    let sentence = |clause: &Clause| scan.source.sentence_of[clause.tokens.start];
    let goes_back = hangs && clauses[at - 1].background && sentence(&clauses[at - 1]) == sentence(clause);
    let clause = &mut clauses[at];
    clause.background |= goes_back;
    clause.negated = negated || inherited_negation;
    clause.scheduled = scheduled || inherited_scheduled;
    let unreal_from = if inherited_unreal { Some(clause.tokens.start) } else { unreal };
    clause.unreal_from = unreal_from.filter(|_| !clause.scheduled);
}

/// A word of doubt that is none at this place: قد before a perfect (`كان قد زار`), `أي بعد يومين`, `وكالة أنباء`.
fn is_plain_here(scan: &Scan<'_>, token: usize, verb: usize) -> bool {
    match scan.normal(token) {
        "اي" => scan.is_preposition(token + 1) || scan.cue(token + 1, Cue::Complement).is_some(),
        "انباء" => token > 0 && scan.cue_behind_clitics(token - 1, Cue::Outlet),
        word => word.ends_with("قد") && scan.hit(verb).is_none_or(|hit| hit.word == Word::Perfect),
    }
}
