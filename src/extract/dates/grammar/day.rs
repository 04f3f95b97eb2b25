//! Rules for days: `اليوم الجمعة`, `الخميس الماضي`, `يوم 6 مارس`, `يومي 27 و28 مارس 2002`, `مثل هذا اليوم من سنة 1981`.

use jiff::civil::Weekday;

use super::written::{WrittenDay, date, day, day_number, month, year_number};
use crate::arabic::{CalendarKind, DateCue, NumberKind, Unit};
use crate::extract::dates::anchor::Step;
use crate::extract::dates::expression::{Expression, Meaning, Written, YearSaid};
use crate::extract::dates::words::{Lead, Piece, Words};

/// `أمس`, `اليوم الجمعة`, `اليوم، الأربعاء 23 من تموز`, `اليوم الاثنين (22 نيسان 2024)`, `بعد غد`
pub fn near_today(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let offset = words.day_offset(at)?;
    let today = offset.value == 0;
    if today && (means_the_day(words, offset.next) || is_name_of_outlet(words, at)) {
        return None;
    }
    let meaning = Meaning::day_offset(offset.value);
    let beside = words.past_comma(offset.next);
    let rest = weekday_and_date(words, beside).or_else(|| dated(words, beside));
    let rest = rest.filter(|_| words.same_line(at, beside));
    let tomorrow_or_the_future = words.is(offset.next - 1, "الغد") || words.is(offset.next - 1, "غد");
    if tomorrow_or_the_future && offset.next == at + 1 && rest.is_none() && !in_time_phrase(words, at) {
        return None;
    }
    let (meaning, next) = match rest {
        Some(rest) => (meaning.beside(rest.value), rest.next),
        None => (meaning, offset.next),
    };
    Some(vec![words.expression(at, offset.start, next, meaning)])
}

/// `اليوم` at the token before `next` is "the day", not "today": `اليوم الأخير`, `اليوم الثاني`.
fn means_the_day(words: &Words<'_>, next: usize) -> bool {
    let Some(token) = words.token(next).filter(|_| words.same_line(next - 1, next)) else { return false };
    let ordinal = words.figure(next, Lead::Bare).is_some_and(|figure| figure.value.ordinal);
    words.is(next - 1, "اليوم") && (ordinal || words.calendar().is(DateCue::General, token))
}

/// `«المصري اليوم»`, `صحيفة الضفة اليوم`: a name ends in the word.
fn is_name_of_outlet(words: &Words<'_>, at: usize) -> bool {
    let Some(name) = at.checked_sub(1).filter(|name| words.same_line(*name, at)) else { return false };
    let quoted = words.is_mark(at + 1, &["»", "”", "\""]) && name > 0 && words.is_mark(name - 1, &["«", "“", "\""]);
    quoted || words.behind_cue(name, DateCue::OutletKind) || closes_byline(words, at)
}

/// `صور - ساحل اليوم`, `ساحل اليوم: …`: the word closes what stands before the news, the place and who wrote it.
fn closes_byline(words: &Words<'_>, at: usize) -> bool {
    const LONGEST_NAME: usize = 3;
    const LONGEST_BYLINE: usize = 8;
    let words_before = (1..=LONGEST_BYLINE).take_while(|back| at >= *back && words.same_line(at - back, at)).count();
    let parted = (1..=words_before).find(|back| words.is_mark(at - back, &["-", "–", "—", "ـ", "|", "/", ":"]));
    let whole_line = words_before < LONGEST_BYLINE;
    let ends = !words.same_line(at, at + 1);
    let opens_news = words.is_mark(at + 1, &[":"]) && words.token(at + 1).is_some_and(|mark| !mark.spaced);
    let name = |words: usize| (1..=LONGEST_NAME).contains(&words);
    match parted {
        Some(back) => whole_line && ends && name(back - 1),
        None => whole_line && opens_news && name(words_before),
    }
}

