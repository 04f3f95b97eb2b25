//! Forms of the trigger lexicon → triggers: those that name something that happened or is firmly planned.

use std::ops::Range;

use super::clause::{Clause, Opener, phrases_in};
use super::contract::is_called_after_town;
use super::phrase::{Phrase, Relation};
use super::scan::Scan;
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Number, Word};
use crate::arabic::{original_offset, splits};
use crate::base::{EntityKind, EventKind, TextRange};
use crate::extract::reading::{Section, Witness};

/// One word (or two) that names an event.
#[derive(Clone, Debug)]
pub struct Trigger {
    pub tokens: Range<usize>,
    pub range: TextRange,
    pub kind: EventKind,
    pub frame: Frame,
    pub word: Word,
    pub number: Number,
    /// Ends in a pronoun.
    pub suffixed: bool,
    /// Has the article, a pronoun or a name of its own: speaks of something known.
    pub definite: bool,
    /// Index of its clause.
    pub clause: usize,
    pub scheduled: bool,
    /// The lexicon's word.
    pub lemma: String,
    /// What speaks for it naming an event.
    pub witnesses: Vec<Witness>,
}

impl Trigger {
    pub fn is_verb(&self) -> bool {
        matches!(self.word, Word::Perfect | Word::Imperfect)
    }

    pub fn at(&self) -> usize {
        self.tokens.start
    }
}

/// The triggers in text order.
pub fn triggers(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause]) -> Vec<Trigger> {
    let mut found = Vec::new();
    for (number, clause) in clauses.iter().enumerate() {
        let mut at = clause.tokens.start;
        while at < clause.tokens.end {
            let Some(hit) = scan.hit(at) else {
                at += 1;
                continue;
            };
            let end = (at + hit.tokens).min(scan.len());
            if let Some(kind) = hit.lemma.kind
                && is_event(scan, phrases, clauses, number, at)
            {
                let witnesses = witnesses(scan, phrases, clause, at);
                let token = &scan.source.tokens[at];
                let cut = original_offset(scan.source.surface(at), hit.name_start);
                let start = token.range.start + u32::try_from(cut).unwrap_or(0);
                let article_swallowed = hit.preposition == Some('ل') && hit.article;
                let signed = hit.word == Word::Noun
                    && matches!(hit.frame(), Frame::Address | Frame::Say)
                    && is_signed(scan, clause, at);
                let interview = is_interview(scan, at);
                let approved = kind == EventKind::Decision && is_approved_by_people(scan, phrases, clause, at);
                found.push(Trigger {
                    tokens: at..end,
                    range: TextRange::new(start, scan.source.tokens[end - 1].range.end),
                    kind: match (signed || approved, interview) {
                        (true, _) => EventKind::Agreement,
                        (_, true) => EventKind::Announcement,
                        _ => kind,
                    },
                    frame: match (signed, approved) {
                        _ if interview => Frame::Address,
                        (true, _) => Frame::Deal,
                        (_, true) => Frame::Sign,
                        _ => hit.frame(),
                    },
                    word: hit.word,
                    number: hit.number,
                    suffixed: hit.suffixed,
                    definite: hit.article
                        || article_swallowed
                        || hit.suffixed
                        || is_definite_compound(scan, at, end)
                        || is_called_after_town(scan, at),
                    clause: number,
                    scheduled: clause.scheduled || hit.preposition == Some('س') || is_ahead(scan, at),
                    lemma: hit.lemma.name.clone(),
                    witnesses,
                });
            }
            at = end;
        }
    }
    found
}

/// A statement that is signed (`توقيع ⟦البيان⟧`, `وقّعا ⟦إعلاناً⟧`) is an agreement.
fn is_signed(scan: &Scan<'_>, clause: &Clause, at: usize) -> bool {
    let signs = |t: usize| scan.hit(t).is_some_and(|hit| hit.frame() == Frame::Sign);
    let city = |mention: u32| scan.place_name(mention).is_some_and(|place| !place.is_country);
    let called = scan.hit(at).is_some_and(|hit| hit.lemma.name == "أعلن" && !hit.suffixed && !hit.article);
    // `إعلان ⟦صور⟧` is a declaration called after the city where it was made.
    if called && scan.mention_of.get(at + 1).copied().flatten().is_some_and(city) {
        return true;
    }
    let word = scan.hit(at).is_some_and(|hit| scan.has_cue(&hit.lemma.name, Cue::Declaration));
    let carried = clause.verb.and_then(|verb| scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Carry);
    let signed = clause.verb.filter(|verb| *verb < at).is_some_and(signs);
    word && (!carried && (at.saturating_sub(3)..at).any(signs) || signed)
}

