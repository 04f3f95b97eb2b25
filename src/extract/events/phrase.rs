//! Names and references → noun phrases: each with its head (`وزير الدفاع التركي يشار …`), the preposition that governs it, and the
//! phrases it is joined to with و.

use std::ops::Range;

use super::apposition::{absorb_appositions, describe_in_apposition, title_before_comma};
use super::identity::Identities;
use super::reference::{add_references, add_unnamed_subjects, stand_for_countries};
use super::scan::Scan;
use crate::arabic::lexicon::Cue;
use crate::arabic::{is_mark, original_offset, splits};
use crate::base::EntityKind;

/// How a phrase hangs on its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// No preposition: subject or object.
    Bare,
    /// Second part of a construct behind a noun: `زيارة ⟦X⟧`.
    Construct,
    With,
    Between,
    By,
    To,
    From,
    In,
    /// `بحضور`, `بمشاركة`, `إلى جانب`.
    Presence,
    /// `برئاسة`.
    Presided,
    /// `باسم`, `نيابة عن`: not there himself.
    Behalf,
    /// `من قبل`, `من طرف`: who acts behind a passive verb.
    Agent,
    /// Any other preposition: no participant.
    Other,
}

/// One noun phrase.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The mention it stands for; `None` where the text names no one (`الجانبان`, an office whose holder is not known).
    pub mention: Option<u32>,
    pub kind: EntityKind,
    /// From its head to its last token.
    pub tokens: Range<usize>,
    pub relation: Relation,
    /// Joined to the phrase before it with و.
    pub joined: bool,
    /// Part of another phrase's title: `وزير خارجية ⟦هولندا⟧ …`.
    pub inner: bool,
    /// Stands for several (`وزيرا`, `الجانبان`).
    pub plural: bool,
}

/// All phrases of the document in text order.
pub fn phrases(scan: &Scan<'_>, identities: &mut Identities) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut inner = vec![false; scan.found.mentions.len()];
    let first_token = first_tokens(scan);
    for (number, mention) in scan.found.mentions.iter().enumerate() {
        let Some(first) = first_token[number] else { continue };
        let length = scan.mention_of[first..].iter().take_while(|m| **m == scan.mention_of[first]).count();
        let head = first_office(scan, number, head_of(scan, number, first, &mut inner), &mut inner);
        if mention.kind == EntityKind::Person {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            describe(scan, identities, number, head..first);
        }
        phrases.push(Phrase {
            mention: u32::try_from(number).ok(),
            kind: mention.kind,
            tokens: head..first + length,
            relation: Relation::Bare,
            joined: false,
            inner: false,
            plural: false,
        });
    }
    for phrase in &mut phrases {
        phrase.inner = phrase.mention.is_some_and(|mention| inner[mention as usize]);
    }
    describe_in_apposition(scan, &phrases, identities);
    for role in scan.found.roles {
        if let Some(country) = role.of.as_ref().and_then(|of| scan.country_of(of)) {
            identities.place_in(role.person, country);
        }
    }
    add_references(scan, &mut phrases, identities);
    add_unnamed_subjects(scan, &mut phrases);
    stand_for_countries(scan, &mut phrases, identities);
    phrases.sort_by_key(|phrase| (phrase.tokens.start, phrase.tokens.end));
    absorb_appositions(scan, &mut phrases);
    relate(scan, &mut phrases);
    phrases
}

/// Notes the words before a name as what the person is called by.
fn describe(scan: &Scan<'_>, identities: &mut Identities, person: u32, before: Range<usize>) {
    let honorific = |t: usize| scan.cue(t, Cue::Honorific).is_some() && scan.normal(t) != "الرييس";
    let words: Vec<&str> = before.clone().map(|token| describing(scan.normal(token))).collect();
    identities.describe(person, &words.join(" "));
    let country = before.clone().filter(|t| scan.is_free(*t)).find_map(|t| scan.nisba(t));
    if let Some(country) = country {
        identities.place_in(person, country);
    } else if before.clone().all(|t| scan.mention_of[t].is_none()) {
        let office = before.clone().filter(|t| !scan.is_mark(*t) && !honorific(*t));
        let office: Vec<&str> = office.map(|t| describing(scan.normal(t))).collect();
        identities.call_plainly(person, &office.join(" "));
    }
    // `X ونظيره اليمني، Y`: the office of the one is that of the other.
    let Some(head) = before.clone().next().filter(|head| is_counterpart(describing(scan.normal(*head)))) else {
        return;
    };
    let other = (0..head)
        .rev()
        .filter_map(|t| scan.mention_of[t])
        .find(|m| scan.found.mentions[*m as usize].kind == EntityKind::Person);
    let titles: Vec<String> =
        other.map(|other| identities.titles_of(other)).unwrap_or_default().into_iter().map(str::to_owned).collect();
    titles.iter().for_each(|title| identities.describe(person, title));
}