/// Behind a preposition or a part of the day.
fn in_time_phrase(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.token(at) else { return false };
    let weather = words.before(at).is_some_and(|before| before.is("طقس")) || words.behind_cue(at, DateCue::Hour);
    weather || words.behind_preposition(at, token.range.start)
}

/// A weekday with all that may stand behind it.
pub fn weekday(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let unit = words.unit(at, Lead::Free).filter(|unit| unit.value == Unit::Day);
    let (name, start) = match unit {
        Some(unit) => {
            let name = words.weekday(unit.next, Lead::Bare).or_else(|| enclosed_weekday(words, unit.next))?;
            (name, unit.start)
        }
        None => {
            let name = words.weekday(at, Lead::Free)?;
            (name, name.start)
        }
    };
    if !words.same_line(at, name.next - 1) {
        return None;
    }
    if let Some(dated) = behind_weekday(words, name) {
        return Some(vec![words.expression(at, start, dated.next, dated.value)]);
    }
    if !has_article(words, name) || unit.is_none() && is_no_date(words, at, name) {
        return None;
    }
    let on_the_line = |next: usize| words.same_line(at, next);
    if let Some(direction) = words.direction(name.next).filter(|_| on_the_line(name.next)) {
        let meaning = Meaning::weekday(name.value, Some(direction.value));
        return Some(vec![words.expression(at, start, direction.next, meaning)]);
    }
    // `الثلاثاء من الأسبوع الماضي`
    if words.is(name.next, "من")
        && let Some(week) = super::period::with_direction(words, name.next + 1, Lead::Bare)
        && week.value.0 == Unit::Week
    {
        let iso = name.value.to_monday_one_offset().unsigned_abs();
        let step = Step::Weekday { iso, seek: crate::extract::dates::anchor::Seek::Closest };
        let meaning = Meaning::period(Unit::Week, week.value.1).then(step);
        return Some(vec![words.expression(at, start, week.next, meaning)]);
    }
    // `الأربعاء والخميس المقبلين`: the direction goes with both.
    if let Some(second) = words.weekday(name.next, Lead::Free).filter(|second| joined(words, name.next, second.start))
        && let Some(direction) = words.direction(second.next)
        && on_the_line(second.next)
    {
        let meaning = |day| Meaning::weekday(day, Some(direction.value));
        return Some(vec![
            words.expression(at, start, name.next, meaning(name.value)),
            words.expression(name.next, second.start, direction.next, meaning(second.value)),
        ]);
    }
    Some(vec![words.expression(at, start, name.next, Meaning::weekday(name.value, None))])
}

/// The word at `at` carries a conjunction in front of byte `start`.
fn joined(words: &Words<'_>, at: usize, start: u32) -> bool {
    words.token(at).is_some_and(|token| token.range.start < start && token.normal.starts_with('و'))
}

fn has_article(words: &Words<'_>, name: Piece<Weekday>) -> bool {
    let last = if words.is_mark(name.next - 1, &[")", "]", "/"]) { name.next - 2 } else { name.next - 1 };
    words.token(last).is_some_and(|token| token.normal.contains("ال") || token.normal.starts_with("لل"))
}

/// `صلاة الجمعة`, `الاثنين معاً`
fn is_no_date(words: &Words<'_>, at: usize, name: Piece<Weekday>) -> bool {
    let recurring = words.behind_cue(at, DateCue::Recurring);
    recurring || name.value == Weekday::Monday && words.is(name.next, "معا")
}

/// A weekday with a date behind it, or alone, beside a word such as `اليوم`.
fn weekday_and_date(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let name = enclosed_weekday(words, at)
        .or_else(|| words.weekday(at, Lead::Bare))
        .filter(|name| has_article(words, *name))?;
    if let Some(dated) = behind_weekday(words, name) {
        return Some(dated);
    }
    // `beside` keeps the offset's own way to the day; only the weekday counts.
    let mut meaning = Meaning::new(crate::extract::dates::expression::Base::Document, Vec::new());
    meaning.weekday = Some(name.value);
    Some(Piece { value: meaning, start: name.start, next: name.next })
}