/// `أقرّ النواب ⟦الوثيقة⟧`: people who approve a contract agree on it; a body that does so decides.
fn is_approved_by_people(scan: &Scan<'_>, phrases: &[Phrase], clause: &Clause, at: usize) -> bool {
    let Some(hit) = scan.hit(at) else { return false };
    let approves = hit.is_verb() && scan.has_cue(&hit.lemma.name, Cue::Approves) && clause.verb == Some(at);
    let contract = |t: usize| scan.hit(t).is_some_and(|hit| hit.word == Word::Noun && hit.frame() == Frame::Deal);
    // `النواب التونسيون` stand for their country and are people still.
    let person = |n: &usize| phrases[*n].kind == EntityKind::Person || phrases[*n].plural;
    let several = clause.subject.iter().all(person)
        && clause.subject.iter().any(|n| phrases[*n].plural || clause.subject.len() > 1);
    approves && several && (at + 1..clause.tokens.end).any(contract)
}

/// `مذكرة التفاهم`, `هذه الزيارة`, `مؤتمر الأمن`.
fn is_definite_compound(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    end > at + 1 && scan.is_definite(end - 1)
}

/// What speaks for the word at `at` naming an event, in log odds.
fn witnesses(scan: &Scan<'_>, phrases: &[Phrase], clause: &Clause, at: usize) -> Vec<Witness> {
    let Some(hit) = scan.hit(at) else { return Vec::new() };
    let named = |numbers: &[usize]| numbers.iter().any(|n| phrases[*n].mention.is_some());
    let dated = clause.tokens.clone().any(|t| scan.date_of[t].is_some());
    let mut found = vec![match hit.word {
        Word::Perfect => weights::TRIGGER_PERFECT,
        Word::Imperfect => weights::TRIGGER_IMPERFECT,
        Word::Participle => weights::TRIGGER_PARTICIPLE,
        Word::Noun => weights::TRIGGER_NOUN,
    }];
    let observations = [
        (hit.weak(), weights::TRIGGER_ORDINARY_WORD),
        (
            clause.verb == Some(at) && named(&clause.subject) && !clause.subject_inherited,
            weights::TRIGGER_NAMED_SUBJECT,
        ),
        (hit.tokens > 1 || !hit.lemma.with.is_empty(), weights::TRIGGER_COMPANION),
        (dated, weights::TRIGGER_DATED),
        (clause.scheduled, weights::TRIGGER_SCHEDULED),
        (scan.source.section(at) == Section::Headline, weights::TRIGGER_HEADLINE),
    ];
    found.extend(observations.into_iter().filter(|(holds, _)| *holds).map(|(_, witness)| witness));
    found.into_iter().map(|(name, weight)| Witness::new(name, weight)).collect()
}

fn is_event(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], number: usize, at: usize) -> bool {
    let Some(hit) = scan.hit(at) else { return false };
    let clause = &clauses[number];
    if scan.quoted[at]
        || is_byline(scan, at)
        || scan.source.section(at) == Section::Furniture
        || clause.unreal_from.is_some_and(|from| from < at) && !is_known(scan, at)
    {
        return false;
    }
    match hit.word {
        Word::Perfect | Word::Imperfect => {
            !clause.negated && is_told(scan, clauses, number, at) && has_actor(scan, phrases, clause, at)
        }
        Word::Noun => {
            let dated = || clause.tokens.clone().any(|t| scan.date_of[t].is_some());
            !is_denied(scan, clauses, number, at)
                && noun_counts(scan, phrases, clause, at)
                && (!is_ahead(scan, at) || dated())
        }
        Word::Participle => {
            let after_mark = at > 0 && (scan.is_mark(at - 1) || !scan.is_free(at - 1)) || hit.conjunction.is_some();
            let denied =
                at > 0 && (scan.cue(at - 1, Cue::Negation).is_some() || scan.cue(at - 1, Cue::Privative).is_some());
            // `سيؤكد ⟦مجدداً⟧ دعمه`: once again.
            let accusative = scan.normal(at).ends_with('ا') && !scan.is(at, Cue::AdjectiveToo);
            !denied
                && (after_mark || accusative)
                && (hit.frame() != Frame::Say || has_speaker(scan, phrases, clauses, number))
        }
    }
}

