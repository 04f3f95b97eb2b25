//! Which part of the page a line stands in: headline, data about the article, the article, or the site around it.
//!
//! Each line is weighed for furniture and for meta by its words and its shape; the article is what neither explains.

use super::{lines, word_count};
use crate::arabic::lexicon::{Furniture, PageCue};
use crate::arabic::{Calendar, Token, TokenKind};
use crate::base::TextRange;
use crate::extract::reading::{Section, Sentence};

/// A line below this in every other section belongs to the article.
const THRESHOLD: f32 = 2.0;
/// A line of more words is a paragraph of the article, whatever words it holds.
const LONG_LINE_WORDS: usize = 25;

/// The weights of a line's words and shape.
#[derive(Clone, Copy, Debug, Default)]
struct Weights {
    furniture: f32,
    meta: f32,
}

/// Sets the section of every sentence.
pub fn mark_sections(sentences: &mut [Sentence], tokens: &[Token], furniture: &Furniture, calendar: &Calendar) {
    let lines: Vec<&[Token]> = lines(tokens).collect();
    let is_furniture = |line: &[Token]| matches!(furniture.start(line), Some((PageCue::FurnitureStart, ..)));
    let is_long = |line: &&[Token]| word_count(line) > LONG_LINE_WORDS && !is_furniture(line) && !is_address(line);
    let first_long = lines.iter().position(is_long);
    let last_long = lines.iter().rposition(is_long);
    let mut sections: Vec<Section> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let above = first_long.is_some_and(|first| index < first);
        let below = last_long.is_some_and(|last| index > last);
        sections.push(section_of(line, above, below, furniture, calendar));
    }
    // What stands among furniture under the article is furniture too.
    for index in last_long.map_or(lines.len(), |last| last + 2)..lines.len().saturating_sub(1) {
        if sections[index - 1] == Section::Furniture && sections[index + 1] == Section::Furniture {
            sections[index] = Section::Furniture;
        }
    }
    mark_headline(&mut sections, &lines, first_long);
    let mut line_of = 0;
    for sentence in sentences {
        while line_of + 1 < lines.len() && lines[line_of + 1][0].range.start <= sentence.range.start {
            line_of += 1;
        }
        sentence.section = sections.get(line_of).copied().unwrap_or(Section::Body);
    }
}

fn section_of(line: &[Token], above: bool, below: bool, furniture: &Furniture, calendar: &Calendar) -> Section {
    if is_address(line) {
        return Section::Furniture;
    }
    let weights = weigh(line, above, below, furniture, calendar);
    if weights.furniture.max(weights.meta) < THRESHOLD {
        Section::Body
    } else if weights.furniture > weights.meta {
        Section::Furniture
    } else {
        Section::Meta
    }
}

/// The address of a page, with a word or two or a date before it: the words in it are no prose.
fn is_address(line: &[Token]) -> bool {
    const MOST_BEFORE: usize = 8;
    let http = line.iter().take(MOST_BEFORE).position(|token| matches!(token.normal.as_str(), "http" | "https"));
    let Some(http) = http else { return false };
    let slashes = line.get(http + 1..http + 4).is_some_and(|three| three[0].is(":") && three[1].is("/"));
    slashes && line[http + 1..].iter().all(|token| !token.spaced)
}

