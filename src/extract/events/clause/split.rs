//! Sentences → the clauses they are cut into.

use std::ops::Range;

use super::{Clause, Ends, Opener};
use crate::arabic::lexicon::{Cue, Frame};
use crate::extract::events::phrase::Phrase;
use crate::extract::events::scan::Scan;

/// Adds the clauses of one sentence.
pub(super) fn split(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    ends: &Ends,
    sentence: Range<usize>,
    clauses: &mut Vec<Clause>,
) {
    let mut current = new_clause(sentence.start, Opener::Start);
    let mut at = sentence.start;
    let close = |current: &mut Clause, at: usize, opener: Opener, clauses: &mut Vec<Clause>| {
        if at > current.tokens.start {
            current.tokens.end = at;
            clauses.push(std::mem::replace(current, new_clause(at, opener)));
        } else if current.opener == Opener::Start {
            current.opener = opener;
        }
    };
    while at < sentence.end {
        let mark = scan.normal(at);
        let loose = scan.source.tokens[at].spaced;
        let lists =
            mark == ":" && current.verb.and_then(|verb| scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Attend);
        // `حضر X وضيوفه: Y وZ`
        if lists {
            at += 1;
            continue;
        }
        if matches!(mark, "|" | ":" | "…" | "»" | "«") && mark != "»" && mark != "«"
            || mark == "-"
                && loose
                && scan.source.tokens.get(at + 1).is_some_and(|next| next.spaced)
                && !joins_nisbas(scan, at)
            || mark == "." && scan.normal(at + 1) == "."
        {
            close(&mut current, at + 1, Opener::Start, clauses);
            at += 1;
            continue;
        }
        if !scan.is_free(at) {
            at += 1;
            continue;
        }
        if let Some(length) = scan.cue(at, Cue::Clause)
            && !is_some_time(scan, at + length)
        {
            close(&mut current, at, Opener::Conjunction, clauses);
            at += length;
            continue;
        }
        if let Some(length) = scan.cue(at, Cue::Complement) {
            close(&mut current, at, Opener::Complement, clauses);
            at += length;
            continue;
        }
        if let Some(length) = scan.cue(at, Cue::Relative) {
            close(&mut current, at, Opener::Relative, clauses);
            at += length;
            continue;
        }
        if let Some(length) = scan.cue(at, Cue::Auxiliary).filter(|length| *length > 1 || !scan.is_verb(at)) {
            let resumes =
                current.opener == Opener::Relative && (current.verb.is_some() || is_behind_aside(scan, &current, at));
            if resumes && ["قد", "لقد"].iter().any(|form| scan.normal(at).ends_with(form)) {
                close(&mut current, at, Opener::Resumed, clauses);
                let main = clauses.iter().rev().find(|clause| clause.opener != Opener::Relative);
                current.background = main.is_some_and(|clause| clause.background);
                at += 1;
                continue;
            }
            let word = scan.normal(at);
            let past = scan.has_cue(word.strip_prefix(['و', 'ف']).unwrap_or(word), Cue::PastAuxiliary);
            if past {
                // A name before كان is its subject: `أما X فكان قد`.
                if current.verb.is_some() || scan.normal(at).starts_with('و') {
                    close(&mut current, at, Opener::Conjunction, clauses);
                }
                current.background = true;
            }
            at += length;
            continue;
        }
        if let Some(hit) = scan.hit(at)
            && hit.is_verb()
        {
            if is_main_again(scan, &current, at) {
                close(&mut current, at, Opener::Conjunction, clauses);
            } else if hit.conjunction != Some('و') && current.verb.is_none() && is_behind_aside(scan, &current, at) {
                close(&mut current, at, Opener::Resumed, clauses);
                let main = clauses.iter().rev().find(|clause| clause.opener != Opener::Relative);
                current.background = main.is_some_and(|clause| clause.background);
            }
            let topic = clauses_topic(scan, &current, at);
            let fresh = hit.conjunction.is_some() && at > current.tokens.start && !topic;
            if current.verb.is_some() || fresh {
                let glued = at > 0 && !scan.is_mark(at - 1);
                let opener = if hit.conjunction.is_none() && glued { Opener::Relative } else { Opener::Conjunction };
                let adverbial = leading_adverbial(scan, &current, at).filter(|_| opener == Opener::Relative);
                let opener = if adverbial.is_some() { Opener::Conjunction } else { opener };
                let from = adverbial.unwrap_or_else(|| leading_phrase(scan, phrases, ends, &current, at, opener));
                close(&mut current, from, opener, clauses);
            }
            current.verb = Some(at);
        }
        at += 1;
    }
    close(&mut current, sentence.end, Opener::Start, clauses);
}

