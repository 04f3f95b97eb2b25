//! The day a document was written, weighed from what stands on the page.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::anchor::walk;
use super::expression::{Base, Expression, Meaning};
use super::words::Words;
use crate::arabic::DateCue;
use crate::base::DateValue;
use crate::extract::reading::{DocumentDate, Section, Witness};

/// A date with more beside it on its line does not stand by itself.
const MOST_TOKENS_BESIDE: usize = 14;
/// A line of data about the page holds no more beside the date: author, category, clock, the date of the last change.
const LONGEST_META_LINE: usize = 30;
/// A candidate below this is not the document's day.
const THRESHOLD: f32 = 2.5;

/// What speaks for or against a candidate, with its weight and its place in the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// `نُشر في …`
    Published,
    /// `آخر تحديث …`
    Updated,
    /// Alone, or with a byline, on a short line.
    OwnLine,
    /// Between the place and the news.
    Dateline,
    /// Before the article begins.
    Top,
    /// Far from both ends of the page.
    Middle,
    /// `أعلنت الوزارة، السبت (12 كانون الأول 2020)`: weekday and date in the sentence that opens the article.
    Lead,
    /// `اليوم الاثنين (22 نيسان 2024)`
    Today,
    /// A sentence says so of the day: `أمس الاثنين`.
    WeekdayAgrees,
    WeekdayDisagrees,
    /// Today (or the day before or behind it) is said to be a weekday that fits neither the candidate nor the day before it: the clock of the
    /// site, or another page's date.
    OtherToday,
    /// A sentence gives day and month for today: `اليوم، 23 من تموز`.
    DateAgrees,
    DateDisagrees,
    /// The weekday written with the date is another.
    OwnWeekdayWrong,
}

impl Evidence {
    fn weight(self) -> f32 {
        match self {
            Self::Published => 2.0,
            Self::Updated => 1.5,
            Self::OwnLine | Self::Dateline => 2.5,
            Self::Top => 1.0,
            Self::Middle => -2.0,
            Self::Lead => 1.5,
            Self::Today => 4.0,
            Self::WeekdayAgrees => 0.7,
            Self::WeekdayDisagrees => -1.0,
            Self::OtherToday => -2.5,
            Self::DateAgrees => 3.0,
            Self::DateDisagrees => -3.0,
            Self::OwnWeekdayWrong => -1.0,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Published => "called-published",
            Self::Updated => "called-updated",
            Self::OwnLine => "own-line",
            Self::Dateline => "dateline",
            Self::Top => "above-the-article",
            Self::Middle => "inside-the-article",
            Self::Lead => "in-the-lead",
            Self::Today => "called-today",
            Self::WeekdayAgrees => "weekday-in-text-agrees",
            Self::WeekdayDisagrees => "weekday-in-text-disagrees",
            Self::OtherToday => "today-is-another-weekday",
            Self::DateAgrees => "day-in-text-agrees",
            Self::DateDisagrees => "day-in-text-disagrees",
            Self::OwnWeekdayWrong => "wrong-weekday",
        }
    }

    fn reason(self) -> Option<&'static str> {
        Some(match self {
            Self::Published => "the page calls it the date of publication",
            Self::Updated => "the page calls it the date of the last update",
            Self::OwnLine => "it stands on a line of its own",
            Self::Dateline => "it stands in the dateline",
            Self::Lead => "the article opens with it and its weekday",
            Self::Today => "the text says «today» of it",
            Self::WeekdayAgrees => "weekdays in the text agree with it",
            Self::DateAgrees => "the text gives its day and month for the day of writing",
            Self::Top
            | Self::Middle
            | Self::WeekdayDisagrees
            | Self::OtherToday
            | Self::DateDisagrees
            | Self::OwnWeekdayWrong => return None,
        })
    }
}