/// `نظيره`, `نظيرتها`: who holds the same office.
pub(super) fn is_counterpart(word: &str) -> bool {
    let end = word.strip_prefix("نظير").or_else(|| word.strip_prefix("النظير"));
    end.is_some_and(|end| matches!(end, "ه" | "ها" | "هم" | "هما" | "ته" | "تها"))
}

/// The first token of the first office that belongs to a name whose words go back to `head`: `نائب رئيس الوزراء ووزير الخارجية ⟦X⟧`,
/// `النائب الأول للرئيس ⟦X⟧`.
fn first_office(scan: &Scan<'_>, number: usize, head: usize, inner: &mut [bool]) -> usize {
    let tokens = &scan.source.tokens;
    let start = scan.found.mentions[number].range.start;
    let person = |mention: u32| scan.found.mentions.get(mention as usize).is_some_and(|m| m.kind == EntityKind::Person);
    let own = scan.found.roles.iter().filter(|role| role.person as usize == number && role.range.end <= start);
    let offices = own.map(|role| tokens.partition_point(|token| token.range.end <= role.range.start));
    let joined = |at: &usize| {
        let between = *at..head;
        tokens[*at].line == tokens[head].line && between.clone().all(|t| !scan.mention_of[t].is_some_and(person))
    };
    let Some(first) = offices.filter(|first| *first < head).filter(joined).min() else { return head };
    for mention in (first..head).filter_map(|t| scan.mention_of[t]) {
        inner[mention as usize] = true;
    }
    first
}

/// For each mention the first token that belongs to it.
fn first_tokens(scan: &Scan<'_>) -> Vec<Option<usize>> {
    let mut first = vec![None; scan.found.mentions.len()];
    for (token, mention) in scan.mention_of.iter().enumerate() {
        if let Some(mention) = mention {
            first[*mention as usize].get_or_insert(token);
        }
    }
    first
}

/// A word as it describes someone: without proclitics.
pub(super) fn describing(normal: &str) -> &str {
    let open = splits(normal).iter().find(|split| split.article).map(|split| split.stem);
    open.unwrap_or_else(|| normal.strip_prefix('و').filter(|rest| rest.chars().count() > 3).unwrap_or(normal))
}

/// The first token of the phrase that ends in this mention: titles, ranks and classifiers before a name belong to it.
fn head_of(scan: &Scan<'_>, number: usize, first: usize, inner: &mut [bool]) -> usize {
    let mention = &scan.found.mentions[number];
    if has_proclitic(scan, first, mention.range.start) {
        return first;
    }
    let line = scan.source.tokens[first].line;
    let person = mention.kind == EntityKind::Person;
    let mut head = first;
    let mut at = first;
    let mut crossed: Vec<u32> = Vec::new();
    // A place's phrase goes back to a word for its sort (`العاصمة التركية ⟦أنقرة⟧`), not over `زيارة الرئيس اليمني ⟦جدة⟧`.
    let mut sort = first;
    while at > 0 && scan.source.tokens[at - 1].line == line {
        let before = at - 1;
        if scan.date_of[before].is_some() {
            break;
        }
        if let Some(other) = scan.mention_of[before] {
            let kind = scan.found.mentions[other as usize].kind;
            if !person || kind == EntityKind::Person || crossed.len() == 2 {
                break;
            }
            if !crossed.contains(&other) {
                crossed.push(other);
            }
            at = before;
            if has_proclitic(scan, before, scan.found.mentions[other as usize].range.start) {
                // للأمم, بوزارة: only a title goes on before it.
                if before == 0 || !(is_office(scan, before - 1) || scan.is_definite(before - 1)) {
                    break;
                }
            }
            continue;
        }
        if scan.is_mark(before) {
            if scan.is_quote(before) || scan.normal(before) == "-" && !scan.source.tokens[before].spaced {
                at = before;
                continue;
            }
            break;
        }
        // `وزير الخارجية بالوكالة ⟦X⟧`: how the office is held.
        if person && scan.is(before, Cue::Acting) {
            at = before;
            continue;
        }
        let office = is_office(scan, before);
        let definite = scan.is_definite(before);
        let classifier = scan.is_classifier(before);
        let noun_trigger = scan.hit(before).is_some_and(|hit| hit.lemma.kind.is_some() && !office);
        if noun_trigger || scan.cue(before, Cue::Group).is_some() && !office || scan.is_preposition(before) && !office {
            break;
        }
        // Left of the first word of a construct (`مستشار الوزير …`) only another title goes on: not `من الجانب الآخر ⟦مستشار …⟧`.
        let honorific = scan.cue(before, Cue::Honorific).is_some();
        let construct = head < first && scan.is_bare_office(head) && !scan.is_definite(head);
        if construct && !office && !honorific {
            break;
        }
        // `رئيس المكتب السياسي لحركة ⟦X⟧ ⟦Y⟧`, `مدير مطار ⟦X⟧ ⟦Y⟧`: of a person's title only with an office before it.
        if person && classifier && !office && !definite && !honorific && head == first {
            at = before;
            continue;
        }
        if office || definite || classifier || honorific {
            at = before;
            head = before;
            if classifier {
                sort = before;
            }
            let cut = splits(scan.normal(before))
                .iter()
                .find(|split| !split.is_bare() && (split.article || is_known_stem(scan, before)));
            if cut.is_some() && starts_with_clitic(scan, before) {
                break;
            }
            continue;
        }
        // A word of the field in a title (`وزير ⟦خارجية⟧ …`, `رئيس ⟦حكومة⟧ …`): only where a title stands before it.
        if person && before > 0 && is_office(scan, before - 1) && scan.is_free(before - 1) {
            at = before;
            continue;
        }
        break;
    }
    if mention.kind == EntityKind::Place {
        return sort;
    }
    if person && let Some((start, named)) = title_before_comma(scan, head) {
        head = start;
        crossed.extend(named);
    }
    for other in crossed {
        let start = scan.found.mentions[other as usize].range.start;
        if scan.source.tokens[head].range.start <= start {
            inner[other as usize] = true;
        }
    }
    head
}

