//! The bare noun phrases of a clause, weighed as subject and as object of its verb.
//!
//! Arabic puts the subject behind its verb or, in headlines and topics, before it; the verb agrees with it in gender and, where the subject
//! comes first, in number. Case shows on duals and sound plurals alone: `الرئيسان` can be a subject, `الرئيسين` cannot.

use std::ops::Range;

use super::group::kind_of_group;
use super::{Clause, Ends, Opener, follows_unknown_verb, group, pair_before, phrases_in};
use crate::arabic::lexicon::{Cue, Frame, Number, TriggerAnalysis, Word};
use crate::arabic::{Token, TokenKind};
use crate::base::EntityKind;
use crate::extract::events::phrase::{Phrase, Relation, describing};
use crate::extract::events::scan::Scan;
use crate::extract::events::trigger::is_outlet;
use crate::extract::events::weights;

/// So many tokens behind the head of a clause, particle and verb, its subject may begin.
pub(super) const UNKNOWN_VERB_WITHIN: usize = 2;

/// The last clauses whose subject a later clause without one may take over.
#[derive(Default)]
pub(super) struct Speakers {
    any: Option<usize>,
    /// Of those, the last that is neither what is said nor a relative clause.
    main: Option<usize>,
    /// The last main clause without a verb that is known, and the first phrase in it that can act: `أخفق ⟦X⟧ حين زار …`.
    topic: Option<(usize, usize)>,
    /// The last main clause in which a news outlet speaks for itself.
    outlet: Option<usize>,
}

impl Speakers {
    /// Notes a clause whose subject is settled.
    pub(super) fn pass(&mut self, scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], at: usize) {
        let clause = &clauses[at];
        let quoted = clause.verb.is_some_and(|verb| scan.quoted[verb]);
        let main = !matches!(clause.opener, Opener::Complement | Opener::Relative) && !quoted;
        let named = !clause.subject.is_empty() && !clause.subject_inherited && !clause.tokens.is_empty();
        let by_outlet = clause.subject.iter().any(|n| is_outlet(scan, phrases, *n));
        if named && main && by_outlet {
            self.outlet = Some(at);
        }
        if named && !by_outlet {
            self.any = Some(at);
            if main {
                self.main = Some(at);
            }
        }
        if clause.verb.is_none() && main {
            let bare = |p: &Phrase| p.relation == Relation::Bare || follows_unknown_verb(clause, p);
            let acts = |n: usize, p: &Phrase| match p.kind {
                EntityKind::Person => bare(p) && p.mention.is_some(),
                EntityKind::Organization => bare(p) && p.mention.is_some() && !is_outlet(scan, phrases, n),
                EntityKind::Place | EntityKind::Equipment => false,
            };
            let first = phrases_in(phrases, &clause.tokens).find(|(n, p)| acts(*n, p));
            self.topic = first.map(|(number, _)| (at, number)).or(self.topic);
        }
    }
}

/// Finds subject and object of the clause at `at`; those before it are settled.
pub(super) fn find_arguments(
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
    let mut bare = candidates(scan, phrases, &tokens, verb, hit);
    let unnamed = names_nobody(scan, phrases, verb);
    if unnamed {
        bare.retain(|(_, number)| phrases[*number].tokens.start > verb + 1);
    }
    let given = bare.iter().position(|(_, one)| hit.lemma.patient && is_given_office(scan, &phrases[*one], verb));
    if let Some(given) = given {
        // `انتخب القادة ⟦X⟧ رئيساً`: who stands before him gives it, though he may have no name.
        let giver = bare[..given].iter().map(|(_, number)| *number).next();
        clauses[at].object = group(phrases, bare[given].1);
        clauses[at].subject = match giver {
            Some(giver) => group(phrases, giver),
            None => inherited_subject(scan, phrases, ends, speakers, clauses, at),
        };
        clauses[at].subject_inherited = giver.is_none();
        return;
    }
    let best = bare
        .iter()
        .copied()
        .filter(|(score, _)| *score > weights::SUBJECT_THRESHOLD && !unnamed)
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
    let affected = |number: &usize| {
        let phrase = &phrases[*number];
        // `رداً على اتفاق ⟦X⟧`: the place in a construct belongs to its noun.
        let owned = phrase.kind == EntityKind::Place && phrase.relation == Relation::Construct;
        !subject.contains(number) && phrase.tokens.start > verb && !owned
    };
    let object = bare.iter().map(|(_, number)| *number).find(affected);
    let object = object.map(|number| group(phrases, number)).unwrap_or_default();
    if is_passive(scan, verb) {
        clauses[at].object = subject;
        return;
    }
    clauses[at].object = object;
    clauses[at].subject_inherited = subject.is_empty();
    clauses[at].subject = if subject.is_empty() && !unnamed {
        inherited_subject(scan, phrases, ends, speakers, clauses, at)
    } else {
        subject
    };
}