/// `⟦كتب⟧ – فلان:`: who wrote the page.
fn is_byline(scan: &Scan<'_>, at: usize) -> bool {
    let first = at == 0 || scan.is_mark(at - 1) || scan.source.tokens[at - 1].line != scan.source.tokens[at].line;
    let marked = at + 1 < scan.len() && matches!(scan.normal(at + 1), "-" | "–" | "—" | "ـ" | ":" | "/" | "|");
    first && marked && scan.is(at, Cue::Byline)
}

/// `لقاء مرتقب`, `القمة المقبلة`: still to come.
fn is_ahead(scan: &Scan<'_>, at: usize) -> bool {
    let Some(hit) = scan.hit(at).filter(|hit| hit.word == Word::Noun) else { return false };
    scan.is_free(at + hit.tokens) && scan.cue(at + hit.tokens, Cue::Ahead).is_some()
}

/// `التقى X Y على هامش ⟦القمة⟧`: what the event of the clause was held beside.
pub fn is_beside(scan: &Scan<'_>, trigger: &Trigger) -> bool {
    (trigger.at().saturating_sub(2)..trigger.at()).any(|t| scan.normal(t) == "هامش")
}

/// `خلال استقباله ⟦X⟧`, but not `كان في استقباله ⟦X⟧`, which is about him who was told of.
pub fn is_reception_of_another(scan: &Scan<'_>, trigger: &Trigger) -> bool {
    let awaits = trigger.at() > 0 && scan.normal(trigger.at() - 1) == "في";
    trigger.suffixed && trigger.frame == Frame::Receive && trigger.word == Word::Noun && !awaits
}

/// A definite noun, or one with a name of its own, names something that is there even where the clause only hopes
/// (`يأمل أن تنجح ⟦القمة⟧`, `يطالب بتنفيذ ⟦اتفاق صور⟧`).
fn is_known(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at).is_some_and(|hit| hit.word == Word::Noun && hit.article) || is_called_after_town(scan, at)
}

/// A perfect tells; an imperfect only in a headline, with a date, with س, as a plan, or as what goes on just now.
fn is_told(scan: &Scan<'_>, clauses: &[Clause], number: usize, at: usize) -> bool {
    let Some(hit) = scan.hit(at) else { return false };
    let clause = &clauses[number];
    if hit.needs_goal() && !goes_somewhere(scan, clause, at) {
        return false;
    }
    if hit.word == Word::Perfect {
        return true;
    }
    let dated = clause.tokens.clone().any(|t| scan.date_of[t].is_some());
    let headline = scan.source.section(at) == Section::Headline;
    match hit.frame() {
        Frame::Say => headline,
        Frame::Travel if clause.tokens.clone().any(|t| scan.cue(t, Cue::Now).is_some()) => true,
        Frame::Travel | Frame::Meet | Frame::Receive if opens_story(scan, clause, at) => true,
        _ => headline || clause.scheduled || dated || is_entry_of_chronicle(scan, clauses, number),
    }
}

/// `⟦يزور⟧ X صور …` at the very head of the text: news in the present.
fn opens_story(scan: &Scan<'_>, clause: &Clause, at: usize) -> bool {
    let body = (0..scan.len()).find(|t| scan.source.section(*t) == Section::Body);
    body == Some(at) && clause.verb == Some(at) && !clause.subject.is_empty() && !clause.subject_inherited
}

/// `⟦24 نوفمبر⟧: X يصل إلى …`: a list of days tells in the present what happened on each.
fn is_entry_of_chronicle(scan: &Scan<'_>, clauses: &[Clause], number: usize) -> bool {
    let sentence = |clause: &Clause| scan.source.sentence_of[clause.tokens.start];
    let own = sentence(&clauses[number]);
    let mut before = clauses[..number].iter().rev().take_while(|clause| sentence(clause) == own);
    before.any(|clause| {
        let last = clause.tokens.end - 1;
        clause.verb.is_none() && scan.normal(last) == ":" && clause.tokens.clone().any(|t| scan.date_of[t].is_some())
    })
}

