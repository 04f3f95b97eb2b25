//! Lines of JSON, each an article with its `path` and `text` → [`Document`]s.

use std::io::{self, BufRead};

use serde::Deserialize;

use super::{Document, decode};
use crate::base::{Diagnostic, Severity};

#[derive(Deserialize)]
struct Article {
    path: String,
    text: String,
}

/// The articles of a stream, one a line; empty lines are passed over. A line that is no article comes as a diagnostic with its number,
/// counted from 1, and the lines behind it follow.
///
/// An item is an error only where the stream itself cannot be read.
#[derive(Debug)]
pub struct Articles<R> {
    input: R,
    /// What the stream is called in diagnostics.
    name: String,
    line: usize,
    bytes: Vec<u8>,
}

impl<R: BufRead> Articles<R> {
    pub fn new(input: R, name: impl Into<String>) -> Self {
        Self { input, name: name.into(), line: 0, bytes: Vec::new() }
    }

    fn article(&self) -> Result<Document, Diagnostic> {
        let unread = |reason: String| Diagnostic::new(Severity::Error, format!("{}:{}", self.name, self.line), reason);
        let article: Article = serde_json::from_slice(&self.bytes).map_err(|error| unread(json_reason(&error)))?;
        if article.path.trim().is_empty() {
            return Err(unread("expected the article's path, but found none".to_owned()));
        }
        // The same rules as for a file: no binary data, no text without a letter, no byte order mark.
        match decode(article.text.as_bytes()) {
            Ok(text) => Ok(Document::new(article.path, text)),
            Err(error) => Err(Diagnostic::new(Severity::Error, article.path, error.to_string())),
        }
    }
}

/// What is wrong with one line of JSON. Its number within the line is left out, since it is always the first.
pub fn json_reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&at) {
        Some(what) if error.column() > 0 => format!("{what} at byte {}", error.column()),
        Some(what) => what.to_owned(),
        None => message,
    }
}

/// The next line that holds anything, without its line feed, into `bytes`; its number is counted on in `line`. False at the end.
///
/// # Errors
/// Where the stream cannot be read.
pub fn next_line(input: &mut impl BufRead, line: &mut usize, bytes: &mut Vec<u8>) -> io::Result<bool> {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    loop {
        bytes.clear();
        if input.read_until(b'\n', bytes)? == 0 {
            return Ok(false);
        }
        *line += 1;
        if *line == 1 && bytes.starts_with(MARK) {
            bytes.drain(..MARK.len());
        }
        bytes.truncate(bytes.trim_ascii_end().len());
        if !bytes.is_empty() {
            return Ok(true);
        }
    }
}

impl<R: BufRead> Iterator for Articles<R> {
    type Item = io::Result<Result<Document, Diagnostic>>;

    fn next(&mut self) -> Option<Self::Item> {
        match next_line(&mut self.input, &mut self.line, &mut self.bytes) {
            Ok(true) => Some(Ok(self.article())),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each line the path of its article, or what is wrong with it.
    fn check(lines: &[u8], expected: &[Result<&str, &str>]) {
        let found: Vec<_> = Articles::new(lines, "in").map(|item| item.unwrap()).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            match (found, expected) {
                (Ok(document), Ok(path)) => assert_eq!(document.path, *path),
                (Err(diagnostic), Err(part)) => assert!(diagnostic.to_string().contains(part), "{diagnostic}"),
                _ => panic!("{found:?}, expected {expected:?}"),
            }
        }
    }

    #[test]
    fn articles_and_empty_lines() {
        check(
            b"\xEF\xBB\xBF{\"path\":\"a.txt\",\"text\":\"one\"}\r\n\n{\"text\":\"two\",\"path\":\"b.txt\"}",
            &[Ok("a.txt"), Ok("b.txt")],
        );
        check(b"", &[]);
    }

    #[test]
    fn bad_lines_are_told_by_number_and_do_not_stop_the_rest() {
        let lines = [
            r#"{"path":"a.txt","text":"one"#,
            r#"{"path":"b.txt"}"#,
            r#"{"path":"c.txt","text":"\ud83d alone"}"#,
            r#"["path"]"#,
            r#"{"path":"e.txt","text":" "}"#,
            r#"{"path":" ","text":"six"}"#,
            r#"{"path":"g.txt","text":"seven"}"#,
        ];
        check(
            lines.join("\n").as_bytes(),
            &[
                Err("in:1: EOF while parsing a string at byte"),
                Err("in:2: missing field `text`"),
                Err("in:3: "),
                Err("in:4: "),
                Err("e.txt: the file is empty"),
                Err("in:6: expected the article's path"),
                Ok("g.txt"),
            ],
        );
    }

    #[test]
    fn a_line_that_is_no_utf8() {
        check(b"{\"path\":\"a.txt\",\"text\":\"\xFF\"}\n", &[Err("in:1: invalid unicode code point")]);
    }
}
