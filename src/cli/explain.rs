//! What each decision of a reading rests on, as plain text: its witnesses with their weights, and how sure they make it.

use std::fmt::{self, Write as _};

use crate::base::TextRange;
use crate::corpus::Document;
use crate::extract::{EventMention, EventStatus, Reading, RoleHolder, Section, Side, Witness, weighed};

/// One document's reading, decision by decision: its day, the parts of its page, names, offices, dates and events.
pub fn text(document: &Document, reading: &Reading) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Explainer { document, reading, lines: line_starts(&document.text) }.write(&mut out);
    out
}

/// The byte at which each line begins.
fn line_starts(text: &str) -> Vec<u32> {
    let behind = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(behind).filter_map(|at| u32::try_from(at).ok()).collect()
}

struct Explainer<'a> {
    document: &'a Document,
    reading: &'a Reading,
    lines: Vec<u32>,
}

impl Explainer<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "{}: {}", self.document.path, self.reading.title)?;
        self.write_day(out)?;
        self.write_page(out)?;
        self.write_names(out)?;
        self.write_roles(out)?;
        self.write_dates(out)?;
        self.write_events(out)?;
        if !self.reading.diagnostics.is_empty() {
            heading(out, "Notes", self.reading.diagnostics.len())?;
            self.reading.diagnostics.iter().try_for_each(|diagnostic| writeln!(out, "{}", diagnostic.message))?;
        }
        Ok(())
    }

    fn write_day(&self, out: &mut String) -> fmt::Result {
        match &self.reading.date {
            None => writeln!(out, "No day: neither the page nor the file's name gives one"),
            Some(date) => {
                let at = date.range.map_or_else(String::new, |range| format!(" {}", self.at(range)));
                writeln!(out, "Written on {}{at}", date.value)?;
                writeln!(out, "  {}", date.because)?;
                witnesses(out, "  ", &date.witnesses)
            }
        }
    }

    /// The lines that are no part of the article.
    fn write_page(&self, out: &mut String) -> fmt::Result {
        let aside = |section: Section| matches!(section, Section::Furniture | Section::Meta);
        let count = self.reading.sentences.iter().filter(|sentence| aside(sentence.section)).count();
        if count == 0 {
            return Ok(());
        }
        heading(out, "Beside the article", count)?;
        for sentence in self.reading.sentences.iter().filter(|sentence| aside(sentence.section)) {
            let what = if sentence.section == Section::Meta { "about the article" } else { "site furniture" };
            writeln!(out, "{} {what}: {}", self.at(sentence.range), self.words(sentence.range))?;
        }
        Ok(())
    }

    fn write_names(&self, out: &mut String) -> fmt::Result {
        heading(out, "Names", self.reading.mentions.len())?;
        for mention in &self.reading.mentions {
            let country = mention.country.as_deref().map_or_else(String::new, |code| format!(", {code}"));
            writeln!(out, "{} {}{country}: {}", self.at(mention.range), mention.kind, self.words(mention.range))?;
            witnesses(out, "  ", &mention.witnesses)?;
        }
        Ok(())
    }

    fn write_roles(&self, out: &mut String) -> fmt::Result {
        heading(out, "Offices", self.reading.roles.len())?;
        for role in &self.reading.roles {
            let of = match &role.of {
                None => String::new(),
                Some(RoleHolder::Country(code)) => format!(" of {code}"),
                Some(RoleHolder::Mention(mention)) => format!(" of «{}»", self.name(*mention)),
            };
            let former = if role.former { ", formerly" } else { "" };
            writeln!(out, "{} «{}»{of}{former}: {}", self.at(role.range), role.title, self.name(role.person))?;
            witnesses(out, "  ", &role.witnesses)?;
        }
        Ok(())
    }

    fn write_dates(&self, out: &mut String) -> fmt::Result {
        heading(out, "Dates", self.reading.dates.len())?;
        for date in &self.reading.dates {
            writeln!(out, "{} {}: {}", self.at(date.range), date.value, self.words(date.range))?;
            writeln!(out, "  {}", date.because)?;
            witnesses(out, "  ", &date.witnesses)?;
        }
        Ok(())
    }

    fn write_events(&self, out: &mut String) -> fmt::Result {
        heading(out, "Events", self.reading.events.len())?;
        self.reading.events.iter().try_for_each(|event| self.write_event(out, event))
    }

    fn write_event(&self, out: &mut String, event: &EventMention) -> fmt::Result {
        let first = event.triggers.first().map_or_else(String::new, |range| format!("{} ", self.at(*range)));
        let status = if event.status == EventStatus::Scheduled { ", scheduled" } else { "" };
        let day = day_of(event).unwrap_or_else(|| "no day".to_owned());
        writeln!(out, "{first}{}{status}, {day}", event.kind)?;
        for because in &event.because {
            writeln!(out, "  {because}")?;
        }
        let none = Vec::new();
        for (at, trigger) in event.triggers.iter().enumerate() {
            writeln!(out, "  named {} by «{}»", self.at(*trigger), self.words(*trigger))?;
            witnesses(out, "    ", event.trigger_witnesses.get(at).unwrap_or(&none))?;
        }
        for participant in &event.participants {
            let side = match participant.side {
                Side::Agent => "acts",
                Side::Counterpart => "is the other side",
                Side::Attendee => "is present",
            };
            writeln!(out, "  «{}» {side}", self.name(participant.mention))?;
            witnesses(out, "    ", &participant.witnesses)?;
        }
        if let Some(place) = &event.place {
            writeln!(out, "  in «{}»", self.name(place.mention))?;
            witnesses(out, "    ", &place.witnesses)?;
        }
        if let Some(day) = day_of(event) {
            writeln!(out, "  on {day}")?;
            witnesses(out, "    ", &event.date_witnesses)?;
        }
        Ok(())
    }

    /// `12:30`: the line and the character in it, both counted from 1.
    fn at(&self, range: TextRange) -> String {
        let line = self.lines.partition_point(|start| *start <= range.start);
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or(0);
        let column = TextRange::new(start, range.start.max(start)).of(&self.document.text).chars().count() + 1;
        format!("{line}:{column}")
    }

    fn words(&self, range: TextRange) -> &str {
        range.of(&self.document.text)
    }

    fn name(&self, mention: u32) -> &str {
        self.reading.mentions.get(mention as usize).map_or("", |mention| &mention.name)
    }
}

/// The day of an event as the document tells it; `None` where it tells none.
fn day_of(event: &EventMention) -> Option<String> {
    let own = || event.on_document_day.then(|| "the document's own day, which it does not state".to_owned());
    event.date.map(|date| date.to_string()).or_else(own)
}

fn heading(out: &mut String, title: &str, count: usize) -> fmt::Result {
    let title = format!("{title} ({count})");
    writeln!(out, "\n{title}\n{}", "─".repeat(title.chars().count()))
}

fn witnesses(out: &mut String, indent: &str, witnesses: &[Witness]) -> fmt::Result {
    if witnesses.is_empty() {
        return Ok(());
    }
    writeln!(out, "{indent}{}", weighed(witnesses))
}