/// `… بعد إنهاء ⟦X⟧`: the phrase is the second part of a construct that a preposition of time or cause governs.
fn hangs_on_adverbial(scan: &Scan<'_>, phrase: &Phrase, verb: usize) -> bool {
    const PRONOUNS: [&str; 4] = ["هم", "ها", "هما", "هن"];
    let Some(preposition) = phrase.tokens.start.checked_sub(2).filter(|t| *t > verb) else { return false };
    let noun = preposition + 1;
    let adverbial = [Cue::From, Cue::OtherPreposition].iter().any(|cue| scan.cue(preposition, *cue) == Some(1));
    let owned = PRONOUNS.iter().any(|end| scan.normal(noun).ends_with(end));
    adverbial && !owned && scan.hit(noun).is_none() && !scan.is_bare_office(noun)
}

/// `أفاد مصدر مطلع`, `وافق 72 نائباً`: directly behind the verb stands who acts, and no name.
fn names_nobody(scan: &Scan<'_>, phrases: &[Phrase], verb: usize) -> bool {
    let first = verb + 1;
    if first >= scan.len() || !scan.is_free(first) || phrases.iter().any(|p| p.tokens.start == first) {
        return false;
    }
    let counted = scan.source.tokens[first].kind == TokenKind::Number
        && scan.is_free(first + 1)
        && scan.source.tokens.get(first + 1).is_some_and(Token::is_word);
    // `بث ⟦التلفزيون الرسمي⟧`: an outlet without its name.
    let outlet = scan.is_definite(first)
        && scan.normal(first).strip_prefix("ال").is_some_and(|stem| scan.has_cue(stem, Cue::Outlet));
    // `أشار محامٍ إلى أن`, `قال صانعو السياسات إن`: some person, or a plural in a construct.
    let indefinite = scan.source.tokens[first].is_word()
        && !scan.is_definite(first)
        && !scan.is_function_word(first)
        && scan.hit(first).is_none()
        && !scan.normal(first).ends_with('ا');
    let said = (first + 1..(first + 4).min(scan.len())).find(|t| scan.cue(*t, Cue::Complement).is_some());
    let unknown = said.is_some_and(|said| {
        let say = scan.hit(verb).is_some_and(|hit| hit.frame() == Frame::Say);
        let nobody = !phrases.iter().any(|p| (first..said).contains(&p.tokens.start));
        let undated = (first..said).all(|t| scan.date_of[t].is_none());
        say && indefinite && nobody && undated && scan.source.sentence_of[said] == scan.source.sentence_of[first]
    });
    // `أفاد بيان …`, `أضاف مدير عام الهيئة …`: a paper, and an office of which no holder is known.
    let paper = scan.hit(verb).is_some_and(|hit| hit.frame() == Frame::Say)
        && scan.hit(first).is_some_and(|hit| {
            hit.word == Word::Noun && hit.frame() == Frame::Address && !hit.suffixed && !hit.article
        });
    let office = scan.is_bare_office(first) && !scan.is_definite(first) && !scan.is_function_word(first);
    unknown
        || paper
        || office
        || counted
        || outlet
        || scan.cue(first, Cue::Officials).is_some()
        || scan.cue(first, Cue::VagueSpeaker).is_some()
}

