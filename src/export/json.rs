//! [`Analysis`] → the JSON that `tests/gold/ANALYSIS.md` describes.

use serde::Serialize;

use crate::base::{DateValue, Diagnostic, DocumentId, EntityKind, EventKind, Passage, TextRange};
use crate::edit::{Act, Decision, Log, Step};
use crate::extract::{EventStatus, Side};
use crate::model::steps;
use crate::resolve::{
    Analysis, Aspect, Claim, DateSource, Decided, DocumentRecord, Doubt, Entity, Event, KeptApart, Reason, Repeat,
    Repeats,
};

/// The analysis as pretty-printed JSON with a final line feed. Offsets count Unicode code points.
///
/// `unread` tells of the files that could not be read; it stands before the analysis's own diagnostics.
pub fn analysis_json(analysis: &Analysis, unread: &[Diagnostic]) -> String {
    analysis_json_with(analysis, unread, &Log::default())
}

/// The same with everything that the analyst did and did not take back, each with its time.
pub fn analysis_json_with(analysis: &Analysis, unread: &[Diagnostic], log: &Log<Step>) -> String {
    let writer = Writer { documents: &analysis.documents };
    let file = File {
        format: "marsad-analysis",
        version: 1,
        documents: (analysis.documents.iter().enumerate())
            .map(|(index, document)| DocumentOut {
                id: DocumentId::from_index(index).to_string(),
                path: &document.path,
                title: &document.title,
                outlet: document.outlet.as_deref(),
                copy_of: document.copy_of.map(|original| original.to_string()),
                written_between: document.written_between.as_ref().map(|between| BetweenOut {
                    first: between.first,
                    last: between.last,
                    because: writer.reasons(&between.because),
                }),
                date: document.date.as_ref().map(|date| DateOut {
                    value: date.value,
                    source: date.source,
                    because: writer.reasons(&date.because),
                }),
            })
            .collect(),
        entities: analysis.entities.iter().map(|entity| writer.entity(entity)).collect(),
        dates: (analysis.documents.iter().enumerate())
            .flat_map(|(index, document)| {
                let id = DocumentId::from_index(index);
                let writer = &writer;
                document.dates.iter().map(move |date| DateMentionOut {
                    span: writer.span(id, date.range),
                    value: date.value,
                    because: writer.reasons(&date.because),
                })
            })
            .collect(),
        events: analysis.events.iter().map(|event| writer.event(event)).collect(),
        claims: analysis.claims.iter().map(|claim| writer.claim(claim)).collect(),
        kept_apart: analysis.kept_apart.iter().map(|pair| writer.kept_apart(pair)).collect(),
        diagnostics: (unread.iter().chain(&analysis.diagnostics)).map(ToString::to_string).collect(),
        decisions: analysis.decisions.iter().map(|row| writer.decided(row)).collect(),
        doubts: analysis.doubts.iter().map(|doubt| writer.doubt(doubt)).collect(),
        work: log.holding().into_iter().map(|(_, step)| step_out(step)).collect(),
    };
    // Strings, numbers and lists only: nothing that serde_json could refuse.
    let mut json = serde_json::to_string_pretty(&file).unwrap_or_default();
    json.push('\n');
    json
}

struct Writer<'a> {
    documents: &'a [DocumentRecord],
}

