//! Organisations: those known by name, and those named by a head noun and what follows it.

use super::candidate::Candidate;
use super::extent::clitic_doubt;
use super::field::{self, FieldRules};
use crate::arabic::TokenKind;
use crate::arabic::lexicon::{Country, Cue, Entry, OrganizationHead, OrganizationName, Standing, WordClass};
use crate::base::EntityKind;
use crate::extract::titles;
use crate::extract::words::{Cut, Match, Words};

pub fn propose(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    let before = candidates.len();
    for token in 0..words.len() {
        let generic = |m: &Match| matches!(m.entry, Entry::OrganizationHead { head, .. } if head.pattern.generic);
        let covered = words.matches(token).iter().filter(|m| generic(m)).map(|m| m.end).max();
        for found in words.matches(token).iter().filter(|m| covered.is_none_or(|end| m.end > end)) {
            match found.entry {
                Entry::Organization(name) => known(words, found, name, candidates),
                Entry::OrganizationHead { head, has_article } => by_head(words, found, head, has_article, candidates),
                _ => {}
            }
        }
    }
    let beside = aliases(words, &candidates[before..]);
    candidates.extend(beside);
}

/// Short names beside the long one: `الشركة … (SAMI)`, `الاتحاد العام … «البيدر»`.
fn aliases(words: &Words<'_>, bodies: &[Candidate]) -> Vec<Candidate> {
    let behind = bodies.iter().filter(|body| body.kind == EntityKind::Organization && body.score > 0.5);
    let opened = behind.filter_map(|body| Some((body, words.after(body.tokens.1 - 1)?)));
    let alias = opened.filter_map(|(body, open)| {
        let first = words.after(open).filter(|_| words.is_opening_quote(open))?;
        let close = words.after(first).filter(|&close| words.is_closing_quote(close))?;
        let surface = words.surface(first);
        let acronym = words.token(first).kind == TokenKind::Foreign
            && (2..=9).contains(&surface.len())
            && surface.chars().filter(char::is_ascii_uppercase).count() * 2 > surface.len();
        let cut = words.bare(first);
        let unknown = words.token(first).is_word()
            && cut.class.without(WordClass::DEFINITE).is_empty()
            && !words.hides_clitic(first)
            && words.surface(first).chars().count() > 2;
        (acronym || unknown).then(|| {
            let candidate = Candidate::new((first, close), words.range(first, cut, close), EntityKind::Organization)
                .of(body.country);
            candidate.with("beside-long-name", if acronym { 3.0 } else { 1.8 })
        })
    });
    let mut found: Vec<Candidate> = alias.collect();
    found.sort_by_key(|candidate| candidate.tokens);
    found.dedup_by_key(|candidate| candidate.tokens);
    found
}