/// The document's date: the candidate with the most evidence, else the date in the file's name, else none.
pub fn find(words: &Words<'_>, expressions: &[Expression]) -> Option<DocumentDate> {
    let page = Page::of(words);
    let said = said_of_today(expressions);
    let mut best: Option<(f32, u32, DocumentDate)> = None;
    for expression in expressions {
        let Some(day) = expression.meaning.full_day() else { continue };
        let Some(day) = expression.meaning.offset.map_or(Some(day), |days| day.checked_sub(days.days()).ok()) else {
            continue;
        };
        let evidence = weigh(words, &page, expression, day, &said);
        let score: f32 = evidence.iter().map(|evidence| evidence.weight()).sum();
        let line = words.token(expression.tokens.0).map_or(0, |token| token.line);
        // Of two dates above the article the one nearer to it: above the headline stands the clock of the site.
        let nearer = |other: u32| other < line && [line, other].iter().all(|at| page.part_of(*at) == PagePart::Top);
        let better = |(other, at, _): &(f32, u32, DocumentDate)| score > *other || score == *other && nearer(*at);
        if score >= THRESHOLD && best.as_ref().is_none_or(better) {
            let reasons: Vec<&str> = evidence.iter().filter_map(|evidence| evidence.reason()).collect();
            let because = format!("The page gives {day}: {}", unique(reasons).join(", "));
            let witnesses = evidence.iter().map(|e| Witness::new(e.name(), e.weight())).collect();
            let value = DateValue::day(day);
            let date = DocumentDate { value, range: Some(expression.range), because, witnesses };
            best = Some((score, line, date));
        }
    }
    best.map(|(.., date)| date)
        .or_else(|| {
            super::address::date(words, |day| {
                said.iter().all(|said| !agreement(said, day).contains(&Evidence::OtherToday))
            })
        })
        .or_else(|| from_file_name(&words.source.document.path))
}

fn unique(mut reasons: Vec<&str>) -> Vec<&str> {
    let mut seen = Vec::new();
    reasons.retain(|reason| {
        let new = !seen.contains(reason);
        seen.push(*reason);
        new
    });
    reasons
}

/// The different statements about the day of writing, each once.
fn said_of_today(expressions: &[Expression]) -> Vec<&Meaning> {
    let same = |a: &Meaning, b: &Meaning| (a.offset, a.weekday, a.month_day) == (b.offset, b.weekday, b.month_day);
    let mut said: Vec<&Meaning> = Vec::new();
    for meaning in expressions.iter().map(|expression| &expression.meaning) {
        let of_today = meaning.base == Base::Document && meaning.offset.is_some();
        if of_today && !said.iter().any(|other| same(other, meaning)) {
            said.push(meaning);
        }
    }
    said
}

fn weigh(words: &Words<'_>, page: &Page, expression: &Expression, day: Date, said: &[&Meaning]) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    let place = Place::of(words, expression);
    if expression.meaning.offset.is_some() {
        evidence.push(Evidence::Today);
    }
    let section = words.source.section(expression.tokens.0);
    // In a sentence `بتاريخ` tells of whatever the sentence does: `بقراره رقم 28 تاريخ …`.
    let prose = section == Section::Body && (place.sentence || place.tokens_beside() > LONGEST_META_LINE);
    if let Some(cue) = named_before(words, expression.tokens.0).filter(|_| !prose) {
        evidence.push(cue);
    }
    if place.is_own_line() && matches!(section, Section::Meta | Section::Furniture) {
        evidence.push(Evidence::OwnLine);
    } else if place.is_dateline(words, expression) {
        evidence.push(Evidence::Dateline);
    }
    if place.is_in_lead(words, expression) && agreed_weekday(expression) {
        evidence.push(Evidence::Lead);
    }
    match page.part_of(place.line) {
        PagePart::Top => evidence.push(Evidence::Top),
        PagePart::Middle => evidence.push(Evidence::Middle),
        PagePart::Bottom => {}
    }
    if expression.meaning.weekday.is_some_and(|stated| expression.meaning.full_day().map(Date::weekday) != Some(stated))
    {
        evidence.push(Evidence::OwnWeekdayWrong);
    }
    evidence.extend(said.iter().flat_map(|said| agreement(said, day)));
    evidence
}

/// The weekday written with the date is the one that day had.
fn agreed_weekday(expression: &Expression) -> bool {
    let stated = expression.meaning.weekday;
    stated.is_some() && expression.meaning.full_day().map(Date::weekday) == stated
}