/// `سمّى ⟦X⟧ رئيساً للوزراء`: whom an office in the accusative follows is appointed to it.
fn is_given_office(scan: &Scan<'_>, phrase: &Phrase, verb: usize) -> bool {
    let behind = phrase.tokens.end;
    let accusative = |t: usize| scan.normal(t).ends_with('ا') || scan.normal(t).ends_with("اً");
    let office = scan.is_free(behind.min(scan.len() - 1)) && scan.is_bare_office(behind);
    let stem = scan.normal(behind).strip_suffix('ا').is_some_and(|stem| scan.is_office_stem(stem));
    phrase.tokens.start > verb && (office && accusative(behind) || stem)
}

/// The bare groups of a clause by their first phrase, each with its score as the subject of the verb.
fn candidates(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    tokens: &Range<usize>,
    verb: usize,
    hit: &TriggerAnalysis<'_>,
) -> Vec<(f32, usize)> {
    let first = phrases_in(phrases, tokens).map(|(number, _)| number).next();
    phrases_in(phrases, tokens)
        .filter(|(number, phrase)| !phrase.joined || first == Some(*number))
        .filter_map(|(number, _)| Some((subject_score(scan, phrases, number, verb, hit)?, number)))
        .collect()
}

/// How well a phrase and those joined to it fit as the subject of the verb; `None` where they cannot be that or an object.
fn subject_score(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    number: usize,
    verb: usize,
    hit: &TriggerAnalysis<'_>,
) -> Option<f32> {
    let phrase = &phrases[number];
    // Broken text: a trigger between a name and what describes it.
    if phrase.tokens.contains(&verb) {
        return None;
    }
    let plural = phrase.plural || group(phrases, number).len() > 1;
    let before = phrase.tokens.end <= verb;
    let distance = if before { verb - phrase.tokens.end } else { phrase.tokens.start - verb };
    // The place behind a verb of travel is its goal; words that stand for somebody of a country are none.
    let somebody =
        phrase.tokens.clone().all(|t| scan.mention_of[t] != phrase.mention) && scan.is_bare_office(phrase.tokens.start);
    let goal = phrase.kind == EntityKind::Place && hit.frame() == Frame::Travel && !before && !somebody;
    // `قبل استقالة ⟦X⟧`: the noun that makes the verb a decision is its object, with all that hangs on it.
    let of_object = phrase.relation == Relation::Construct && !before && distance > 1 && !hit.lemma.with.is_empty();
    // `بعد أقل من يوم من إنهاء ⟦X⟧ زيارته`: what hangs on a noun behind a preposition is no party of the verb.
    let governed = phrase.relation == Relation::Construct && !before && hangs_on_adverbial(scan, phrase, verb);
    // `خلال استقباله ⟦X⟧`: behind a verbal noun with its subject as a pronoun stands its object.
    let of_noun = !before && distance > 1 && {
        let noun = scan.hit(phrase.tokens.start - 1);
        noun.is_some_and(|noun| noun.suffixed && matches!(noun.frame(), Frame::Receive | Frame::Meet))
    };
    // `نُصبت في صور جنوب ⟦لبنان⟧`: a direction and its place are an adverbial.
    let direction = phrase.kind == EntityKind::Place && !before && phrase.tokens.start > 0 && {
        let at = if phrase.tokens.len() > 1 { phrase.tokens.start } else { phrase.tokens.start - 1 };
        at > verb && scan.is_free(at) && scan.cue(at, Cue::Direction).is_some()
    };
    // `التقى X بمقر ⟦الوزارة⟧ Y`: where they met.
    let seat = phrase.relation == Relation::Construct && !before && {
        let near = phrase.tokens.start.saturating_sub(2).max(verb + 1)..phrase.tokens.start;
        near.rev().take_while(|t| scan.is_free(*t)).any(|t| scan.cue_behind_clitics(t, Cue::Premises))
    };
    if seat || phrase.kind == EntityKind::Equipment || goal || of_object || of_noun || governed || direction {
        return None;
    }
    let mut score = match phrase.relation {
        Relation::Bare => weights::SUBJECT_BARE,
        Relation::Construct => weights::SUBJECT_CONSTRUCT,
        _ => return None,
    };
    score -= weights::SUBJECT_DISTANCE * distance as f32;
    if before {
        score += if hit.number == Number::One { weights::SUBJECT_BEFORE } else { weights::SUBJECT_BEFORE_DUAL };
        if distance == 0 && hit.conjunction.is_none() {
            score += weights::SUBJECT_DIRECTLY_BEFORE;
        } else if follows_particle(scan, phrase) {
            score += weights::SUBJECT_BEHIND_PARTICLE;
        }
    } else if hit.number != Number::One {
        score += weights::SUBJECT_AFTER_DUAL;
    }
    if hit.number != Number::One && !plural {
        score += weights::SUBJECT_NUMBER;
    }
    let acts = phrase.kind == EntityKind::Person || phrase.kind == EntityKind::Organization;
    // `استدعت ⟦X⟧ سفيرها`: a place directly behind the verb, with no preposition, acts as its government.
    let governs = !before && distance == 1;
    if !acts && hit.frame() != Frame::Host && !governs {
        score += weights::SUBJECT_PLACE;
    }
    // Behind أن the subject before the verb is accusative.
    if !before && is_oblique(scan, phrase) {
        score += weights::SUBJECT_OBLIQUE;
    }
    score += agreement(scan, phrase, hit, distance);
    if phrase.mention.is_none() {
        score += weights::SUBJECT_UNNAMED;
    }
    Some(score)
}