fn weigh(line: &[Token], above: bool, below: bool, furniture: &Furniture, calendar: &Calendar) -> Weights {
    let mut weights = Weights::default();
    let words = word_count(line);
    match furniture.start(line) {
        Some((PageCue::FurnitureStart, weight, _)) => weights.furniture += weight,
        Some((_, weight, _)) => weights.meta += weight,
        None => {}
    }
    // In a long line a cue says less the more else stands there: a whole article can come on one line, its share buttons included.
    let share = (LONG_LINE_WORDS as f32 / words.max(1) as f32).min(1.0);
    for at in 0..line.len() {
        for (cue, weight) in furniture.inside(&line[at..]) {
            let weight = weight * share;
            match cue {
                PageCue::Furniture => weights.furniture += weight,
                _ => weights.meta += weight,
            }
        }
    }
    let is = |index: Option<&Token>, marks: &[&str]| index.is_some_and(|token| marks.contains(&token.normal.as_str()));
    let separators = line.iter().filter(|token| is(Some(token), &["|", "·", "»", "•", "›"])).count();
    let (first, last) = (line.first(), line.last());
    if is(first, &["#"]) || is(first, &["©"]) || is(first, &["×"]) {
        weights.furniture += 2.5;
    }
    if separators >= 1 && words <= 12 && !is(first, &["«", "•"]) && !line.iter().any(|token| token.is("«")) {
        weights.furniture += 0.8 * separators as f32;
    }
    if words <= 6 && line.iter().all(|token| token.kind != TokenKind::Word || token.normal.chars().count() <= 2) {
        weights.furniture += 2.0;
    }
    // A caption names where its picture comes from, in brackets at its end: `(رويترز)`.
    let bracketed = is(last, &[")"]) && line.iter().rev().take(5).any(|token| token.is("("));
    let whole_line = is(first, &["("]) && is(last, &[")"]) || is(first, &["/"]) && is(last, &["/"]);
    let opens_page = line[0].line == 0;
    if words <= 14 && bracketed && !whole_line && !opens_page {
        weights.furniture += if above || below { 1.8 } else { 0.0 };
    }
    if whole_line && words <= 8 {
        weights.meta += 2.5;
    }
    weights.meta += match date_in(line, calendar) {
        Some(DateInLine::Standalone) if words <= 14 => 2.0,
        Some(_) => 0.5,
        None => 0.0,
    };
    if is(last, &["/"]) && words <= 10 {
        weights.meta += 2.0;
    }
    // The name of the site or of the column, alone above the headline.
    if opens_page && above && words <= 2 && !is(last, &[".", "؟", "!", "?"]) {
        weights.meta += 2.0;
    }
    if holds_time(line) && words <= 14 {
        weights.meta += 1.0;
    }
    if words <= 10 && above && is_place_and_byline(line) {
        // The first line may be a short headline with a colon.
        weights.meta += if words <= 6 && line[0].line > 0 { 2.0 } else { 1.0 };
    }
    let stop = is(last, &[".", "؟", "!", "?"]);
    if stop {
        weights.furniture -= 1.0;
        weights.meta -= 1.5;
    }
    if words > LONG_LINE_WORDS {
        weights.meta -= 6.0;
        weights.furniture -= if below { 1.0 } else { 6.0 };
    } else if words > 14 {
        weights.meta -= 1.5;
        weights.furniture -= 0.5;
    }
    if above || below {
        weights.furniture += 0.5;
    }
    if below && (weights.furniture > 0.5 || words <= 8 && !stop) {
        weights.furniture += 0.7;
    }
    weights
}

/// How a date stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateInLine {
    /// At the start, behind a weekday, or behind a mark, as in a dateline.
    Standalone,
    /// In a sentence.
    InProse,
}

/// A month's name beside a number, or numbers between strokes or dashes.
fn date_in(line: &[Token], calendar: &Calendar) -> Option<DateInLine> {
    let number = |at: usize| line.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let stroke = |at: usize| line.get(at).is_some_and(|token| matches!(token.normal.as_str(), "/" | "-"));
    let start_of_date = |at: usize| {
        if let Some((_, tokens)) = calendar.months.longest(&line[at].normal, &line[at + 1..]) {
            // `3- تشرين الثاني- 2022`
            let day = if at > 0 && stroke(at - 1) { at.checked_sub(2) } else { at.checked_sub(1) };
            return day.filter(|day| number(*day)).or_else(|| number(at + tokens).then_some(at));
        }
        (number(at) && stroke(at + 1) && number(at + 2) && stroke(at + 3) && number(at + 4)).then_some(at)
    };
    let start = (0..line.len()).find_map(start_of_date)?;
    let parted = start.checked_sub(1).is_none_or(|before| {
        let weekday = calendar.weekdays.longest(&line[before].normal, &[]).is_some();
        weekday || line[before].kind == TokenKind::Mark
    });
    Some(if parted || is_mostly_date(line, start) { DateInLine::Standalone } else { DateInLine::InProse })
}