/// Whether a place stands behind the verb.
fn goes_somewhere(scan: &Scan<'_>, clause: &Clause, at: usize) -> bool {
    (at + 1..clause.tokens.end)
        .any(|t| scan.mention_of[t].is_some_and(|m| scan.found.mentions[m as usize].kind == EntityKind::Place))
}

/// A verb of saying needs a speaker who is named somewhere, an ordinary word one of its own.
fn has_actor(scan: &Scan<'_>, phrases: &[Phrase], clause: &Clause, at: usize) -> bool {
    let Some(hit) = scan.hit(at) else { return false };
    let own = clause.verb == Some(at);
    let named = |numbers: &[usize]| numbers.iter().any(|n| phrases[*n].mention.is_some());
    let passed_on = clause.subject.iter().any(|n| is_outlet(scan, phrases, *n));
    let vague = (at + 1..(at + 3).min(clause.tokens.end)).any(|t| scan.cue(t, Cue::VagueSpeaker).is_some());
    if vague {
        return false;
    }
    if hit.frame() == Frame::Say && clause.tokens.clone().any(|t| scan.cue(t, Cue::Repeated).is_some()) {
        return false;
    }
    if hit.frame() == Frame::Say {
        // An ordinary word needs a speaker of its own, or what is said right behind it.
        let says = (at + 1..(at + 3).min(scan.len())).any(|t| scan.cue(t, Cue::Complement).is_some());
        let plain = !hit.weak() || !clause.subject_inherited || says && hit.conjunction.is_some();
        return own && plain && named(&clause.subject) && !passed_on;
    }
    if hit.weak() && hit.lemma.with.is_empty() {
        let told = named(&clause.subject) && !clause.subject_inherited || hit.suffixed && named(&clause.subject);
        // `فسمّى ⟦X⟧ رئيساً للوزراء`
        return own && (told || hit.lemma.patient && named(&clause.object));
    }
    true
}

/// A news outlet: the lexicon knows it, or what stands before its name says so.
pub fn is_outlet(scan: &Scan<'_>, phrases: &[Phrase], number: usize) -> bool {
    let phrase = &phrases[number];
    let named = || {
        phrase.tokens.clone().any(|t| splits(scan.normal(t)).iter().any(|split| scan.has_cue(split.stem, Cue::Outlet)))
    };
    phrase.kind == EntityKind::Organization && (phrase.mention.is_some_and(|m| scan.is_media(m)) || named())
}

/// `لم يصدر بيان`, `أي لقاء`, `قبل عقد اجتماع`.
fn is_denied(scan: &Scan<'_>, clauses: &[Clause], number: usize, at: usize) -> bool {
    let clause = &clauses[number];
    let near = at.saturating_sub(3).max(clause.tokens.start)..at;
    let said = |cue: Cue| near.clone().any(|t| scan.cue(t, cue).is_some());
    let unreal = said(Cue::Unreal) || at > 0 && scan.cue(at - 1, Cue::Privative).is_some();
    let definite = scan.hit(at).is_some_and(|hit| hit.article || hit.suffixed) || is_called_after_town(scan, at);
    let failed = !unreal && is_told_of(scan, clauses, number, at);
    let said = unreal || said(Cue::Negation);
    !definite && !failed && (said || clause.negated || is_invited_to(scan, clause, at))
}

/// `لم تنجح ⟦محادثات⟧ رعاها X أمس`: what describes the noun tells that it took place.
fn is_told_of(scan: &Scan<'_>, clauses: &[Clause], number: usize, at: usize) -> bool {
    const REACH: usize = 3;
    let clause = &clauses[number];
    let told = |verb: usize| scan.hit(verb).is_some_and(|hit| hit.word == Word::Perfect);
    let describes = |verb: &usize| {
        let near = *verb > at && *verb - at <= REACH && (at..*verb).all(|t| !scan.is_mark(t));
        near && told(*verb) && scan.hit(*verb).is_some_and(|hit| hit.suffixed)
    };
    let next = clauses.get(number + 1).filter(|next| next.opener == Opener::Relative && !next.negated);
    clause.verb.is_some_and(|verb| describes(&verb))
        || clause.negated && next.and_then(|next| next.verb).is_some_and(told)
}