pub(super) fn is_office(scan: &Scan<'_>, token: usize) -> bool {
    if scan.cue(token, Cue::Office).is_some() || scan.cue(token, Cue::Back).is_some() {
        return true;
    }
    scan.is_office_behind_clitics(token)
}

fn is_known_stem(scan: &Scan<'_>, token: usize) -> bool {
    scan.is_office_behind_clitics(token) || is_office(scan, token) || scan.is_classifier(token)
}

/// The word begins with و, ف, ب or ل that is no letter of its own.
pub(super) fn starts_with_clitic(scan: &Scan<'_>, token: usize) -> bool {
    let normal = scan.normal(token);
    if ["وال", "فال", "بال", "لل", "وبال", "ولل", "كال"].iter().any(|start| normal.starts_with(start))
    {
        return true;
    }
    let head = |stem: &str| scan.is_office_stem(stem) || scan.is_classifier_stem(stem);
    scan.is_free(token)
        && !head(normal.strip_prefix("ال").unwrap_or(normal))
        && splits(normal).iter().any(|s| head(s.stem))
}

fn has_proclitic(scan: &Scan<'_>, token: usize, mention_start: u32) -> bool {
    scan.source.tokens[token].range.start < mention_start
}

/// Finds for each phrase what governs it.
fn relate(scan: &Scan<'_>, phrases: &mut [Phrase]) {
    for number in 0..phrases.len() {
        let (relation, conjunction) = governor(scan, &phrases[number]);
        let before = phrases[..number].iter().rposition(|p| !p.inner && p.relation != Relation::Behalf);
        let joined = conjunction && before.is_some_and(|before| is_joined(scan, &phrases[before], &phrases[number]));
        phrases[number].joined = joined;
        phrases[number].relation = if joined && relation == Relation::Bare {
            before.map_or(relation, |b| phrases[b].relation)
        } else {
            relation
        };
    }
}

/// Only marks, ranks behind the name, or an aside between two commas stand between the two.
fn is_joined(scan: &Scan<'_>, one: &Phrase, other: &Phrase) -> bool {
    let gap = one.tokens.end.min(other.tokens.start)..other.tokens.start;
    if gap.len() > 8 || scan.source.tokens[one.tokens.start].line != scan.source.tokens[other.tokens.start].line {
        return false;
    }
    gap.clone().all(|at| {
        scan.is_mark(at) && !matches!(scan.normal(at), "." | "؛" | ":" | "|")
            || scan.is_definite(at)
            || scan.is_bare_office(at)
            || is_lone_and(scan, at)
            || (at.saturating_sub(2)..=at).any(|t| scan.cue(t, Cue::Behalf).is_some())
            || !scan.is_free(at) && scan.date_of[at].is_none()
    }) && gap.clone().all(|at| !scan.is_verb(at))
}

