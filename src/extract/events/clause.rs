//! Sentences → clauses, each with at most one finite verb and with its subject and object.

use std::collections::BTreeMap;
use std::ops::Range;

use super::phrase::{Phrase, Relation, describing};
use super::scan::Scan;
use super::trigger::is_outlet;
use super::weights;
use crate::arabic::lexicon::{Country, Cue, Frame, Number, TriggerAnalysis};
use crate::base::EntityKind;

/// What begins a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    Start,
    /// `فيما`, `حيث`, `ثم`, or و with a verb.
    Conjunction,
    /// `أن`, `إن`: what is said.
    Complement,
    /// `الذي`, or a verb directly behind an indefinite noun.
    Relative,
    /// `X الذي …⟦ قد⟧ …`: the main clause goes on behind a relative one.
    Resumed,
}

#[derive(Clone, Debug)]
pub struct Clause {
    pub tokens: Range<usize>,
    pub opener: Opener,
    /// The token of its finite verb.
    pub verb: Option<usize>,
    /// `كان`, `وكانت`: the report goes back in time.
    pub background: bool,
    pub negated: bool,
    /// From this token on it speaks of what is hoped, feared, awaited or asked for.
    pub unreal_from: Option<usize>,
    pub scheduled: bool,
    /// Phrases of its subject and of its object (indices into the document's phrases).
    pub subject: Vec<usize>,
    pub object: Vec<usize>,
    /// The subject was not named in this clause.
    pub subject_inherited: bool,
}

/// The clauses of the document in text order; together they hold every token.
pub fn clauses(scan: &Scan<'_>, phrases: &[Phrase]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let ends = Ends::new(scan, phrases);
    let mut start = 0;
    while start < scan.len() {
        let sentence = scan.source.sentence_of[start];
        let length = scan.source.sentence_of[start..].iter().take_while(|s| **s == sentence).count();
        split(scan, phrases, &ends, start..start + length, &mut clauses);
        start += length;
    }
    for at in 0..clauses.len() {
        colour(scan, &mut clauses, at);
    }
    let mut speakers = Speakers::default();
    for at in 0..clauses.len() {
        find_arguments(scan, phrases, &ends, &speakers, &mut clauses, at);
        speakers.pass(scan, phrases, &clauses, at);
    }
    clauses
}

/// For each token, the last phrase (no part of another's title) that ends directly before it.
struct Ends(Vec<Option<u32>>);

impl Ends {
    fn new(scan: &Scan<'_>, phrases: &[Phrase]) -> Self {
        let mut ends = vec![None; scan.len() + 1];
        for (number, phrase) in (0..).zip(phrases) {
            if !phrase.inner
                && let Some(slot) = ends.get_mut(phrase.tokens.end)
            {
                *slot = Some(number);
            }
        }
        Self(ends)
    }

    fn before(&self, token: usize) -> Option<usize> {
        self.0.get(token).copied().flatten().map(|number| number as usize)
    }
}

/// The last clauses whose subject a later clause without one may take over.
#[derive(Default)]
struct Speakers {
    any: Option<usize>,
    /// Of those, the last that is neither what is said nor a relative clause.
    main: Option<usize>,
}

impl Speakers {
    /// Notes a clause whose subject is settled.
    fn pass(&mut self, scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], at: usize) {
        let clause = &clauses[at];
        let named = !clause.subject.is_empty() && !clause.subject_inherited && !clause.tokens.is_empty();
        if named && !clause.subject.iter().any(|n| is_outlet(scan, phrases, *n)) {
            self.any = Some(at);
            if !matches!(clause.opener, Opener::Complement | Opener::Relative) {
                self.main = Some(at);
            }
        }
    }
}