/// `صور 20 رجب 1443 هـ الموافق 21 فبراير 2022 م أنباء الساحل`: beside the date, which has its year, only a place and an agency.
fn is_mostly_date(line: &[Token], start: usize) -> bool {
    const MOST_WORDS_BESIDE: usize = 4;
    let is_year = |token: &Token| token.kind == TokenKind::Number && token.normal.len() == 4;
    let Some(year) = line.iter().rposition(is_year) else { return false };
    let behind = line[year + 1..].iter().filter(|token| !matches!(token.normal.as_str(), "م" | "ه"));
    let beside = line[..start.min(year)].iter().chain(behind);
    let ends_like_prose = line.last().is_some_and(|token| matches!(token.normal.as_str(), "." | "؟" | "!"));
    !ends_like_prose && beside.filter(|token| token.kind != TokenKind::Mark).count() <= MOST_WORDS_BESIDE
}

/// `05:12`
fn holds_time(line: &[Token]) -> bool {
    line.windows(3).any(|three| {
        let number = |token: &Token| token.kind == TokenKind::Number && token.normal.len() <= 2;
        number(&three[0]) && three[1].is(":") && number(&three[2]) && !three[2].spaced
    })
}

/// A dash, a stroke or a colon parts a place from a byline.
fn is_place_and_byline(line: &[Token]) -> bool {
    line.iter().take(8).any(|token| {
        let spaced = token.spaced && matches!(token.normal.as_str(), "-" | "–" | "—" | "|");
        spaced || matches!(token.normal.as_str(), "/" | ":")
    })
}

/// The headline: the first line above the article that is no furniture and no meta, and what repeats it.
fn mark_headline(sections: &mut [Section], lines: &[&[Token]], first_long: Option<usize>) {
    const FEWEST_WORDS: usize = 3;
    // A summary in front of the headline is a long line too.
    let end = first_long.map_or(lines.len(), |long| if long == 0 { lines.len().min(3) } else { long });
    let ends_like_prose = |line: &[Token]| line.last().is_some_and(|token| token.is("."));
    let candidate = |index: &usize| {
        let words = word_count(lines[*index]);
        sections[*index] == Section::Body
            && (FEWEST_WORDS..=LONG_LINE_WORDS).contains(&words)
            && !ends_like_prose(lines[*index])
    };
    let Some(headline) = (0..end).find(candidate) else { return };
    sections[headline] = Section::Headline;
    for index in headline + 1..end {
        if sections[index] == Section::Body
            && (repeats(lines[headline], lines[index]) || repeats(lines[index], lines[headline]))
        {
            sections[index] = Section::Headline;
        }
    }
}

/// All words of `short` stand in `long` one behind the other.
fn repeats(long: &[Token], short: &[Token]) -> bool {
    word_count(short) >= 3
        && long.windows(short.len()).any(|part| part.iter().zip(short).all(|(a, b)| a.normal == b.normal))
}

/// Where the headline stands: its last repetition, which is the one without the site's name before it.
pub fn title_range(sentences: &[Sentence]) -> Option<TextRange> {
    let last = sentences.iter().rfind(|sentence| sentence.section == Section::Headline)?.paragraph;
    let of_line =
        sentences.iter().filter(|sentence| sentence.section == Section::Headline && sentence.paragraph == last);
    of_line.map(|sentence| sentence.range).reduce(TextRange::cover)
}