fn known(words: &Words<'_>, found: &Match, name: OrganizationName, candidates: &mut Vec<Candidate>) {
    let (first, end) = (found.first as usize, found.end as usize);
    let range = words.range(first, &found.cut, end);
    // Outlets are called after places: الشرق الأوسط is the region where nothing shows the newspaper.
    let is_place = words.matches(first).iter().any(|m| m.end == found.end && matches!(m.entry, Entry::Place(_)));
    let name = OrganizationName { is_ambiguous: name.is_ambiguous || name.kind == "media" && is_place, ..name };
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
        let bracketed = words.before(first).is_some_and(|t| words.surface(t) == "(")
            && end < words.len()
            && words.surface(end) == ")";
        candidate.add("credit-line", if bracketed { 2.8 } else { 1.6 });
    }
    if name.kind == "media" && name.is_ambiguous && is_told_to(words, first, &found.cut) {
        candidate.add("told-to-outlet", 2.8);
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

/// `قال مصدر ل⟦الأناضول⟧`, `في تصريح لـ«⟦الأناضول⟧»`: to whom somebody speaks is an outlet sooner than a place.
fn is_told_to(words: &Words<'_>, first: usize, cut: &Cut) -> bool {
    const REACH: usize = 8;
    let mut at = first;
    if cut.preposition != Some('ل') {
        let quote = words.before(first).filter(|t| cut.is_bare() && words.is_opening_quote(*t));
        let Some(to) = quote.and_then(|t| words.before(t)) else { return false };
        if !matches!(words.token(to).normal.as_str(), "ل" | "الي") {
            return false;
        }
        at = to;
    }
    let line = words.token(first).line;
    let mut before = (at.saturating_sub(REACH)..at).rev().filter(|t| words.token(*t).line == line);
    before.any(|t| {
        let says = |cut: &Cut| cut.preposition.is_none() && cut.class.has(WordClass::VERB);
        words.is(t, Cue::ToldTo) || words.cuts(t).iter().any(says)
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
    // بقيادة زعيم المعارضة
    let led = words.cuts(first).iter().any(|cut| cut.class.has(WordClass::BEFORE_NAME))
        || words.bare(first).class.has(WordClass::BEFORE_NAME);
    if led && at < words.len() && titles::head(words, at).is_some_and(|(_, cut, _)| cut.is_bare()) {
        return;
    }
    // للسياسة الخارجية الأوروبية: an adjective.
    let behind_noun = words.before(first).is_some_and(|noun| {
        let of_noun = |cut: &Cut| cut.is_definite() && cut.class.has(WordClass::NOUN);
        words.token(noun).is_word() && words.cuts(noun).iter().any(of_noun)
    });
    if head.kind == "ministry" && has_article && at - first == 1 && found.cut.is_bare() && behind_noun {
        return;
    }
    // الزراعية والبحرية: an adjective joined to one.
    let adjective = found.cut.conjunction && words.before(first).is_some_and(|t| words.token(t).normal.ends_with("يه"));
    if adjective && at - first == 1 {
        return;
    }
    // وزيرة الخارجية الألمانية: the nisba is the minister's. وزير الأمن الداخلي: so is the field.
    let minister = words.before(first).and_then(|before| titles::head(words, before));
    let of_minister = minister.is_some_and(|(form, ..)| {
        let entry = words.lexicon.titles[usize::from(form.title)];
        entry.masculine == "وزير" && (head.kind == "security" || form.is_feminine && at - first == 1)
    });
    if of_minister {
        return;
    }
    let follows = at < words.len() && words.token(at).line == words.token(first).line;
    // غرفة تجارة دمشق: a construct is no name without its genitive.
    let is_open = at - first > 1 && !words.bare(at - 1).is_definite() && follows && genitive_follows(words, at);
    if pattern.bare && !is_open {
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
            let weight = if pattern.bare || head.kind == "party" && end > at + 1 { 2.0 } else { 0.4 };
            push(end, None, "head-adjective", weight);
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
        let phrase = field::read(words, at, rules);
        // الاتحاد لشؤون كذا: the noun alone is no name, whatever it is for.
        let is_described = !has_article || at - first > 1 || words.bare(at).is_definite();
        if phrase.end > at && is_described {
            let nisba = if phrase.country.is_some() { 0.6 } else { 0.0 };
            // المركز المصري للدراسات: the noun with its nisba and purpose is a name, however ordinary the noun.
            let scope = words.bare(at).class.has(WordClass::SCOPE);
            // المنظمة الدولية refers back to one that was named.
            if scope && has_article && head.kind == "international" && phrase.end == at + 1 && at - first == 1 {
                return;
            }
            let described = has_article && phrase.has_purpose;
            let purpose = match () {
                () if described && phrase.country.is_some() => 1.2,
                () if described && scope => 1.8,
                () => 0.0,
            };
            // لجنة الأمن والدفاع النيابية: the adjective behind و is the head's own.
            let agrees = |last: usize| {
                let cut = words.bare(last);
                let adjective = cut.class.has(WordClass::ADJECTIVE) && is_feminine(words, last) == rules.feminine;
                cut.is_definite() && adjective && !is_feminine(words, last - 1)
            };
            // شركة الإنشاءات البترولية الوطنية: so described the ordinary noun heads a name.
            let described = pattern.weak && phrase.end > at + 1 && words.is(phrase.end - 1, Cue::OfCompanies);
            let joined = if described { 1.6 } else { 0.0 };
            let joined = joined
                + match phrase.before_join {
                    Some((safe, _)) if phrase.end > safe + 1 && agrees(phrase.end - 1) => 1.6,
                    // للرقابة والمحاسبة
                    Some(_) if phrase.has_purpose => 0.9,
                    Some(_) => 0.3,
                    None => 0.0,
                };
            // جامعة دمشق: the town is a part of the name, whatever speaks for it alone.
            let by_town = phrase.by_place && !has_article;
            let called = head.kind == "union" && phrase.end == at + 1 || phrase.has_purpose;
            let town = if by_town && (!pattern.weak || called) { 2.0 } else { 0.0 };
            push(phrase.end, phrase.country, "head-field", field_weight(head) + nisba + purpose + joined + town);
            if let Some((safe, country)) = phrase.before_join {
                push(safe, country, "head-field", field_weight(head) + if country.is_some() { 0.5 } else { 0.0 });
            }
        }
    }
    if pattern.label || pattern.proper && !has_article {
        labelled(words, at, pattern.proper, candidates);
        if !has_article && matches!(head.kind, "media" | "sport") {
            called_by_noun(words, first, at, head, candidates);
        }
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

/// A definite word or a place without a proclitic stands at the token, or a construct that one ends.
fn genitive_follows(words: &Words<'_>, token: usize) -> bool {
    let place = |m: &Match| m.cut.is_bare() && matches!(m.entry, Entry::Place(_));
    let ends = words.bare(token).is_definite() || words.matches(token).iter().any(place);
    words.token(token).is_word() && (ends || field::construct_goes_on(words, token))
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
        } else if words.bare(end).is_definite()
            && words.bare(end).class.has(WordClass::ADJECTIVE)
            && !(country.is_some() && is_of_office(words, end))
        {
            end += 1;
        } else {
            break;
        }
    }
    (end, country)
}

/// Behind a nisba the adjective is that of the office which the body stands in: `محافظ البنك المركزي السوداني المساعد`.
pub fn is_of_office(words: &Words<'_>, token: usize) -> bool {
    let normal = &words.token(token).normal;
    words.cues.of(normal.strip_prefix("ال").unwrap_or(normal)).has(Cue::OfficeAdjective)
}

/// Feminine by form; plurals of things take feminine adjectives, so القوات and الاستخبارات count too.
pub fn is_feminine(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    normal.ends_with('ه') || normal.ends_with("ات") || normal.ends_with("قوي")
}

/// A quoted or unknown name behind a class noun that stays outside.
fn labelled(words: &Words<'_>, at: usize, proper: bool, candidates: &mut Vec<Candidate>) {
    // In «بنك» و«…» the mark behind the noun closes.
    if words.is_opening_quote(at) && words.surface(at) != "(" {
        if !words.token(at).spaced && at + 1 < words.len() && words.token(at + 1).spaced {
            return;
        }
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

/// Newspapers, channels and clubs are called by ordinary nouns and by places: `صحيفة الوطن`, `جريدة القدس`, `نادي ليون`.
fn called_by_noun(
    words: &Words<'_>,
    head_at: usize,
    at: usize,
    head: OrganizationHead,
    candidates: &mut Vec<Candidate>,
) {
    let cut = words.bare(at);
    if head.pattern.proper || !words.is_wordlike(at) || words.nisba(at).is_some() || cut.class.has(WordClass::STOP) {
        return;
    }
    let noun = words.surface(head_at);
    let place = words.matches(at).iter().any(|m| {
        let known = matches!(m.entry, Entry::Place(place) if place.standing >= Standing::Known);
        known && m.cut.is_bare() && m.end as usize == at + 1
    });
    // One word that another place name begins with is no name of its own: قناة السويس.
    let begins_longer = words
        .matches(head_at)
        .iter()
        .any(|m| matches!(m.entry, Entry::Place(_) | Entry::Organization(_)) && m.end as usize > at);
    let begins_title = words.matches(at).iter().any(|m| matches!(m.entry, Entry::Title(_)) && m.cut.is_bare());
    let definite = cut.is_definite() && !cut.class.has(WordClass::ADJECTIVE) && !begins_title;
    // وكالة الإمارات للمساعدات: the whole is the name.
    let purpose = words.after(at).filter(|&next| {
        let purpose = |cut: &Cut| cut.is_definite() && cut.class.has(WordClass::COMMON) && !cut.conjunction;
        words.cuts(next).iter().any(|cut| cut.preposition == Some('ل') && purpose(cut))
    });
    if place && purpose.is_some() && noun.ends_with("وكالة") {
        let rules = FieldRules { feminine: true, needs_genitive: true, joined: true, with_for: true, any_noun: false };
        let phrase = field::read(words, at, rules);
        let cut = words.bare(head_at);
        let candidate =
            Candidate::new((head_at, phrase.end), words.range(head_at, cut, phrase.end), EntityKind::Organization);
        candidates.push(candidate.with("head-field", 4.4));
        return;
    }
    // موقع الحادث, شبكة الطرق
    if head.pattern.vague || begins_longer || !(place || definite) {
        return;
    }
    let candidate = Candidate::new((at, at + 1), words.range(at, cut, at + 1), EntityKind::Organization);
    candidates.push(candidate.with("class-noun-before", if place { 4.2 } else { 1.8 }));
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