impl Writer<'_> {
    fn span(&self, document: DocumentId, range: TextRange) -> Span {
        let record = self.documents.get(document.index());
        let before = |byte| record.map_or(byte, |record| record.code_points.before(byte));
        Span { document: document.to_string(), start: before(range.start), end: before(range.end) }
    }

    fn kept_apart<'e>(&self, pair: &'e KeptApart) -> KeptApartOut<'e> {
        KeptApartOut {
            one: self.span(pair.one.document, pair.one.range),
            other: self.span(pair.other.document, pair.other.range),
            short_by: pair.short_by,
            because: &pair.because,
        }
    }

    fn reasons(&self, reasons: &[Reason]) -> Vec<ReasonOut> {
        (reasons.iter())
            .map(|reason| ReasonOut {
                text: reason.text.clone(),
                evidence: reason.evidence.iter().map(|passage| self.span(passage.document, passage.range)).collect(),
            })
            .collect()
    }

    fn entity<'e>(&self, entity: &'e Entity) -> EntityOut<'e> {
        EntityOut {
            id: entity.id.to_string(),
            kind: entity.kind,
            name: &entity.name,
            aliases: entity.aliases.iter().map(|alias| alias.name.as_str()).collect(),
            country: entity.country.as_deref(),
            roles: (entity.roles.iter())
                .map(|role| RoleOut {
                    title: &role.title,
                    of: role.of.map(|id| id.to_string()),
                    former: role.former,
                    evidence: role.evidence.iter().map(|p| self.span(p.document, p.range)).collect(),
                })
                .collect(),
            mentions: entity.mentions.iter().map(|mention| self.span(mention.document, mention.range)).collect(),
            hidden: entity.is_hidden,
        }
    }

    fn claim<'e>(&self, claim: &'e Claim) -> ClaimOut<'e> {
        let spans = |passages: &[Passage]| passages.iter().map(|p| self.span(p.document, p.range)).collect::<Vec<_>>();
        ClaimOut {
            event: claim.event.to_string(),
            speakers: claim.speakers.iter().map(ToString::to_string).collect(),
            date: claim.date,
            occasion: claim.occasion.map(|id| id.to_string()),
            form: claim.form.as_deref(),
            through: claim.through.map(|id| id.to_string()),
            about: (claim.about.iter())
                .map(|about| AboutOut { entity: about.entity.to_string(), evidence: spans(&about.sentences) })
                .collect(),
            evidence: spans(&claim.sentences),
        }
    }

    fn decided<'e>(&self, row: &'e Decided) -> DecidedOut<'e> {
        DecidedOut {
            decision: &row.decision,
            places: row.places.iter().map(|place| self.span(place.document, place.range)).collect(),
            entities: row.entities.iter().map(ToString::to_string).collect(),
            events: row.events.iter().map(ToString::to_string).collect(),
            left_out: &row.left_out,
        }
    }

    fn doubt<'e>(&self, doubt: &'e Doubt) -> DoubtOut<'e> {
        let (a, b) = doubt.entities;
        DoubtOut {
            mentions: [doubt.a, doubt.b].map(|at| self.span(at.document, at.range)),
            entities: [a, b].map(|id| id.to_string()),
            because: &doubt.because,
        }
    }

    fn event<'e>(&self, event: &'e Event) -> EventOut<'e> {
        EventOut {
            id: event.id.to_string(),
            kind: event.kind,
            status: event.status,
            date: event.date,
            because: self.reasons(&event.because),
            place: event.place.map(|id| id.to_string()),
            participants: event.participants.iter().map(|participant| participant.entity.to_string()).collect(),
            sides: event.participants.iter().map(|participant| participant.side).collect(),
            mentions: (event.reports.iter())
                .flat_map(|report| report.triggers.iter().map(|range| self.span(report.document, *range)))
                .collect(),
            reports: (event.reports.iter())
                .map(|report| ReportOut {
                    document: report.document.to_string(),
                    date: report.date,
                    place: report.place.map(|id| id.to_string()),
                    participants: report.participants.iter().map(ToString::to_string).collect(),
                    because: self.reasons(&report.because),
                    repeats: report.repeats.map(repeats),
                })
                .collect(),
            independent_sources: event.independent_sources,
            contradictions: (event.contradictions.iter())
                .map(|contradiction| ContradictionOut {
                    about: contradiction.about,
                    sides: (contradiction.sides.iter())
                        .map(|side| StatementOut {
                            says: &side.says,
                            evidence: side.evidence.iter().map(|p| self.span(p.document, p.range)).collect(),
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct KeptApartOut<'a> {
    one: Span,
    other: Span,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_by: Option<f32>,
    because: &'a str,
}

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    documents: Vec<DocumentOut<'a>>,
    entities: Vec<EntityOut<'a>>,
    dates: Vec<DateMentionOut>,
    events: Vec<EventOut<'a>>,
    kept_apart: Vec<KeptApartOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
    diagnostics: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<DecidedOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<DoubtOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work: Vec<StepOut<'a>>,
}

/// Two mentions that may name one thing, or two.
#[derive(Serialize)]
struct DoubtOut<'a> {
    mentions: [Span; 2],
    entities: [String; 2],
    because: &'a str,
}

/// One step of the analyst's work.
#[derive(Serialize)]
struct StepOut<'a> {
    /// RFC 3339, UTC.
    at: String,
    words: String,
    /// As in a workspace; its ranges count bytes.
    #[serde(flatten)]
    act: &'a Act,
}

fn step_out(step: &Step) -> StepOut<'_> {
    let at = jiff::Timestamp::from_second(step.at).map(|at| at.to_string()).unwrap_or_default();
    StepOut { at, words: steps::words(&step.act), act: &step.act }
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    id: String,
    path: &'a str,
    title: &'a str,
    outlet: Option<&'a str>,
    /// The first document whose text is nearly the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<String>,
    date: Option<DateOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written_between: Option<BetweenOut>,
}