/// `القمة الصينية - الروسية`: the dash joins two sides of one adjective.
fn joins_nisbas(scan: &Scan<'_>, dash: usize) -> bool {
    dash.checked_sub(1).is_some_and(|before| scan.nisba(before).is_some()) && scan.nisba(dash + 1).is_some()
}

/// `وفي X، حيث كان Y في الانتظار، ⟦أكد⟧ Z …`: behind the comma the main clause goes on.
fn is_main_again(scan: &Scan<'_>, current: &Clause, verb: usize) -> bool {
    let aside = current.background && current.verb.is_none() && scan.normal(current.tokens.start) == "حيث";
    aside && verb.checked_sub(1).is_some_and(|t| t > current.tokens.start && matches!(scan.normal(t), "،" | ","))
}

/// `في وقت ⟦سابق⟧ من الشهر`: a time, where `في وقت` alone opens a clause.
fn is_some_time(scan: &Scan<'_>, behind: usize) -> bool {
    let time = behind.checked_sub(1).is_some_and(|t| scan.normal(t) == "وقت");
    time && scan.is(behind, Cue::SomeTime)
}

/// `X، الذي فعل كذا، ⟦verb⟧`, `أما X، الذي فعل كذا، فقد ⟦verb⟧`: the comma ends a relative clause that one began, also where its verb is
/// not known.
fn is_behind_aside(scan: &Scan<'_>, current: &Clause, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let comma = |t: usize| matches!(scan.normal(t), "،" | ",");
    let start = current.tokens.start;
    let aside = current.opener == Opener::Relative && start > 0 && comma(start - 1);
    aside && at >= start + SHORTEST && comma(at - 1)
}

/// `أما X ف⟦verb⟧`: what stands before belongs to the verb.
fn clauses_topic(scan: &Scan<'_>, current: &Clause, verb: usize) -> bool {
    let opens = scan.normal(current.tokens.start).ends_with("اما");
    opens && current.verb.is_none() && scan.normal(verb).starts_with('ف')
}

/// Where the clause of `verb` begins: at a phrase joined with و that stands directly before it (`… وX يصل`).
fn leading_phrase(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    ends: &Ends,
    current: &Clause,
    verb: usize,
    opener: Opener,
) -> usize {
    if opener == Opener::Relative {
        let before = ends.before(verb).map(|n| &phrases[n]).filter(|p| p.tokens.start > current.tokens.start);
        if let Some(phrase) = before
            && scan.normal(phrase.tokens.start).starts_with('و')
            && !phrase.joined
        {
            return phrase.tokens.start;
        }
    }
    verb
}

/// Where the clause of `verb` begins when words of time stand directly before it: `…، وفي ⟦اليوم التالي⟧ ⟦أجرى⟧ …`.
fn leading_adverbial(scan: &Scan<'_>, current: &Clause, verb: usize) -> Option<usize> {
    let start = current.tokens.start;
    let dated = (start..verb).rev().take_while(|t| scan.date_of[*t].is_some()).last()?;
    let governed = dated.checked_sub(1).filter(|t| *t > start && scan.is_preposition(*t) && scan.is_free(*t));
    let first = governed.unwrap_or(dated);
    let parted = first.checked_sub(1).is_some_and(|t| matches!(scan.normal(t), "،" | "," | "؛"));
    (first > start && (parted || scan.normal(first).starts_with('و'))).then_some(first)
}

fn new_clause(at: usize, opener: Opener) -> Clause {
    Clause {
        tokens: at..at,
        opener,
        verb: None,
        background: false,
        negated: false,
        unreal_from: None,
        scheduled: false,
        subject: Vec::new(),
        object: Vec::new(),
        subject_inherited: false,
    }
}