/// `(الثلاثاء)`, `/الثلاثاء/`
fn enclosed_weekday(words: &Words<'_>, at: usize) -> Option<Piece<Weekday>> {
    const ENCLOSING: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("/", "/")];
    let (_, close) = ENCLOSING.iter().find(|(open, _)| words.is_mark(at, &[open]))?;
    let name = words.weekday(at + 1, Lead::Bare).filter(|name| words.is_mark(name.next, &[close]))?;
    Some(Piece { next: name.next + 1, ..name })
}

/// The date behind a weekday: directly, behind a comma or a dash, or in brackets.
fn behind_weekday(words: &Words<'_>, name: Piece<Weekday>) -> Option<Piece<Meaning>> {
    let direction = words.direction(name.next).map_or(name.next, |direction| direction.next);
    let from = if words.is_mark(direction, &["،", ",", "-", "–"]) { direction + 1 } else { direction };
    if !words.same_line(name.next - 1, from) {
        return None;
    }
    let found = dated(words, from)?;
    let meaning = Meaning { weekday: Some(name.value), ..found.value };
    Some(Piece { value: meaning, start: name.start, next: found.next })
}

/// `2022 الإثنين ,21 فبراير / شباط`, as some site software stamps its pages.
pub fn year_in_front(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let (year, next) = year_number(words, at, CalendarKind::Gregorian).filter(|(_, next)| *next == at + 1)?;
    let name = words.weekday(next, Lead::Bare).filter(|_| words.same_line(at, next))?;
    let number = words.figure(words.past_comma(name.next), Lead::Bare).filter(|number| number.value.in_digits)?;
    let found = month(words, number.next, Lead::Bare)?;
    let written = found.value.written;
    if written.year.is_some() || written.direction.is_some() || !words.same_line(at, found.next - 1) {
        return None;
    }
    let day = Some(u8::try_from(number.value.value).ok()?);
    let meaning = Written { day, year: Some(YearSaid::Number(year)), ..written }.meaning()?;
    let meaning = Meaning { weekday: Some(name.value), ..meaning };
    Some(vec![words.expression(at, words.token(at)?.range.start, found.next, meaning)])
}

/// A date, in brackets or not, with or without `الموافق` or `يوم` before it.
fn dated(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let bracket = words.is_mark(at, &["(", "["]);
    let mut from = if bracket { at + 1 } else { at };
    if words.cue(from, DateCue::SameDay).is_some() {
        from += 1;
    }
    let mut found = date(words, from, Lead::Bare).filter(|_| words.same_line(at, from))?;
    if bracket {
        found.next = words.is_mark(found.next, &[")", "]"]).then_some(found.next + 1)?;
    }
    Some(found)
}