/// The relation of a phrase, and whether و joins it to something.
fn governor(scan: &Scan<'_>, phrase: &Phrase) -> (Relation, bool) {
    let head = phrase.tokens.start;
    let token = &scan.source.tokens[head];
    let (mut conjunction, mut preposition) = (false, None);
    let mention_start = phrase.mention.map(|m| scan.found.mentions[m as usize].range.start);
    let clitics: String = match mention_start {
        Some(start) if start > token.range.start && start < token.range.end => {
            let width = (start - token.range.start) as usize;
            let surface = scan.source.surface(head);
            let folded = token.normal.chars().count();
            let cut = (0..=folded).find(|&n| original_offset(surface, n) >= width).unwrap_or(0);
            token.normal.chars().take(cut).collect()
        }
        _ if starts_with_clitic(scan, head) || scan.is_back_behind_clitics(head, Cue::Group) => {
            let split = splits(&token.normal).iter().rfind(|split| {
                !split.is_bare()
                    && (split.article || scan.is_office_stem(split.stem) || scan.is_classifier_stem(split.stem))
            });
            split.map_or_else(String::new, |s| [s.conjunction, s.preposition].into_iter().flatten().collect())
        }
        _ => String::new(),
    };
    for clitic in clitics.chars() {
        match clitic {
            'و' | 'ف' => conjunction = true,
            'ب' => preposition = Some(Relation::By),
            'ل' => preposition = Some(Relation::To),
            'ك' => preposition = Some(Relation::Other),
            _ => {}
        }
    }
    let before = preceding_word(scan, head);
    if let Some(preposition) = preposition {
        // `إضافة إلى`, `في حضور` end in a word of their own; a clitic after `نيابة` or the like is governed by it.
        return (preposition, conjunction);
    }
    if conjunction {
        return (Relation::Bare, true);
    }
    let Some(before) = before else { return (Relation::Bare, false) };
    if is_lone_and(scan, before) {
        return (Relation::Bare, true);
    }
    if let Some(relation) = relation_before(scan, before) {
        return (relation, starts_with_and(scan, before));
    }
    let free_noun = scan.is_free(before)
        && !scan.is_mark(before)
        && !scan.is_verb(before)
        && !scan.is_definite(before)
        && !scan.is_function_word(before)
        && (!scan.normal(before).ends_with(['ا', 'ه']) || is_feminine_construct(scan, before))
        && before + 1 == head;
    let noun_hit =
        scan.hit(before).is_some_and(|hit| !hit.is_verb() && !hit.article && !hit.suffixed) && before + 1 == head;
    (if free_noun || noun_hit { Relation::Construct } else { Relation::Bare }, false)
}

/// `قبل استقالة ⟦X⟧`: a feminine noun directly behind a verb or a preposition, which no adjective can be.
fn is_feminine_construct(scan: &Scan<'_>, noun: usize) -> bool {
    let feminine = scan.source.surface(noun).trim_end_matches(is_mark).ends_with('ة');
    let behind = noun.checked_sub(1).filter(|t| scan.source.tokens[*t].line == scan.source.tokens[noun].line);
    feminine && behind.is_some_and(|t| scan.is_verb(t) || scan.is_preposition(t))
}

/// `و«⟦X⟧»`: a quotation mark parts و from its word.
fn is_lone_and(scan: &Scan<'_>, token: usize) -> bool {
    scan.normal(token) == "و"
}

fn starts_with_and(scan: &Scan<'_>, token: usize) -> bool {
    scan.normal(token).starts_with('و')
}

/// The token before, quotation marks left out.
fn preceding_word(scan: &Scan<'_>, head: usize) -> Option<usize> {
    let line = scan.source.tokens[head].line;
    let mut at = head;
    while at > 0 {
        at -= 1;
        if scan.source.tokens[at].line != line {
            return None;
        }
        let each = scan.cue(at, Cue::Each).is_some()
            || at > 0 && scan.cue(at - 1, Cue::Each) == Some(2) && scan.source.tokens[at - 1].line == line;
        if !scan.is_quote(at) && !each {
            return Some(at);
        }
    }
    None
}

/// The preposition, of one word or several, that ends at `last`.
fn relation_before(scan: &Scan<'_>, last: usize) -> Option<Relation> {
    let relation = |cue: Cue| {
        Some(match cue {
            Cue::With => Relation::With,
            Cue::Between => Relation::Between,
            Cue::By => Relation::By,
            Cue::To => Relation::To,
            Cue::From => Relation::From,
            Cue::In => Relation::In,
            Cue::Presence => Relation::Presence,
            Cue::Presided => Relation::Presided,
            Cue::Behalf => Relation::Behalf,
            Cue::Agent => Relation::Agent,
            Cue::OtherPreposition => Relation::Other,
            _ => return None,
        })
    };
    // The longest preposition counts: `إلى جانب` before `جانب`, `بدعوة من` before `من`.
    (1..=4usize.min(last + 1)).rev().find_map(|length| {
        let first = last + 1 - length;
        // `عبّر X عن رضاه` has no preposition `عبر`.
        let verb = scan.hit(first).is_some_and(|hit| hit.is_verb() && hit.lemma.kind.is_some());
        let cues = scan.cues(first).iter().filter(|(_, l)| *l == length && !verb);
        cues.filter_map(|(cue, _)| relation(*cue)).next()
    })
}