/// What a statement about the day of writing says of the candidate `day`.
fn agreement(said: &Meaning, day: Date) -> Vec<Evidence> {
    let Some(there) = walk(&said.steps, DateValue::day(day)).and_then(|value| value.as_day()) else {
        return Vec::new();
    };
    let mut evidence = Vec::new();
    if let Some(weekday) = said.weekday {
        // A report of the evening is published on the day after.
        let late = there.yesterday().is_ok_and(|eve| eve.weekday() == weekday);
        evidence.push(match there.weekday() == weekday {
            true => Evidence::WeekdayAgrees,
            false if said.offset.is_some_and(|days| days.abs() <= 1) && !late => Evidence::OtherToday,
            false => Evidence::WeekdayDisagrees,
        });
    }
    if let Some(stated) = said.month_day {
        let agrees = stated == (there.month().unsigned_abs(), there.day().unsigned_abs());
        evidence.push(if agrees { Evidence::DateAgrees } else { Evidence::DateDisagrees });
    }
    evidence
}

/// A word such as `نُشر في` or `آخر تحديث` stands directly before token `at`, at most a colon between.
fn named_before(words: &Words<'_>, at: usize) -> Option<Evidence> {
    const LONGEST_CUE: usize = 4;
    (1..=LONGEST_CUE).filter_map(|back| at.checked_sub(back)).filter(|from| words.same_line(*from, at)).find_map(
        |from| {
            let ends_here = |next: usize| next == at || next + 1 == at && words.is_mark(next, &[":", "-", "|"]);
            let cue = |cue| words.cue(from, cue).is_some_and(|found| ends_here(found.next));
            if cue(DateCue::Updated) {
                return Some(Evidence::Updated);
            }
            cue(DateCue::Published).then_some(Evidence::Published)
        },
    )
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PagePart {
    Top,
    Middle,
    Bottom,
}

/// Where on the page the article itself begins, and where the page ends.
struct Page {
    first_long_line: u32,
    last_lines: u32,
}

impl Page {
    fn of(words: &Words<'_>) -> Self {
        const LONG_LINE_TOKENS: usize = 25;
        const LAST_LINES: usize = 3;
        let tokens = &words.source.tokens;
        let lines: Vec<(u32, usize)> =
            tokens.chunk_by(|a, b| a.line == b.line).map(|line| (line[0].line, line.len())).collect();
        let long = lines.iter().find(|(_, len)| *len >= LONG_LINE_TOKENS).map(|(line, _)| *line);
        let first_long_line = long.or_else(|| first_sentence(words)).unwrap_or(0);
        let last_lines = lines.len().checked_sub(LAST_LINES).and_then(|at| lines.get(at)).map_or(0, |(line, _)| *line);
        Self { first_long_line, last_lines }
    }

    fn part_of(&self, line: u32) -> PagePart {
        if line <= self.first_long_line {
            PagePart::Top
        } else if line >= self.last_lines {
            PagePart::Bottom
        } else {
            PagePart::Middle
        }
    }
}

/// The line of the first sentence of the article, where it has no long one.
fn first_sentence(words: &Words<'_>) -> Option<u32> {
    const SHORTEST_TOKENS: usize = 5;
    let tokens = &words.source.tokens;
    let mut lines = tokens.chunk_by(|a, b| a.line == b.line);
    let line = lines.find(|line| {
        let first = tokens.partition_point(|token| token.range.start < line[0].range.start);
        let ends = words.is_mark(first + line.len() - 1, &[".", "!", "؟", "?", "…"]);
        line.len() >= SHORTEST_TOKENS && ends && words.source.section(first) == Section::Body
    });
    line.map(|line| line[0].line)
}

/// What stands on an expression's line besides it.
struct Place {
    line: u32,
    tokens_before: usize,
    tokens_behind: usize,
    /// The line ends like a sentence.
    sentence: bool,
}

impl Place {
    fn of(words: &Words<'_>, expression: &Expression) -> Self {
        let tokens = &words.source.tokens;
        let (first, next) = expression.tokens;
        let line = tokens.get(first).map_or(0, |token| token.line);
        let start = tokens.partition_point(|token| token.line < line);
        let end = tokens.partition_point(|token| token.line <= line);
        let sentence = end > next && words.is_mark(end - 1, &[".", "!", "؟", "?", "…"]);
        Self { line, tokens_before: first - start, tokens_behind: end.saturating_sub(next), sentence }
    }

    fn is_own_line(&self) -> bool {
        !self.sentence && self.tokens_beside() <= MOST_TOKENS_BESIDE
    }

    fn tokens_beside(&self) -> usize {
        self.tokens_before + self.tokens_behind
    }

    /// Behind the first words of the article's first sentence, set off as a whole: `(12 كانون الأول 2020)`, `، السبت 12 كانون الأول 2020،`.
    fn is_in_lead(&self, words: &Words<'_>, expression: &Expression) -> bool {
        const FARTHEST: usize = 25;
        let (first, next) = expression.tokens;
        let sentence = words.source.sentence_of.get(first).copied();
        let article = words.source.sentences.iter().position(|s| s.section == Section::Body);
        let opens = sentence.map(|sentence| sentence as usize) == article && article.is_some() && !asks(words);
        let set_off = words.is_mark(next, &["،", ","]) || words.is_mark(next - 1, &[")", "]"]);
        opens && set_off && self.tokens_before > 0 && self.tokens_before <= FARTHEST
    }

    /// Near the line's start, parted from what follows by a dash, a stroke, a colon or brackets.
    fn is_dateline(&self, words: &Words<'_>, expression: &Expression) -> bool {
        const MOST_TOKENS_BEFORE: usize = 7;
        const SEPARATOR_WITHIN: usize = 6;
        let (first, next) = expression.tokens;
        let separator = (next..next + SEPARATOR_WITHIN)
            .take_while(|at| words.same_line(first, *at))
            .any(|at| words.is_mark(at, &["-", "–", "—", "/", ":", "|"]));
        // `١٢ يونيو ٢٠٠٥التقى …`: the line of the date and the text have run together.
        let glued = self.tokens_before == 0
            && words.same_line(first, next)
            && words.token(next).is_some_and(|token| token.is_word() && !token.spaced);
        self.tokens_before <= MOST_TOKENS_BEFORE && separator || glued
    }
}

/// The headline asks a question: what answers it tells of some other day.
fn asks(words: &Words<'_>) -> bool {
    let tokens = (0..words.source.tokens.len()).take_while(|at| words.source.section(*at) != Section::Body);
    { tokens }.any(|at| words.source.section(at) == Section::Headline && words.is_mark(at, &["؟", "?"]))
}

/// Gives weekdays and dates without a year that stand in the dateline their meaning: the day of writing itself.
pub fn mark_dateline(words: &Words<'_>, expressions: &mut [Expression]) {
    let page = Page::of(words);
    for expression in expressions.iter_mut().filter(|expression| expression.meaning.open) {
        let (first, _) = expression.tokens;
        let place = Place::of(words, expression);
        let parted = place.tokens_before == 0
            || first.checked_sub(1).is_some_and(|before| words.is_mark(before, &["-", "–", "—", "/", "|", "("]))
            || words.before(first).is_some_and(|before| before.is("في")) && place.tokens_before <= 4;
        let beside = place.tokens_before + place.tokens_behind > 0;
        // `الأحد 26 أكتوبر` alone on a line above the article is no item of a list.
        let whole = expression.meaning.weekday.is_some() && expression.meaning.names_day();
        let fits = place.is_dateline(words, expression) || place.is_own_line() && (beside || whole);
        if parted && fits && !place.sentence_before(words, expression) && page.part_of(place.line) == PagePart::Top {
            let date = std::mem::replace(&mut expression.meaning, Meaning::day_offset(0));
            expression.meaning = Meaning::day_offset(0).beside(date);
        }
    }
}

impl Place {
    /// A verb or other sign of a sentence stands before the expression on its line: it is no dateline.
    fn sentence_before(&self, words: &Words<'_>, expression: &Expression) -> bool {
        let (first, _) = expression.tokens;
        (first - self.tokens_before..first).any(|at| {
            words.cue(at, DateCue::Past).is_some()
                || words.cue(at, DateCue::Future).is_some()
                || words.is_mark(at, &["،", "؛"])
        })
    }
}

/// `2021-03-04-name.txt`, `name_20210304.txt`
fn from_file_name(path: &str) -> Option<DocumentDate> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let found = super::address::day_in(name)?;
    let because = format!("The file's name gives {found}");
    Some(DocumentDate { value: DateValue::day(found), range: None, because, witnesses: Vec::new() })
}