/// `وجه الدعوة إلى X ⟦لزيارة⟧ Y`: what somebody is invited to.
fn is_invited_to(scan: &Scan<'_>, clause: &Clause, at: usize) -> bool {
    const REACH: usize = 12;
    let purpose = scan.hit(at).is_some_and(|hit| hit.preposition == Some('ل'));
    let invites = |t: usize| {
        scan.hit(t).is_some_and(|hit| matches!(hit.lemma.name.as_str(), "دعا" | "دعوة")) || scan.is(t, Cue::Invitation)
    };
    purpose && (at.saturating_sub(REACH).max(clause.tokens.start)..at).any(invites)
}

fn noun_counts(scan: &Scan<'_>, phrases: &[Phrase], clause: &Clause, at: usize) -> bool {
    let Some(hit) = scan.hit(at) else { return false };
    let end = at + hit.tokens;
    let owner = phrases_in(phrases, &(end..end + 1))
        .any(|(_, p)| p.relation == Relation::Construct || p.kind != EntityKind::Place);
    let named = |numbers: &[usize]| numbers.iter().any(|n| phrases[*n].mention.is_some());
    if hit.frame() == Frame::Say {
        // Nouns of saying are also ordinary nouns (`تهديد`, `رفض`): a speaker must own them.
        return owner
            || hit.suffixed && named(&clause.subject)
            || hit.article && hit.number == Number::One && named(&clause.subject);
    }
    if hit.frame() == Frame::Decide && !hit.lemma.with.is_empty() {
        // An action (`خفض`, `إغلاق`) is a decision where a body decides it.
        let decided = clause.verb.and_then(|verb| scan.hit(verb)).is_some_and(|verb| verb.frame() == Frame::Decide);
        return owner || decided;
    }
    if hit.needs_goal() && !goes_somewhere(scan, clause, at) {
        return false;
    }
    if hit.frame() == Frame::Deal && hit.weak() && !hit.article && !is_concluded(scan, clause, at) {
        return false;
    }
    // `عقد اجتماع`: the holding of a meeting, no contract.
    if hit.frame() == Frame::Deal && hit.weak() && !hit.article && is_holding(scan, at) {
        return false;
    }
    // `مجموعة ⟦الاتصال⟧`, `قنوات ⟦الاتصال⟧`
    if hit.frame() == Frame::Call && hit.article && at > 0 && scan.is(at - 1, Cue::OfContact) {
        return false;
    }
    if hit.lemma.name == "وثيقة" && hit.article && is_adjective(scan, at) {
        return false;
    }
    if hit.number == Number::Many && goes_on(scan, at) {
        return false;
    }
    let bare = !hit.article && !hit.suffixed && hit.tokens == 1;
    let dated = || clause.tokens.clone().any(|t| scan.date_of[t].is_some());
    if hit.number == Number::Many && hit.suffixed && matches!(hit.frame(), Frame::Call | Frame::Meet) {
        return dated();
    }
    if hit.number == Number::Many
        && bare
        && matches!(hit.frame(), Frame::Deal | Frame::Address | Frame::Decide | Frame::Call)
    {
        return owner || dated();
    }
    true
}

/// `عقد أول اجتماع`, `المقرر عقدها`: the holding of a meeting, no contract; `عقود من الصراع`: tens of years.
fn is_holding(scan: &Scan<'_>, at: usize) -> bool {
    const REACH: usize = 2;
    let Some(hit) = scan.hit(at) else { return false };
    let meets = |t: usize| {
        scan.hit(t).is_some_and(|next| next.word == Word::Noun && matches!(next.frame(), Frame::Meet | Frame::Gather))
    };
    let nth = |t: usize| scan.ordinal(t).is_some() || scan.normal(t) == "اول";
    let held = meets(at + 1) || (at + 1..at + REACH).all(nth) && meets(at + REACH);
    let planned = hit.suffixed && at > 0 && scan.is(at - 1, Cue::Described);
    let decades = hit.number == Number::Many && scan.cue(at + 1, Cue::From).is_some();
    held || planned || decades
}

