//! The plain text report: documents with their days, entities by weight with their offices, the chronology with sources, undated
//! events, problems.

use std::fmt::{self, Write as _};

use crate::base::{Diagnostic, EntityKind};
use crate::corpus::Corpus;
use crate::extract::EventStatus;
use crate::model::report::{self, EntityEntry, EventEntry, Report};
use crate::resolve::{Analysis, DateSource};

/// The report of an analysis. `corpus` adds what could not be loaded.
pub fn text(corpus: &Corpus, analysis: &Analysis) -> String {
    let report = report::build(analysis);
    let problems: Vec<&Diagnostic> = corpus.diagnostics.iter().chain(&report.problems).collect();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_report(&mut text, &report, &problems);
    text
}

fn write_report(out: &mut String, report: &Report, problems: &[&Diagnostic]) -> fmt::Result {
    let events = report.chronology.len() + report.undated.len();
    let (documents, entities) = (report.documents.len(), report.entities.len());
    writeln!(out, "{documents} documents, {entities} entities, {events} events")?;

    heading(out, "Documents")?;
    for row in &report.documents {
        let (day, source) = match &row.day {
            Some(day) => (day.text.as_str(), source_word(day.source)),
            None => ("no date", ""),
        };
        writeln!(out, "{day:<22} {source:<10} {}", row.title)?;
        match &row.outlet {
            Some(outlet) => writeln!(out, "{:34}{} · {outlet}", "", row.path)?,
            None => writeln!(out, "{:34}{}", "", row.path)?,
        }
    }

    for (kind, title) in [
        (EntityKind::Person, "People"),
        (EntityKind::Organization, "Organisations"),
        (EntityKind::Place, "Places"),
        (EntityKind::Equipment, "Equipment"),
    ] {
        let entries: Vec<&EntityEntry> = report.entities.iter().filter(|entry| entry.kind == kind).collect();
        if !entries.is_empty() {
            heading(out, &format!("{title} ({})", entries.len()))?;
            entries.iter().try_for_each(|entry| write_entity(out, entry))?;
        }
    }

    heading(out, &format!("Chronology ({})", report.chronology.len()))?;
    report.chronology.iter().try_for_each(|entry| write_event(out, entry))?;
    if !report.undated.is_empty() {
        heading(out, &format!("Undated ({})", report.undated.len()))?;
        report.undated.iter().try_for_each(|entry| write_event(out, entry))?;
    }
    if !problems.is_empty() {
        heading(out, &format!("Problems ({})", problems.len()))?;
        problems.iter().try_for_each(|problem| writeln!(out, "{problem}"))?;
    }
    Ok(())
}

fn heading(out: &mut String, title: &str) -> fmt::Result {
    writeln!(out, "\n{title}\n{}", "─".repeat(title.chars().count()))
}

fn source_word(source: DateSource) -> &'static str {
    match source {
        DateSource::Stated => "stated",
        DateSource::Inferred => "inferred",
        DateSource::File => "file name",
        DateSource::Analyst => "analyst",
    }
}

fn write_entity(out: &mut String, entry: &EntityEntry) -> fmt::Result {
    write!(out, "{:>5}  {}", entry.mentions, entry.name)?;
    for (index, office) in entry.offices.iter().enumerate() {
        let (between, former) = (if index == 0 { " — " } else { "؛ " }, if office.former { " (former)" } else { "" });
        write!(out, "{between}{}{former}", office.text)?;
    }
    writeln!(out)
}

fn write_event(out: &mut String, entry: &EventEntry) -> fmt::Result {
    let day = entry.day.as_deref().unwrap_or("undated");
    let mut certainty = Vec::new();
    if entry.inferred {
        certainty.push("inferred");
    }
    if entry.status == EventStatus::Scheduled {
        certainty.push("scheduled");
    }
    write!(out, "{day:<22} {:<13} {}", entry.kind.name(), entry.label)?;
    if !certainty.is_empty() {
        write!(out, "  [{}]", certainty.join(", "))?;
    }
    writeln!(out)?;
    let mut detail = |name: &str, value: &str| writeln!(out, "{:37}{name}: {value}", "");
    if !entry.who.is_empty() {
        detail("who", &entry.who.join("، "))?;
    }
    if let Some(place) = &entry.place {
        detail("where", place)?;
    }
    detail("sources", &entry.sources.join("؛ "))
}