fn split(scan: &Scan<'_>, phrases: &[Phrase], ends: &Ends, sentence: Range<usize>, clauses: &mut Vec<Clause>) {
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
            || mark == "-" && loose && scan.source.tokens.get(at + 1).is_some_and(|next| next.spaced)
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
        if let Some(length) = scan.cue(at, Cue::Clause) {
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
        if scan.cue(at, Cue::Auxiliary).is_some() && !scan.is_verb(at) {
            let resumes = current.opener == Opener::Relative && current.verb.is_some();
            if resumes && ["قد", "لقد"].iter().any(|form| scan.normal(at).ends_with(form)) {
                close(&mut current, at, Opener::Resumed, clauses);
                let main = clauses.iter().rev().find(|clause| clause.opener != Opener::Relative);
                current.background = main.is_some_and(|clause| clause.background);
                at += 1;
                continue;
            }
            let past = ["كان", "كانت", "كانا", "كانوا", "سبق"].iter().any(|form| scan.normal(at).ends_with(form));
            if past {
                // A name before كان is its subject: `أما X فكان قد`.
                if current.verb.is_some() || scan.normal(at).starts_with('و') {
                    close(&mut current, at, Opener::Conjunction, clauses);
                }
                current.background = true;
            }
            at += 1;
            continue;
        }
        if let Some(hit) = scan.hit(at)
            && hit.is_verb()
        {
            let topic = clauses_topic(scan, &current, at);
            let fresh = hit.conjunction.is_some() && at > current.tokens.start && !topic;
            if current.verb.is_some() || fresh {
                let glued = at > 0 && !scan.is_mark(at - 1);
                let opener = if hit.conjunction.is_none() && glued { Opener::Relative } else { Opener::Conjunction };
                let from = leading_phrase(scan, phrases, ends, &current, at, opener);
                close(&mut current, from, opener, clauses);
            }
            current.verb = Some(at);
        }
        at += 1;
    }
    close(&mut current, sentence.end, Opener::Start, clauses);
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

/// Marks what is denied, hoped for or planned: by words of the clause before its verb, and by the end of the clause that governs it.
fn colour(scan: &Scan<'_>, clauses: &mut [Clause], at: usize) {
    let clause = &clauses[at];
    let until = clause.verb.unwrap_or(clause.tokens.end);
    let mut own = clause.tokens.start..until;
    let before_verb = until.saturating_sub(weights::NEGATION_REACH).max(clause.tokens.start)..until;
    let negated = clause.verb.is_some() && before_verb.clone().any(|t| scan.cue(t, Cue::Negation).is_some());
    let unreal =
        clause.tokens.clone().find(|t| scan.cue(*t, Cue::Unreal).is_some() && !is_qad_of_past(scan, *t, until));
    let scheduled = own.any(|t| scan.cue(t, Cue::Scheduled).is_some());
    let (mut inherited_unreal, mut inherited_scheduled, mut inherited_negation) = (false, false, false);
    if clause.opener == Opener::Complement && at > 0 {
        let before = &clauses[at - 1];
        let first = before.tokens.end.saturating_sub(weights::GOVERNING_REACH).max(before.tokens.start);
        let mut tail = first..before.tokens.end;
        inherited_scheduled = tail.clone().any(|t| scan.cue(t, Cue::Scheduled).is_some());
        inherited_unreal = tail.any(|t| scan.cue(t, Cue::Unreal).is_some());
        let subjunctive = clause.verb == Some(clause.tokens.start + 1)
            && scan.hit(clause.tokens.start + 1).is_some_and(|hit| hit.word == crate::arabic::lexicon::Word::Imperfect);
        // `طلب أن يزور`, `قبل أن يجتمع`: only a plan makes a subjunctive real.
        inherited_unreal |= subjunctive && !inherited_scheduled;
        inherited_negation = before.negated && inherited_unreal;
    }
    let clause = &mut clauses[at];
    clause.negated = negated || inherited_negation;
    clause.scheduled = scheduled || inherited_scheduled;
    let unreal_from = if inherited_unreal { Some(clause.tokens.start) } else { unreal };
    clause.unreal_from = unreal_from.filter(|_| !clause.scheduled);
}

/// قد before a perfect (`كان قد زار`) is no doubt.
fn is_qad_of_past(scan: &Scan<'_>, token: usize, verb: usize) -> bool {
    scan.normal(token).ends_with("قد")
        && scan.hit(verb).is_none_or(|hit| hit.word == crate::arabic::lexicon::Word::Perfect)
}

/// The phrases of one clause that are no part of another's title.
pub fn phrases_in<'p>(phrases: &'p [Phrase], tokens: &Range<usize>) -> impl Iterator<Item = (usize, &'p Phrase)> {
    let first = phrases.partition_point(|phrase| phrase.tokens.start < tokens.start);
    let end = tokens.end;
    phrases.iter().enumerate().skip(first).take_while(move |(_, p)| p.tokens.start < end).filter(|(_, p)| !p.inner)
}

/// The phrases joined with و to the one numbered `first`, itself included.
pub fn group(phrases: &[Phrase], first: usize) -> Vec<usize> {
    let mut members = vec![first];
    for (number, phrase) in phrases.iter().enumerate().skip(first + 1) {
        if phrase.inner {
            continue;
        }
        if phrase.relation == Relation::Behalf {
            continue;
        }
        if !phrase.joined {
            break;
        }
        members.push(number);
    }
    members
}

