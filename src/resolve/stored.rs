//! Readings as a file: one document a line, all JSON, so that any engine can cut the file up and put pieces together.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::base::{Diagnostic, Severity};
use crate::corpus::{json_reason, next_line};
use crate::extract::Reading;

/// What was read in one document, as it is stored and sent between machines: `resolve` needs nothing else of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredReading {
    /// Relative to the opened folder, with `/` between its parts.
    pub path: String,
    pub reading: Reading,
}

/// A file that could not be read has its line too, so that the analysis tells of it.
#[derive(Serialize, Deserialize)]
struct Unread<D> {
    unread: D,
}

/// Writes a reading as one line.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_reading(out: &mut dyn Write, stored: &StoredReading) -> io::Result<()> {
    serde_json::to_writer(&mut *out, stored)?;
    out.write_all(b"\n")
}

/// Writes what is wrong with a file that could not be read as one line.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_unread(out: &mut dyn Write, unread: &Diagnostic) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Unread { unread })?;
    out.write_all(b"\n")
}

/// The readings of a folder, gathered from one or several files.
#[derive(Debug, Default, PartialEq)]
pub struct StoredReadings {
    /// In no particular order.
    pub readings: Vec<StoredReading>,
    /// The files that could not be read, and the lines that are no readings.
    pub unread: Vec<Diagnostic>,
}

impl StoredReadings {
    /// Adds the lines of one file, `name` in diagnostics. A line that is no reading becomes a diagnostic with its number.
    ///
    /// # Errors
    /// Where `input` cannot be read.
    pub fn add(&mut self, mut input: impl BufRead, name: &str) -> io::Result<()> {
        let (mut line, mut bytes) = (0, Vec::new());
        while next_line(&mut input, &mut line, &mut bytes)? {
            let parsed = if bytes.starts_with(br#"{"unread":"#) {
                serde_json::from_slice(&bytes).map(|Unread { unread }| self.unread.push(unread))
            } else {
                serde_json::from_slice(&bytes).map(|stored| self.readings.push(stored))
            };
            if let Err(error) = parsed {
                let mut reason = format!("expected a reading, but found: {}", json_reason(&error));
                if error.is_data() {
                    reason += "; what another version of the program wrote must be read anew";
                }
                self.unread.push(Diagnostic::new(Severity::Error, format!("{name}:{line}"), reason));
            }
        }
        Ok(())
    }

    /// Puts everything in its order; what was given twice, as after a job that ran again, counts once.
    pub fn settle(&mut self) {
        self.readings.sort_by(|a, b| (&a.path, a.reading.document).cmp(&(&b.path, b.reading.document)));
        self.readings.dedup_by(|a, b| (&a.path, a.reading.document) == (&b.path, b.reading.document));
        self.unread.sort_by(|a, b| (a.severity, place(a), a).cmp(&(b.severity, place(b), b)));
        self.unread.dedup();
    }
}

/// The file of a diagnostic and the line in it, if it names one, so that the tenth line comes behind the second.
fn place(unread: &Diagnostic) -> (Option<&str>, u64) {
    let Some(path) = unread.path.as_deref() else { return (None, 0) };
    let numbered = path.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    numbered.map_or((Some(path), 0), |(file, line)| (Some(file), line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;
    use crate::extract;

    fn stored(path: &str) -> StoredReading {
        let text = "التقى الوزير نادر المرزوقاني في تونس، الأحد 12 أكتوبر 2031، وفد بلدية وادي الحجارات.";
        let reading = extract::read(&Document::new(path, text), Lexicons::builtin());
        StoredReading { path: path.to_owned(), reading }
    }

    #[test]
    fn written_and_read_again() {
        let mut file = Vec::new();
        let unread = Diagnostic::new(Severity::Error, "c.txt", "the file is empty");
        write_reading(&mut file, &stored("b.txt")).unwrap();
        write_unread(&mut file, &unread).unwrap();
        write_reading(&mut file, &stored("a.txt")).unwrap();
        let mut found = StoredReadings::default();
        found.add(file.as_slice(), "readings").unwrap();
        found.add(file.as_slice(), "again").unwrap();
        found.settle();
        assert_eq!(found, StoredReadings { readings: vec![stored("a.txt"), stored("b.txt")], unread: vec![unread] });
    }

    #[test]
    fn bad_lines_are_told_in_their_order() {
        let lines = "no reading\n".repeat(11);
        let mut found = StoredReadings::default();
        found.add(lines.as_bytes(), "b.jsonl").unwrap();
        found.add(b"neither".as_slice(), "a.jsonl").unwrap();
        found.settle();
        let places: Vec<&str> = found.unread.iter().filter_map(|unread| unread.path.as_deref()).collect();
        assert_eq!(places.first(), Some(&"a.jsonl:1"));
        assert_eq!(places[1..], (1..=11).map(|line| format!("b.jsonl:{line}")).collect::<Vec<_>>());
    }

    #[test]
    fn a_line_that_is_no_reading_is_told_by_its_number() {
        let mut found = StoredReadings::default();
        found.add(b"\n{}\n{\"unread\":7}\nno json".as_slice(), "readings").unwrap();
        let told: Vec<String> = found.unread.iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("readings:2: expected a reading, but found: missing field `path`"), "{told:?}");
        assert!(told[0].ends_with("must be read anew") && !told[2].ends_with("must be read anew"), "{told:?}");
        assert!(told[1].starts_with("readings:3: ") && told[2].starts_with("readings:4: "), "{told:?}");
    }
}
