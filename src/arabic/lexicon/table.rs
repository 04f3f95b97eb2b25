//! The files' form: `#` lines are the header, then one record a line, columns parted by tabs, several values in a column by `|`.

/// A lexicon file, read without copying.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a>(&'a str);

/// One line of a lexicon file.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a>(&'a str);

impl<'a> Table<'a> {
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub fn records(self) -> impl Iterator<Item = Record<'a>> {
        self.0.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(Record)
    }
}

impl<'a> Record<'a> {
    /// Column number `index`, trimmed; empty where the line has fewer.
    pub fn column(self, index: usize) -> &'a str {
        self.0.split('\t').nth(index).unwrap_or("").trim()
    }

    /// The values of a column.
    pub fn values(self, index: usize) -> impl Iterator<Item = &'a str> {
        self.column(index).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    pub fn has(self, index: usize, flag: &str) -> bool {
        self.values(index).any(|value| value == flag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_values() {
        let table = Table::new("# header\nSY\tسوريا|سورية\t\n\nTR\tتركيا\n");
        let records: Vec<_> = table.records().collect();
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].values(1).collect::<Vec<_>>(), ["سوريا", "سورية"]);
        assert_eq!(records[1].column(7), "");
        assert!(records[0].has(1, "سورية") && !records[1].has(1, "سورية"));
    }
}