/// Scores every bare group of the clause as subject and as object of its verb.
fn find_arguments(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    ends: &Ends,
    speakers: &Speakers,
    clauses: &mut [Clause],
    at: usize,
) {
    let Some(verb) = clauses[at].verb else { return };
    let Some(hit) = scan.hit(verb) else { return };
    let tokens = clauses[at].tokens.clone();
    let passive = is_passive(scan, verb);
    let mut bare: Vec<(f32, usize)> = Vec::new();
    for (number, phrase) in phrases_in(phrases, &tokens) {
        if phrase.joined && phrases_in(phrases, &tokens).any(|(other, _)| other < number) {
            continue;
        }
        let members = group(phrases, number);
        let plural = members.len() > 1 || phrase.plural;
        let score = match phrase.relation {
            Relation::Bare => weights::SUBJECT_BARE,
            Relation::Construct => weights::SUBJECT_CONSTRUCT,
            _ => continue,
        };
        let before = phrase.tokens.end <= verb;
        let distance = if before { verb - phrase.tokens.end } else { phrase.tokens.start - verb };
        let mut score = score - weights::SUBJECT_DISTANCE * distance as f32;
        if before {
            score += if hit.number == Number::One { weights::SUBJECT_BEFORE } else { weights::SUBJECT_BEFORE_DUAL };
            if distance == 0 && hit.conjunction.is_none() {
                score += weights::SUBJECT_DIRECTLY_BEFORE;
            }
        } else if hit.number != Number::One {
            score += weights::SUBJECT_AFTER_DUAL;
        }
        if hit.number != Number::One && !plural {
            score += weights::SUBJECT_NUMBER;
        }
        let acts = phrase.kind == EntityKind::Person || phrase.kind == EntityKind::Organization;
        if !acts && hit.frame() != Frame::Host {
            score += weights::SUBJECT_PLACE;
        }
        // The place behind a verb of travel is its goal.
        let goal = phrase.kind == EntityKind::Place && hit.frame() == Frame::Travel && !before;
        if phrase.kind == EntityKind::Equipment || goal {
            continue;
        }
        score += agreement(scan, phrase, hit, distance);
        if phrase.mention.is_none() {
            score += weights::SUBJECT_UNNAMED;
        }
        bare.push((score, number));
    }
    let best = bare
        .iter()
        .copied()
        .filter(|(score, _)| *score > weights::SUBJECT_THRESHOLD)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut subject = best.map(|(_, number)| group(phrases, number)).unwrap_or_default();
    if let [one] = subject[..]
        && phrases[one].mention.is_none()
        && phrases[one].plural
    {
        subject.extend(pair_before(scan, phrases, clauses, at, kind_of_group(scan, &phrases[one])));
    }
    // `حيث التقى نظيره X`: one party alone behind a verb of meeting is whom the subject of before met.
    if let Some((_, first)) = best
        && subject.len() == 1
        && phrases[first].tokens.start > verb
        && lacks_party(scan, phrases, &tokens, verb)
        && !bare.iter().any(|(_, other)| *other != first && phrases[*other].kind != EntityKind::Place)
    {
        let inherited = inherited_subject(scan, phrases, ends, speakers, clauses, at);
        let same =
            inherited.iter().any(|n| phrases[*n].mention.is_some() && phrases[*n].mention == phrases[first].mention);
        if !inherited.is_empty() && !same {
            clauses[at].object = subject;
            clauses[at].subject = inherited;
            clauses[at].subject_inherited = true;
            return;
        }
        subject = vec![first];
    }
    let object = bare
        .iter()
        .map(|(_, number)| *number)
        .find(|number| !subject.contains(number) && phrases[*number].tokens.start > verb)
        .map(|number| group(phrases, number))
        .unwrap_or_default();
    if passive {
        clauses[at].object = subject;
        return;
    }
    clauses[at].object = object;
    clauses[at].subject_inherited = subject.is_empty();
    clauses[at].subject =
        if subject.is_empty() { inherited_subject(scan, phrases, ends, speakers, clauses, at) } else { subject };
}

