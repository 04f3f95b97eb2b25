//! Organisations: those known by name, and those named by a head noun and what follows it.

use super::candidate::Candidate;
use super::people::clitic_doubt;
use crate::arabic::lexicon::{Country, Entry, OrganizationHead, OrganizationName, Standing, WordClass};
use crate::base::EntityKind;
use crate::extract::words::{Match, Words};

/// The name of an organisation has at most this many tokens behind its head noun.
const LONGEST: usize = 10;

pub fn propose(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        for found in words.matches(token) {
            match found.entry {
                Entry::Organization(name) => known(words, found, name, candidates),
                Entry::OrganizationHead { head, has_article } => by_head(words, found, head, has_article, candidates),
                _ => {}
            }
        }
    }
}

fn known(words: &Words<'_>, found: &Match, name: OrganizationName, candidates: &mut Vec<Candidate>) {
    let (first, end) = (found.first as usize, found.end as usize);
    let range = words.range(first, &found.cut, end);
    let mut candidate = Candidate::new((first, end), range, EntityKind::Organization).of(name.country);
    let long = end - first > 1;
    candidate.add(
        "organization-list",
        if name.is_ambiguous {
            -1.0
        } else if long {
            2.8
        } else {
            2.0
        },
    );
    if !found.cut.is_bare() {
        let doubt = clitic_doubt(words, first);
        if doubt != 0.0 {
            candidate.add("clitic-cut", doubt);
        }
    } else if !long && !name.is_ambiguous && found.cut.class.has(WordClass::STOP | WordClass::COMMON) {
        candidate.add("common-word", -1.0);
    }
    let quoted = is_quoted(words, first, end);
    if quoted {
        candidate.add("quotes", if name.is_ambiguous { 0.6 } else { 0.3 });
    }
    if label_before(words, first) {
        candidate.add("class-noun-before", if name.is_ambiguous { 3.0 } else { 1.5 });
    }
    if name.kind == "media" && name.is_ambiguous && in_credit(words, first, end) {
        candidate.add("credit-line", 1.6);
    }
    // A nisba behind a body known without one belongs to the name: مجلس النواب اللبناني.
    if let Some((nisba_end, country)) = words.nisba(end).filter(|_| long || found.cut.is_definite())
        && nisba_end - 1 < words.len()
        && end < words.len()
        && words.token(end).line == words.token(first).line
        && words.bare(end).is_definite()
        && name.country.is_none_or(|own| own == country)
        && name.kind != "international"
        && name.kind != "media"
        && !name.is_ambiguous
    {
        let range = words.range(first, &found.cut, nisba_end);
        let mut longer = candidate.clone();
        longer.tokens = (first, nisba_end);
        longer.range = range;
        longer.country = Some(country);
        longer.add("nisba", 0.5);
        candidates.push(longer);
    }
    candidates.push(candidate);
}

fn is_quoted(words: &Words<'_>, first: usize, end: usize) -> bool {
    words.before(first).is_some_and(|t| words.is_opening_quote(t) && words.surface(t) != "(")
        && end < words.len()
        && words.is_closing_quote(end)
}

/// A class noun such as منصة or وكالة before the name, a quotation mark between them or not.
fn label_before(words: &Words<'_>, first: usize) -> bool {
    let Some(mut token) = words.before(first) else { return false };
    if words.is_opening_quote(token) {
        let Some(previous) = words.before(token) else { return false };
        token = previous;
    }
    words.matches(token).iter().any(|m| {
        m.end as usize == token + 1
            && matches!(m.entry, Entry::OrganizationHead { head, .. } if head.pattern.label || head.pattern.proper)
    })
}

/// Alone in brackets, or between separators at an end of a line, as sources are credited.
fn in_credit(words: &Words<'_>, first: usize, end: usize) -> bool {
    let opens = words.before(first).is_none_or(|t| matches!(words.surface(t), "(" | "-" | "–" | "/" | ":" | "|" | "@"));
    let same_line = end < words.len() && words.token(end).line == words.token(first).line;
    let closes = !same_line || matches!(words.surface(end), ")" | "-" | "–" | "/" | "|" | "،");
    opens && closes && (words.before(first).is_some() || same_line)
}