/// `يُذكر أن ⟦الأمين العام، X،⟧ عيّن Y`: behind أنّ stands who the clause tells of.
fn follows_particle(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let particle = phrase.tokens.start.checked_sub(1);
    phrase.kind != EntityKind::Place && particle.is_some_and(|t| scan.cue(t, Cue::Complement) == Some(1))
}

/// Whether the first word of a phrase is a dual or sound plural in accusative or genitive: `الأميرين`, `وزيري الخارجية والدفاع`.
fn is_oblique(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let head = phrase.tokens.start;
    if !scan.is_free(head) {
        return false;
    }
    let word = describing(scan.normal(head));
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let absolute =
        bare.strip_suffix("ين").is_some_and(|stem| scan.is_office_stem(stem) || scan.cue(head, Cue::Group).is_some());
    absolute || bare.strip_suffix('ي').is_some_and(|stem| scan.is_office_stem(stem))
}

/// What the gender of verb and noun says of the one being the other's subject.
fn agreement(scan: &Scan<'_>, phrase: &Phrase, verb: &TriggerAnalysis<'_>, distance: usize) -> f32 {
    match gender(scan, phrase) {
        Some(Gender::Masculine) if verb.feminine => weights::SUBJECT_OTHER_GENDER,
        // A masculine verb may stand before a feminine noun that is not next to it.
        Some(Gender::Feminine) if !verb.feminine && distance <= 1 => weights::SUBJECT_OTHER_GENDER,
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
        EntityKind::Person
            if scan.is_office_stem(bare) && scan.is_free(head) && !scan.has_cue(bare, Cue::EitherGender) =>
        {
            Some(if bare.ends_with('ه') { Gender::Feminine } else { Gender::Masculine })
        }
        EntityKind::Organization
            if bare.ends_with('ه') || bare.ends_with("ات") || scan.has_cue(bare, Cue::Feminine) =>
        {
            Some(Gender::Feminine)
        }
        // `دعا ⟦إيران⟧ إلى …`: countries and cities are feminine, but for some.
        EntityKind::Place => {
            let place = phrase.mention.filter(|_| !scan.is_free(head)).and_then(|mention| scan.place_name(mention))?;
            let named = !place.is_site && place.country.is_some() && !scan.is_definite(head);
            (named && !scan.has_cue(word, Cue::MasculinePlace)).then_some(Gender::Feminine)
        }
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
        if antecedent.is_none() && is_of_unnamed_noun(scan, clause) {
            return person_agreeing(scan, phrases, clause).into_iter().collect();
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
    // `قالت وكالة … ⟦وأوضحت⟧ أن …`: the outlet goes on speaking.
    let feminine = clause
        .verb
        .and_then(|verb| scan.hit(verb))
        .is_some_and(|hit| hit.feminine && hit.frame() == Frame::Say && hit.number == Number::One);
    if let Some(outlet) = speakers.outlet.filter(|outlet| feminine && Some(*outlet) > speakers.main) {
        return clauses[outlet].subject.clone();
    }
    // `… التي استهلها من Y حيث حضر …`: of whoever the clause directly before tells.
    if scan.normal(clause.tokens.start) == "حيث"
        && let Some(before) = at.checked_sub(1).map(|before| &clauses[before])
        && !before.subject.is_empty()
        && scan.source.sentence_of[before.tokens.start] == scan.source.sentence_of[clause.tokens.start]
    {
        return before.subject.clone();
    }
    if let Some((before, first)) = speakers.topic
        && Some(before) > speakers.main
        && scan.source.sentence_of[clauses[before].tokens.start] == scan.source.sentence_of[clause.tokens.start]
    {
        return group(phrases, first);
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

/// `أولى الدول التي ⟦أغلقت⟧ …`: a relative clause whose verb has the noun before it, which names nobody, as its subject.
fn is_of_unnamed_noun(scan: &Scan<'_>, clause: &Clause) -> bool {
    const RESUMED_WITHIN: usize = 3;
    let start = clause.tokens.start;
    let (Some(verb), Some(before)) = (clause.verb, start.checked_sub(1)) else { return false };
    let noun = if matches!(scan.normal(before), "،" | ",") { before.checked_sub(1) } else { Some(before) };
    let Some(noun) = noun.filter(|t| scan.is_free(*t) && scan.is_definite(*t)) else { return false };
    let pronoun = scan.cue(start, Cue::Relative).is_some();
    let suffixed = scan.hit(verb).is_some_and(|hit| hit.suffixed) || is_passive(scan, verb);
    // A pronoun behind the verb (`التي قام بها`, `الذي عقد خلاله`) stands for the noun.
    let behind = verb + 1..(verb + 1 + RESUMED_WITHIN).min(clause.tokens.end);
    let resumed = behind.into_iter().any(|t| {
        let word = scan.normal(t);
        let preposition = ["ها", "ه", "هما"]
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .any(|stem| scan.has_cue(stem, Cue::Resumed));
        scan.is_free(t) && preposition
    });
    pronoun && verb == start + 1 && scan.hit(noun).is_none() && !suffixed && !resumed
}

/// `التقى X مبعوث الأمم المتحدة ⟦الذي⟧ يزور …`: a masculine pronoun behind a feminine noun means the man named before it.
fn person_agreeing(scan: &Scan<'_>, phrases: &[Phrase], clause: &Clause) -> Option<usize> {
    let start = clause.tokens.start;
    let noun = start.checked_sub(1)?;
    let masculine = matches!(scan.normal(start), "الذي");
    let feminine = ["ه", "ات"].iter().any(|end| scan.normal(noun).ends_with(end));
    let sentence = scan.source.sentence_of[start];
    let until = phrases.partition_point(|p| p.tokens.start < start);
    let mut before = (0..until).rev().take_while(|n| scan.source.sentence_of[phrases[*n].tokens.start] == sentence);
    before.find(|n| {
        let phrase = &phrases[*n];
        masculine && feminine && !phrase.inner && phrase.kind == EntityKind::Person && phrase.mention.is_some()
    })
}

/// The vowel signs of a passive: ضمة on the first letter.
fn is_passive(scan: &Scan<'_>, verb: usize) -> bool {
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