/// One date, or the days of a span that share a month: `يوم 6 مارس`, `يومي 27 و28 مارس 2002`, `من 3 إلى 5 أيار`.
pub fn days(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let unit = words.unit(at, Lead::Free).filter(|unit| unit.value == Unit::Day);
    if let Some(unit) = unit {
        let found = date(words, unit.next, Lead::Bare).filter(|_| words.same_line(at, unit.next))?;
        return Some(vec![words.expression(at, unit.start, found.next, found.value)]);
    }
    if let Some(found) = date(words, at, Lead::Free) {
        // `قوى 14 آذار`
        if found.value.open && words.behind_cue(at, DateCue::NamedDay) {
            return None;
        }
        return Some(vec![words.expression(at, found.start, found.next, found.value)]);
    }
    let mut numbers = Vec::new();
    let mut place = at;
    let (last_weekday, last): (Option<Piece<Weekday>>, Piece<WrittenDay>) = loop {
        let lead = if place == at { Lead::Free } else { Lead::Bare };
        let weekday = words.weekday(place, lead);
        let number = match weekday {
            Some(weekday) => day_number(words, weekday.next, Lead::Bare)?,
            None => day_number(words, place, lead)?,
        };
        numbers.push((place, weekday, number));
        let (joint, behind) = joint(words, number.next)?;
        // `الجمعة 6 والسبت 7 شباط`
        let weekday = words.weekday(behind, joint);
        let (joint, from) = weekday.map_or((joint, behind), |weekday| (Lead::Bare, weekday.next));
        if let Some(last) = day(words, from, joint) {
            break (weekday, last);
        }
        place = behind;
    };
    let with_weekday = |meaning: Meaning, weekday: Option<Piece<Weekday>>| Meaning {
        weekday: weekday.map(|weekday| weekday.value),
        ..meaning
    };
    let mut marks = Vec::with_capacity(numbers.len() + 1);
    for (place, weekday, number) in numbers {
        let meaning = with_weekday(last.value.with_day(number.value.day).meaning()?, weekday);
        let start = weekday.map_or(number.start, |weekday| weekday.start);
        marks.push(words.expression(place, start, number.next, meaning));
    }
    let start = last_weekday.map_or(last.start, |weekday| weekday.start);
    let at = words.source.tokens.partition_point(|token| token.range.end <= start);
    marks.push(words.expression(at, start, last.next, with_weekday(last.value.meaning()?, last_weekday)));
    words.same_line(marks.first()?.tokens.0, last.next - 1).then_some(marks)
}

/// The joint between two days of one month, where the second begins, and whether the joint is a proclitic of it.
fn joint(words: &Words<'_>, at: usize) -> Option<(Lead, usize)> {
    if words.is_mark(at, &["-", "–"]) || words.token(at).is_some_and(|token| words.calendar().is(DateCue::Joint, token))
    {
        return Some((Lead::Bare, at + 1));
    }
    words.token(at).filter(|token| token.normal.starts_with('و') && token.is_word()).map(|_| (Lead::Free, at))
}

/// `مثل هذا اليوم من سنة 1981`
pub fn same_day_in_year(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let like = words.form(at, "مثل")?;
    let fits = words.is(like.next, "هذا") && words.is(like.next + 1, "اليوم");
    let from = if words.is(like.next + 2, "من") { like.next + 3 } else { like.next + 2 };
    let unit = words.unit(from, Lead::Bare).filter(|unit| fits && unit.value == Unit::Year)?;
    let (year, next) = year_number(words, unit.next, CalendarKind::Gregorian)?;
    let meaning = Meaning::new(crate::extract::dates::expression::Base::Document, vec![Step::InYear(year)]);
    words.same_line(at, next - 1).then(|| vec![words.expression(at, like.start, next, meaning)])
}

/// `اليوم الأخير من العام الماضي`, `اليوم الأول من أيار`
pub fn last_day(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let day = words.period(at, Lead::Free).filter(|period| period.value == Unit::Day)?;
    let token = words.token(day.next)?;
    let ordinal = words.lexicons.numbers.at(&token.normal, &[]);
    let first = ordinal.is_some_and(|number| number.value == 1 && number.kind == NumberKind::Ordinal);
    if !token.is("الاخير") && !first || !words.is(day.next + 1, "من") {
        return None;
    }
    let whole = super::period::whole(words, day.next + 2, Lead::Bare)?;
    let meaning = if first { first_day_of(whole.value)? } else { whole.value.then(Step::LastDay) };
    words.same_line(at, whole.next - 1).then(|| vec![words.expression(at, day.start, whole.next, meaning)])
}

/// The first day of a month.
fn first_day_of(month: Meaning) -> Option<Meaning> {
    let is_year = matches!(month.steps.last(), Some(Step::Shift { unit: Unit::Year, .. }));
    (!is_year).then(|| month.then(Step::Day(1)))
}