fn by_head(
    words: &Words<'_>,
    found: &Match,
    head: OrganizationHead,
    has_article: bool,
    candidates: &mut Vec<Candidate>,
) {
    let (first, at) = (found.first as usize, found.end as usize);
    let doubt = if found.cut.is_bare() { 0.0 } else { clitic_doubt(words, first) };
    let mut push = |end: usize, country: Option<Country>, witness: &'static str, weight: f32| {
        let range = words.range(first, &found.cut, end);
        let mut candidate = Candidate::new((first, end), range, EntityKind::Organization).of(country);
        candidate.add(witness, weight);
        if doubt != 0.0 && !has_article && at - first == 1 {
            candidate.add("clitic-cut", doubt);
        }
        candidates.push(candidate);
    };
    let pattern = head.pattern;
    let follows = at < words.len() && words.token(at).line == words.token(first).line;
    if pattern.bare {
        push(at, None, "head-alone", 1.6);
    }
    if !follows {
        return;
    }
    if pattern.ordinal && has_article && words.bare(at).is_definite() && words.bare(at).class.has(WordClass::ADJECTIVE)
    {
        push(at + 1, None, "head-ordinal", 1.8);
    }
    if (pattern.state || pattern.bare) && (has_article || at - first > 1) {
        let (end, country) = adjectives(words, at, is_feminine(words, first));
        if let Some(country) = country {
            push(end, Some(country), "head-nisba", if plain_force(head) { -0.5 } else { 2.6 });
        } else if end > at {
            push(end, None, "head-adjective", if pattern.bare { 2.0 } else { 0.4 });
        }
    }
    if pattern.field && !has_article || pattern.with_for || pattern.bare {
        // A head of several words has its genitive already: مجلس الوزراء.
        let needs_genitive = pattern.field && !has_article && !words.bare(at - 1).is_definite();
        let rules = FieldRules {
            feminine: is_feminine(words, first),
            needs_genitive,
            joined: pattern.joined,
            with_for: pattern.with_for,
            any_noun: head.kind == "ministry",
        };
        let phrase = field(words, at, rules);
        if phrase.end > at {
            push(
                phrase.end,
                phrase.country,
                "head-field",
                field_weight(head) + if phrase.country.is_some() { 0.6 } else { 0.0 },
            );
            if let Some((safe, country)) = phrase.before_join {
                push(safe, country, "head-field", field_weight(head) + if country.is_some() { 0.5 } else { 0.0 });
            }
        }
    }
    if pattern.label || pattern.proper && !has_article {
        labelled(words, at, pattern.proper, candidates);
    }
    if pattern.proper && !has_article {
        let end = proper_name(words, at);
        if end > at {
            let range = words.range(first, &found.cut, end);
            let candidate = Candidate::new((first, end), range, EntityKind::Organization);
            candidates.push(candidate.with("head-proper-name", if head.kind == "party" { 0.5 } else { 1.2 }));
        }
    }
}

/// Troops of a country are no organisation: القوات التركية.
fn plain_force(head: OrganizationHead) -> bool {
    head.pattern.proper && head.kind == "armed"
}

fn field_weight(head: OrganizationHead) -> f32 {
    let doubt = if head.pattern.weak { 1.4 } else { 0.0 };
    let weight = match head.kind {
        "ministry" | "parliament" | "military" | "international" => 2.4,
        "government" | "security" | "court" | "bank" | "education" => 1.8,
        "agency" | "union" | "party" | "armed" => 1.4,
        _ => 1.0,
    };
    weight - doubt
}

/// Definite adjectives from `at` on: their end, and the country of a nisba among them.
fn adjectives(words: &Words<'_>, at: usize, feminine: bool) -> (usize, Option<Country>) {
    let mut end = at;
    let mut country = None;
    while end < words.len()
        && end < at + 4
        && words.token(end).line == words.token(at).line
        && words.token(end).is_word()
    {
        let agrees = words.bare(end).is_definite() && is_feminine(words, end) == feminine;
        if let Some((after, code)) = words.nisba(end).filter(|_| agrees && country.is_none()) {
            country = Some(code);
            end = after;
        } else if words.bare(end).is_definite() && words.bare(end).class.has(WordClass::ADJECTIVE) {
            end += 1;
        } else {
            break;
        }
    }
    (end, country)
}

/// Feminine by form; plurals of things take feminine adjectives, so القوات and الاستخبارات count too.
fn is_feminine(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    normal.ends_with('ه') || normal.ends_with("ات") || normal.ends_with("قوي")
}

struct Field {
    end: usize,
    country: Option<Country>,
    /// Where the name would end, and its country, without what و joins.
    before_join: Option<(usize, Option<Country>)>,
}

#[derive(Clone, Copy)]
struct FieldRules {
    /// The gender of the head noun, with which a nisba agrees.
    feminine: bool,
    /// The head is a construct that has no genitive yet.
    needs_genitive: bool,
    joined: bool,
    with_for: bool,
    /// Any definite noun may be joined, known or not.
    any_noun: bool,
}

