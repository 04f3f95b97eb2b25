//! A place in a document → the words by which it is cited elsewhere.

use super::inspector::source_name;
use super::words::date_text;
use crate::base::DocumentId;
use crate::resolve::{Analysis, DateSource};

/// The quote in quotation marks, and on a line of its own source, title, day and file. Nothing that is not known is left as a gap.
///
/// It is plain text without characters of direction, since it goes where they would not be noticed. `None` where the analysis has no such document.
pub fn citation(analysis: &Analysis, document: DocumentId, quote: Option<&str>) -> Option<String> {
    let record = analysis.documents.get(document.index())?;
    let title = format!("«{}»", record.title);
    let source = source_name(analysis, document);
    let mut parts = Vec::new();
    if record.outlet.is_some() {
        parts.push(source.to_owned());
    }
    parts.push(title);
    parts.push(match &record.date {
        None => "no date".to_owned(),
        Some(date) => {
            let how = match date.source {
                DateSource::Stated => "",
                DateSource::Inferred => " (inferred)",
                DateSource::File => " (from the file’s name)",
                DateSource::Analyst => " (set by the analyst)",
            };
            format!("{}{how}", date_text(&date.value))
        }
    });
    parts.push(record.path.clone());
    let origin = parts.join(" · ");
    Some(match quote.map(str::trim).filter(|quote| !quote.is_empty()) {
        // Guillemets inside guillemets would end the quotation too early.
        Some(quote) if quote.contains(['«', '»']) => format!("“{quote}”\n{origin}\n"),
        Some(quote) => format!("«{quote}»\n{origin}\n"),
        None => format!("{origin}\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::analysis;

    #[test]
    fn quote_source_title_and_day_are_all_there() {
        let mut analysis = analysis();
        analysis.documents[0].outlet = Some("صحيفة الميناء".to_owned());
        let record = &analysis.documents[0];
        let wanted = format!("«كلمات مهمة»\nصحيفة الميناء · «{}» · 14 Oct 2031 · {}\n", record.title, record.path);
        assert_eq!(citation(&analysis, DocumentId(0), Some(" كلمات مهمة\n")), Some(wanted));
    }

    #[test]
    fn what_is_not_known_is_said_or_left_out() {
        let mut analysis = analysis();
        analysis.documents[1].outlet = None;
        let record = &analysis.documents[1];
        let wanted = format!("“قال «نعم»”\n«{}» · no date · {}\n", record.title, record.path);
        assert_eq!(citation(&analysis, DocumentId(1), Some("قال «نعم»")), Some(wanted));
        assert!(citation(&analysis, DocumentId(1), None).is_some_and(|text| text.starts_with('«')));
        assert_eq!(citation(&analysis, DocumentId(99), None), None);
    }
}