#[derive(Serialize)]
struct BetweenOut {
    first: Option<jiff::civil::Date>,
    last: Option<jiff::civil::Date>,
    because: Vec<ReasonOut>,
}

#[derive(Serialize)]
struct DateOut {
    value: DateValue,
    source: DateSource,
    because: Vec<ReasonOut>,
}

#[derive(Serialize)]
struct ReasonOut {
    text: String,
    evidence: Vec<Span>,
}

/// Half-open, in code points of the document's text.
#[derive(Serialize)]
struct Span {
    document: String,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct EntityOut<'a> {
    id: String,
    kind: EntityKind,
    name: &'a str,
    aliases: Vec<&'a str>,
    country: Option<&'a str>,
    roles: Vec<RoleOut<'a>>,
    mentions: Vec<Span>,
    #[serde(skip_serializing_if = "is_false")]
    hidden: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What somebody said in public on one occasion.
#[derive(Serialize)]
struct ClaimOut<'a> {
    event: String,
    speakers: Vec<String>,
    date: Option<DateValue>,
    occasion: Option<String>,
    form: Option<&'a str>,
    through: Option<String>,
    about: Vec<AboutOut>,
    evidence: Vec<Span>,
}

#[derive(Serialize)]
struct AboutOut {
    entity: String,
    evidence: Vec<Span>,
}

/// What the analyst decided, and what it touches.
#[derive(Serialize)]
struct DecidedOut<'a> {
    /// As in the file of decisions; its ranges count bytes.
    #[serde(flatten)]
    decision: &'a Decision,
    places: Vec<Span>,
    entities: Vec<String>,
    events: Vec<String>,
    left_out: &'a [String],
}

#[derive(Serialize)]
struct RoleOut<'a> {
    title: &'a str,
    of: Option<String>,
    former: bool,
    evidence: Vec<Span>,
}

#[derive(Serialize)]
struct DateMentionOut {
    #[serde(flatten)]
    span: Span,
    value: DateValue,
    because: Vec<ReasonOut>,
}

#[derive(Serialize)]
struct EventOut<'a> {
    id: String,
    kind: EventKind,
    status: EventStatus,
    date: Option<DateValue>,
    because: Vec<ReasonOut>,
    place: Option<String>,
    participants: Vec<String>,
    /// On which side each participant stands, in the order of `participants`.
    sides: Vec<Side>,
    mentions: Vec<Span>,
    reports: Vec<ReportOut>,
    independent_sources: u32,
    contradictions: Vec<ContradictionOut<'a>>,
}

#[derive(Serialize)]
struct ContradictionOut<'a> {
    about: Aspect,
    sides: Vec<StatementOut<'a>>,
}

#[derive(Serialize)]
struct StatementOut<'a> {
    says: &'a str,
    evidence: Vec<Span>,
}

fn repeats(repeats: Repeats) -> RepeatsOut {
    let (how, quoted) = match repeats.how {
        Repeat::Copy => ("copy", None),
        Repeat::Outlet => ("outlet", None),
        Repeat::Quoted(media) => ("quoted", Some(media.to_string())),
    };
    RepeatsOut { document: repeats.report.to_string(), how, quoted }
}

/// Which other document's report a report repeats.
#[derive(Serialize)]
struct RepeatsOut {
    document: String,
    how: &'static str,
    /// The agency or paper that both quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    quoted: Option<String>,
}

#[derive(Serialize)]
struct ReportOut {
    document: String,
    repeats: Option<RepeatsOut>,
    date: Option<DateValue>,
    place: Option<String>,
    participants: Vec<String>,
    because: Vec<ReasonOut>,
}