/// What the gender of verb and noun says of the one being the other's subject.
fn agreement(scan: &Scan<'_>, phrase: &Phrase, verb: &TriggerAnalysis<'_>, distance: usize) -> f32 {
    match gender(scan, phrase) {
        Some(Gender::Masculine) if verb.feminine => weights::SUBJECT_OTHER_GENDER,
        // A masculine verb may stand before a feminine noun that is not next to it.
        Some(Gender::Feminine) if !verb.feminine && distance <= 1 && phrase.kind != EntityKind::Place => {
            weights::SUBJECT_OTHER_GENDER
        }
        _ => 0.0,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

/// The gender of a phrase by its first word: an office, or the noun of a body.
fn gender(scan: &Scan<'_>, phrase: &Phrase) -> Option<Gender> {
    let head = phrase.tokens.start;
    let word = describing(scan.normal(head));
    let bare = word.strip_prefix("ال").unwrap_or(word);
    match phrase.kind {
        EntityKind::Person if scan.is_office_stem(bare) && scan.is_free(head) => {
            const TITLES_OF_MEN: [&str; 6] = ["خليفه", "عمده", "سماحه", "جلاله", "فخامه", "سعاده"];
            if TITLES_OF_MEN.contains(&bare) {
                return None;
            }
            Some(if bare.ends_with('ه') { Gender::Feminine } else { Gender::Masculine })
        }
        EntityKind::Organization if bare.ends_with('ه') || bare.ends_with("ات") => Some(Gender::Feminine),
        _ => None,
    }
}

/// A verb of meeting whose clause brings no second party with a preposition or a pronoun.
fn lacks_party(scan: &Scan<'_>, phrases: &[Phrase], tokens: &Range<usize>, verb: usize) -> bool {
    let Some(hit) = scan.hit(verb) else { return false };
    let needs_two = matches!(hit.frame(), Frame::Meet | Frame::Receive) || hit.lemma.patient;
    let meets = needs_two && !hit.suffixed && hit.number == Number::One;
    meets
        && !phrases_in(phrases, tokens).any(|(_, p)| {
            matches!(p.relation, Relation::With | Relation::By) && p.kind != EntityKind::Place && p.tokens.start > verb
        })
}

/// Who acts where a clause names no one: the noun a relative clause hangs on, else the subject before it.
fn inherited_subject(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    ends: &Ends,
    speakers: &Speakers,
    clauses: &[Clause],
    at: usize,
) -> Vec<usize> {
    let clause = &clauses[at];
    if clause.opener == Opener::Relative {
        let start = clause.tokens.start;
        let antecedent = ends.before(start).max(start.checked_sub(1).and_then(|start| ends.before(start)));
        if let Some(number) = antecedent
            && phrases[number].kind != EntityKind::Place
        {
            return vec![number];
        }
    }
    if clause.verb.and_then(|verb| scan.hit(verb)).is_some_and(|hit| hit.number == Number::Two) {
        return pair_before(scan, phrases, clauses, at, EntityKind::Person);
    }
    if clause.opener == Opener::Resumed {
        let main = clauses[..at].iter().rev().find(|clause| clause.opener != Opener::Relative);
        let first = main.and_then(|main| phrases_in(phrases, &main.tokens).find(|(_, p)| p.relation == Relation::Bare));
        return first.map(|(number, _)| group(phrases, number)).unwrap_or_default();
    }
    // `… التي استهلها من Y حيث حضر …`: of whoever the clause directly before tells.
    if scan.normal(clause.tokens.start) == "حيث"
        && let Some(before) = at.checked_sub(1).map(|before| &clauses[before])
        && !before.subject.is_empty()
        && scan.source.sentence_of[before.tokens.start] == scan.source.sentence_of[clause.tokens.start]
    {
        return before.subject.clone();
    }
    let paragraph =
        |token: usize| scan.source.sentences.get(scan.source.sentence_of[token] as usize).map(|s| s.paragraph);
    // What is said in between does not change who speaks.
    let before = if clause.opener == Opener::Complement { speakers.any } else { speakers.main };
    let Some(before) = before.map(|before| &clauses[before]) else { return Vec::new() };
    // A pronoun reaches back beyond its paragraph only behind a verb of saying, to the last speaker.
    let say = scan.hit(clause.verb.unwrap_or_default()).is_some_and(|hit| hit.frame() == Frame::Say);
    if say || paragraph(before.tokens.start) == paragraph(clause.tokens.start) {
        return before.subject.clone();
    }
    Vec::new()
}

/// What a group word stands for: countries (`البلدان`), bodies (`الشركتان`) or people.
fn kind_of_group(scan: &Scan<'_>, phrase: &Phrase) -> EntityKind {
    const COUNTRIES: [&str; 3] = ["البلد", "الدولت", "الحكومت"];
    const BODIES: [&str; 6] = ["الشركت", "الحركت", "الحزب", "الموسست", "المنظمت", "العملاق"];
    let normal = scan.normal(phrase.tokens.start).replace("لل", "ال");
    let names = |stems: &[&str]| stems.iter().any(|stem| normal.contains(stem));
    match (names(&COUNTRIES), names(&BODIES)) {
        (true, _) => EntityKind::Place,
        (_, true) => EntityKind::Organization,
        _ => EntityKind::Person,
    }
}

/// The two countries that the document names most.
fn main_countries(scan: &Scan<'_>, phrases: &[Phrase]) -> Vec<usize> {
    let mut counts: BTreeMap<Country, (usize, usize)> = BTreeMap::new();
    for (number, phrase) in phrases.iter().enumerate().filter(|(_, p)| p.kind == EntityKind::Place) {
        let place = phrase.mention.and_then(|mention| scan.place_name(mention)).filter(|place| place.is_country);
        if let Some(country) = place.and_then(|place| place.country) {
            counts.entry(country).or_insert((0, number)).0 += 1;
        }
    }
    let mut most: Vec<(usize, usize)> = counts.into_values().collect();
    most.sort_by_key(|(count, first)| (std::cmp::Reverse(*count), *first));
    match most[..] {
        [(_, a), (_, b)] => vec![a, b],
        [(_, a), (second, b), (third, _), ..] if second > third => vec![a, b],
        _ => Vec::new(),
    }
}

/// Whom a group word means: by a number (`القادة الثلاثة`) the list of so many people named last, else the last pair.
pub fn meant_by_group(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], number: usize) -> Vec<usize> {
    let phrase = &phrases[number];
    let start = phrase.tokens.start;
    let count = phrase.tokens.clone().chain([phrase.tokens.end]).find_map(|t| group_size(scan.normal(t)));
    let Some(count) = count else {
        let Some(at) = clauses.iter().position(|c| c.tokens.contains(&start)) else { return Vec::new() };
        let kind = kind_of_group(scan, phrase);
        let pair = pair_before(scan, phrases, clauses, at, kind);
        return if pair.is_empty() && kind == EntityKind::Place { main_countries(scan, phrases) } else { pair };
    };
    let sentence = scan.source.sentence_of[start];
    let near = |p: &Phrase| scan.source.sentence_of[p.tokens.start] + weights::LIST_REACH >= sentence;
    let lists = (0..number).rev().filter(|n| !phrases[*n].inner && !phrases[*n].joined && near(&phrases[*n]));
    let mut lists = lists.map(|first| group(phrases, first));
    lists
        .find(|list| {
            list.len() == count
                && list.iter().all(|n| phrases[*n].kind == EntityKind::Person && phrases[*n].mention.is_some())
        })
        .unwrap_or_default()
}

/// `الثلاثة` → 3.
fn group_size(word: &str) -> Option<usize> {
    const SIZES: [(&str, usize); 4] = [("الثلاث", 3), ("الاربع", 4), ("الخمس", 5), ("الست", 6)];
    SIZES.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(|end| matches!(end, "" | "ه"))).map(|(_, n)| *n)
}