/// `مقابلة مع صحيفة X`, `لقاء مع صحافيين`: an occasion of saying.
fn is_interview(scan: &Scan<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let Some(hit) = scan.hit(at).filter(|hit| hit.word == Word::Noun && hit.frame() == Frame::Meet) else {
        return false;
    };
    let next = at + hit.tokens;
    let with = scan.cue(next, Cue::With).is_some() && hit.number != Number::Many;
    let press = |t: usize| {
        scan.is(t, Cue::Reporters)
            || scan.cue_behind_clitics(t, Cue::Outlet)
            || scan.mention_of[t].is_some_and(|mention| scan.is_media(mention))
    };
    let behind = (next + 1..(next + 1 + REACH).min(scan.len())).take_while(|t| !scan.is_mark(*t) && !scan.is_verb(*t));
    with && { behind }.take(2).any(press)
}

/// `العلاقات الثنائية ⟦الوثيقة⟧`: behind a definite feminine noun that is no office and no party.
fn is_adjective(scan: &Scan<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1).filter(|t| scan.is_free(*t) && scan.is_definite(*t)) else { return false };
    let feminine = ["ه", "ات"].iter().any(|end| scan.normal(noun).ends_with(end));
    let signed =
        noun.checked_sub(1).and_then(|t| scan.hit(t)).is_some_and(|hit| hit.lemma.kind == Some(EventKind::Agreement));
    feminine && !signed && !scan.is_function_word(noun) && scan.hit(noun).is_none()
}

/// `مواصلة ⟦الاتصالات⟧ و⟦اللقاءات⟧`, `⟦الزيارات⟧ المتبادلة`: a course that is kept up, no single occasion.
fn goes_on(scan: &Scan<'_>, at: usize) -> bool {
    const JOINED: usize = 2;
    if at + 1 < scan.len() && scan.cue(at + 1, Cue::Course).is_some() {
        return true;
    }
    (at.saturating_sub(JOINED)..at).rev().take_while(|t| !scan.is_mark(*t)).any(|t| {
        let joined = t + 1 == at || scan.hit(at).is_some_and(|hit| hit.conjunction.is_some());
        joined && scan.cue_behind_clitics(t, Cue::Course)
    })
}

/// `وقّعا ⟦عقداً⟧`, `إبرام ⟦وثيقة⟧`, `أُبرم ⟦عقد⟧`: an ordinary word (`ستة ⟦عقود⟧`) is a contract where someone concludes it.
fn is_concluded(scan: &Scan<'_>, clause: &Clause, at: usize) -> bool {
    let concludes =
        |t: usize| scan.hit(t).is_some_and(|hit| matches!(hit.frame(), Frame::Sign | Frame::Carry | Frame::Decide));
    clause.verb.is_some_and(concludes)
        || (at.saturating_sub(weights::CONCLUDING_REACH)..at)
            .any(|t| scan.hit(t).is_some_and(|hit| matches!(hit.frame(), Frame::Sign | Frame::Deal)))
}

/// Someone speaks in this clause or in the one it hangs on.
fn has_speaker(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], number: usize) -> bool {
    !speaker(scan, phrases, clauses, number).is_empty()
}

/// Who speaks a participle of saying: the subject of the nearest clause that is not itself what is said.
pub fn speaker(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], number: usize) -> Vec<usize> {
    let sentence = scan.source.sentence_of[clauses[number].tokens.start];
    for clause in clauses[..=number].iter().rev() {
        if scan.source.sentence_of[clause.tokens.start] != sentence {
            break;
        }
        if clause.verb.is_some_and(|verb| scan.quoted[verb]) {
            continue;
        }
        let embedded = matches!(clause.opener, Opener::Complement | Opener::Relative);
        let says = clause.verb.and_then(|v| scan.hit(v)).is_some_and(|hit| hit.frame() == Frame::Say);
        if !clause.subject.is_empty()
            && (!embedded || says)
            && clause.subject.iter().any(|n| phrases[*n].mention.is_some())
        {
            return clause.subject.clone();
        }
    }
    Vec::new()
}