/// The genitive, adjectives, joined nouns and ل phrases behind a head noun.
fn field(words: &Words<'_>, at: usize, rules: FieldRules) -> Field {
    let FieldRules { feminine: head_feminine, needs_genitive, joined, with_for, any_noun } = rules;
    let mut found = Field { end: at, country: None, before_join: None };
    let mut seen_definite = !needs_genitive;
    let mut token = at;
    while token < words.len()
        && token < at + LONGEST
        && words.token(token).line == words.token(at).line
        && words.token(token).is_word()
    {
        let bare = words.bare(token);
        let class = bare.class;
        if class.has(WordClass::PASSING | WordClass::FORMER | WordClass::FUNCTION | WordClass::TIME) {
            break;
        }
        if bare.is_definite() {
            if let Some((end, code)) = words.nisba(token) {
                let feminine = is_feminine(words, token);
                if feminine != head_feminine && (token == at || feminine != is_feminine(words, token - 1)) {
                    break;
                }
                // What follows a nisba is no longer the name, but for adjectives and a phrase with ل.
                if found.country.is_some() {
                    break;
                }
                found.country = Some(code);
                found.end = end;
                token = end;
                seen_definite = true;
                continue;
            }
            let ordinary =
                class.has(WordClass::COMMON | WordClass::ADJECTIVE) || !class.has(WordClass::NAME | WordClass::VERB);
            if !ordinary || found.country.is_some() && !class.has(WordClass::ADJECTIVE) {
                break;
            }
            // Behind a definite genitive another definite word must be its adjective: no noun that begins a title or a body.
            let begins_title = words
                .matches(token)
                .iter()
                .any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Title(form) if !form.is_plural || token > at));
            if begins_title && !class.has(WordClass::ADJECTIVE) {
                break;
            }
            token += 1;
            found.end = token;
            seen_definite = true;
            continue;
        }
        if let Some(end) = place_at(words, token).filter(|_| needs_genitive && (!seen_definite || token == at)) {
            found.end = end;
            break;
        }
        // An indefinite noun in the construct: مجلس قيادة الثورة.
        if !seen_definite && class.has(WordClass::COMMON) && !class.has(WordClass::VERB) {
            let goes_on = words
                .after(token)
                .is_some_and(|next| words.bare(next).is_definite() || place_at(words, next).is_some());
            if goes_on {
                token += 1;
                continue;
            }
            break;
        }
        if seen_definite && found.end == token && token > at || !needs_genitive && token == at {
            let joins = words.cuts(token).iter().skip(1).find(|cut| {
                let noun = cut.is_definite()
                    && (cut.class.has(WordClass::COMMON) || any_noun)
                    && !cut.class.has(WordClass::STOP)
                    && cut.nisba.is_none();
                noun && cut.conjunction && cut.preposition.is_none() && joined
            });
            let other = words.matches(token).iter().any(|m| {
                !m.cut.is_bare()
                    && matches!(m.entry, Entry::Title(_) | Entry::OrganizationHead { .. } | Entry::Organization(_))
            });
            if joins.is_some() && !other && found.country.is_none() {
                found.before_join.get_or_insert((found.end, found.country));
                token += 1;
                found.end = token;
                continue;
            }
            let purpose = words.cuts(token).iter().skip(1).find(|cut| {
                cut.preposition == Some('ل')
                    && !cut.conjunction
                    && with_for
                    && cut.class.has(WordClass::COMMON)
                    && !cut.class.has(WordClass::VERB)
            });
            if let Some(cut) = purpose {
                let definite = cut.is_definite();
                token += 1;
                if definite {
                    found.end = token;
                } else {
                    seen_definite = false;
                    // لشؤون اللاجئين, لدول غرب أفريقيا: goes on to its genitive.
                    let next_ok =
                        token < words.len() && (words.bare(token).is_definite() || place_at(words, token).is_some());
                    if !next_ok {
                        break;
                    }
                }
                continue;
            }
        }
        break;
    }
    found
}

/// The end of a well-known place or body that begins at a token.
fn place_at(words: &Words<'_>, token: usize) -> Option<usize> {
    let found = words.matches(token).iter().filter(|m| {
        m.cut.is_bare()
            && match m.entry {
                Entry::Place(place) => place.standing >= Standing::Known,
                Entry::Organization(name) => !name.is_ambiguous && name.kind == "international",
                _ => false,
            }
    });
    found.map(|m| m.end as usize).max()
}

/// A quoted or unknown name behind a class noun that stays outside.
fn labelled(words: &Words<'_>, at: usize, proper: bool, candidates: &mut Vec<Candidate>) {
    if words.is_opening_quote(at) && words.surface(at) != "(" {
        let first = at + 1;
        let close = (first..(first + 7).min(words.len())).find(|&t| words.is_closing_quote(t));
        let Some(close) = close.filter(|&t| t > first && words.token(t).line == words.token(at).line) else { return };
        let Some(cut) = (first < words.len()).then(|| words.bare(first)) else { return };
        let candidate = Candidate::new((first, close), words.range(first, cut, close), EntityKind::Organization);
        candidates.push(candidate.with("class-noun-before", 1.2).with("quotes", 1.2));
        return;
    }
    if proper {
        return;
    }
    let end = proper_name(words, at);
    if end > at {
        let candidate = Candidate::new((at, end), words.range(at, words.bare(at), end), EntityKind::Organization);
        candidates.push(candidate.with("class-noun-before", 0.9));
    }
}

/// The end of a run of words that no lexicon knows as common.
fn proper_name(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while end < words.len() && end < at + 3 && words.token(end).line == words.token(at).line && words.is_wordlike(end) {
        let class = words.bare(end).class;
        let unknown = class.without(WordClass::DEFINITE).without(WordClass::NAME).is_empty();
        let cut_known = words
            .cuts(end)
            .iter()
            .skip(1)
            .any(|c| c.class.has(WordClass::STOP | WordClass::COMMON | WordClass::NISBA) || c.is_definite());
        if !unknown || cut_known && !words.bare(end).is_definite() || words.nisba(end).is_some() {
            break;
        }
        end += 1;
    }
    end
}