/// Whom a dual means: the two parties named last before the clause, by و, by `بين`, or as subject and party of one verb.
pub fn pair_before(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], at: usize, kind: EntityKind) -> Vec<usize> {
    let start = clauses[at].tokens.start;
    let sentence = scan.source.sentence_of[start];
    let acts = |p: &Phrase| p.kind == kind && p.mention.is_some();
    for clause in clauses[..at].iter().rev() {
        if scan.source.sentence_of[clause.tokens.start] + weights::PAIR_REACH < sentence {
            break;
        }
        let mut pair: Vec<usize> = clause.subject.iter().copied().filter(|n| acts(&phrases[*n])).collect();
        for (number, phrase) in phrases_in(phrases, &clause.tokens) {
            let party = matches!(
                phrase.relation,
                Relation::Bare
                    | Relation::With
                    | Relation::Between
                    | Relation::By
                    | Relation::Construct
                    | Relation::From
            );
            let known = pair.iter().any(|n| phrases[*n].mention == phrase.mention);
            if party && acts(phrase) && !known && phrase.tokens.end <= start {
                pair.push(number);
            }
        }
        if pair.len() == 2 {
            return pair;
        }
    }
    Vec::new()
}

/// The vowel signs of a passive: ضمة on the first letter.
pub fn is_passive(scan: &Scan<'_>, verb: usize) -> bool {
    let skip = scan.hit(verb).map_or(0, |hit| hit.name_start);
    let mut letters = 0;
    let mut chars = scan.source.surface(verb).chars().peekable();
    while let Some(c) = chars.next() {
        if !crate::arabic::is_mark(c) {
            letters += 1;
        }
        if letters == skip + 1 {
            return chars.peek() == Some(&'\u{064F}');
        }
    }
    false
}
