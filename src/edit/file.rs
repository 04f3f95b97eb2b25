//! The log as a file: a header line, then one decision a line, all JSON.

use serde::{Deserialize, Serialize};

use super::{Decision, Log};

const FORMAT: &str = "marsad-edits";
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    /// How many of the decisions hold.
    cursor: usize,
}

/// Why a file of decisions could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("expected a file of decisions, but found a first line that is none of its header")]
    Header,
    #[error("expected version {VERSION} or older of the file of decisions, but found version {0}")]
    Version(u32),
    #[error("line {line} is no decision: {source}")]
    Decision {
        /// Counted from 1.
        line: usize,
        source: serde_json::Error,
    },
}

/// The file form of a log.
pub fn write(log: &Log) -> String {
    let header = Header { format: FORMAT.to_owned(), version: VERSION, cursor: log.cursor() };
    let mut text = line(&header);
    log.all().iter().for_each(|decision| text += &line(decision));
    text
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("decisions have only string keys") + "\n"
}

/// Reads what [`write`] wrote. Empty lines are passed over.
///
/// # Errors
/// Where the header is missing or of a newer version, or a line is no decision.
pub fn read(text: &str) -> Result<Log, FileError> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let Some((_, first)) = lines.next() else { return Ok(Log::default()) };
    let header: Header = serde_json::from_str(first).map_err(|_| FileError::Header)?;
    if header.format != FORMAT {
        return Err(FileError::Header);
    }
    if header.version > VERSION {
        return Err(FileError::Version(header.version));
    }
    let decision = |(at, line): (usize, &str)| -> Result<Decision, FileError> {
        serde_json::from_str(line).map_err(|source| FileError::Decision { line: at + 1, source })
    };
    Ok(Log::new(lines.map(decision).collect::<Result<_, _>>()?, header.cursor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ContentHash, EntityKind, TextRange};
    use crate::edit::Anchor;

    fn log() -> Log {
        let anchor = |start: u32| Anchor {
            document: ContentHash::of("text"),
            range: TextRange::new(start, start + 4),
            quote: "نور".to_owned(),
        };
        let mut log = Log::default();
        log.push(Decision::NotSame { a: anchor(0), b: anchor(9) });
        log.push(Decision::Kind { mention: anchor(0), kind: EntityKind::Place });
        log.push(Decision::DocumentDate { document: ContentHash::of("text"), value: "2031-05".parse().ok() });
        log.undo();
        log
    }

    #[test]
    fn written_and_read_again() {
        let text = write(&log());
        assert_eq!(text.lines().count(), 4);
        assert!(text.contains(r#"{"decision":"kind","mention":{"document":""#), "{text}");
        assert_eq!(read(&text).unwrap(), log());
        assert_eq!(read("").unwrap(), Log::default());
    }

    #[test]
    fn what_is_no_log_is_refused() {
        assert!(matches!(read("{}"), Err(FileError::Header)));
        assert!(matches!(read(r#"{"format":"marsad-edits","version":9,"cursor":0}"#), Err(FileError::Version(9))));
        let broken = write(&log()).replace("not-same", "never");
        assert!(matches!(read(&broken), Err(FileError::Decision { line: 2, .. })), "{:?}", read(&broken));
    }
}
