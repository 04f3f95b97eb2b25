use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::export::ChartFormat;

const EXAMPLES: &str = "\
Examples:
  marsad                                   open the window on the sample corpus or the last folder
  marsad news/                             open the window on a folder of .txt and .md files
  marsad report news/                      print documents, entities and the chronology
  marsad analyze news/ -o analysis.json    write the whole analysis as JSON
  marsad export news/ -o network.pdf       draw the network; the format follows the ending
  marsad export --sample -o timeline.png --chart timeline --theme dark
  marsad report --sample                   print the report of the sample corpus
  marsad explain news/article.txt          print why each name, office, date and event was read so

  The two halves of analyze, for cluster jobs and caches:
  marsad read news/ -o readings.jsonl      write what each document says, one document a line
  marsad resolve readings.jsonl -o analysis.json
                                           join the readings; the same bytes as analyze gives

Exit status: 0 done, 1 the work failed, 2 the arguments are wrong.";

const REPORT_EXAMPLES: &str = "\
Examples:
  marsad report news/
  marsad report news/ --edits edits.jsonl
  marsad report --sample > report.txt";

const ANALYZE_EXAMPLES: &str = "\
Examples:
  marsad analyze news/ -o analysis.json
  marsad analyze news/ --edits edits.jsonl -o analysis.json
  marsad analyze --sample | jq '.events[].date'";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  marsad explain news/article.txt
  marsad explain news/article.txt | less

Weights are log odds: what speaks for a decision is above zero, what speaks against it below.";

const READ_EXAMPLES: &str = "\
Examples:
  marsad read news/ -o readings.jsonl
  marsad read - -o readings.jsonl < articles.jsonl
  marsad read --sample | marsad resolve - -o analysis.json

On standard input each line is an article: {\"path\": \"a/1.txt\", \"text\": \"…\"}. A line that is none is a warning with its number; the
rest is read.";

const RESOLVE_EXAMPLES: &str = "\
Examples:
  marsad resolve readings.jsonl -o analysis.json
  marsad resolve part-1.jsonl part-2.jsonl --edits edits.jsonl -o analysis.json
  cat part-*.jsonl | marsad resolve - -o analysis.json";

const EXPORT_EXAMPLES: &str = "\
Examples:
  marsad export news/ -o network.svg
  marsad export news/ -o timeline.pdf --chart timeline --width 1600
  marsad export news/ -o analysis.json --edits edits.jsonl";

/// Reads Arabic-language news: who met whom, when and where, who announced what, and which source says so.
#[derive(Debug, Parser)]
#[command(name = "marsad", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The folder, files or workspace (.marsad) to open in the window.
    #[arg(value_name = "FOLDER")]
    pub paths: Vec<PathBuf>,
    /// Where the articles of a workspace are now, if their folder has moved.
    #[arg(long, value_name = "FOLDER", requires = "paths")]
    pub articles: Option<PathBuf>,
    /// Open the built-in sample corpus in the window.
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print documents with their days, entities with their offices, the chronology and problems as plain text.
    #[command(after_help = REPORT_EXAMPLES)]
    Report {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        edits: Edits,
    },
    /// Write the whole analysis as JSON; offsets count Unicode code points.
    #[command(after_help = ANALYZE_EXAMPLES)]
    Analyze {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        edits: Edits,
        /// The file to write; standard output without it.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print each document's decisions (its day, names, offices, dates, events) with the witnesses and the score that made them.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        #[command(flatten)]
        input: Input,
    },
    /// Write what each document says by itself, one document a line, for `resolve`; `-` reads articles as JSON lines.
    #[command(after_help = READ_EXAMPLES)]
    Read {
        #[command(flatten)]
        input: Input,
        /// The file to write; standard output without it.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Join readings that `read` wrote into the analysis that `analyze` gives; needs no texts.
    #[command(after_help = RESOLVE_EXAMPLES)]
    Resolve {
        /// Files of readings in any order, `-` for standard input.
        #[arg(value_name = "READINGS", required = true)]
        readings: Vec<PathBuf>,
        #[command(flatten)]
        edits: Edits,
        /// The file to write; standard output without it.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Draw the network or the timeline as SVG, PNG or PDF, or write the analysis as JSON; the format follows the file's ending.
    #[command(after_help = EXPORT_EXAMPLES)]
    Export {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        edits: Edits,
        /// The file to write: .svg, .png, .pdf, or .json.
        #[arg(short, long, value_name = "FILE", value_parser = ExportFile::parse)]
        output: ExportFile,
        /// What to draw.
        #[arg(long, value_enum, default_value_t = Chart::Network)]
        chart: Chart,
        /// The picture's width in points; a PNG has two pixels a point.
        #[arg(long, value_name = "PX", default_value_t = 1200, value_parser = clap::value_parser!(u32).range(200..=10_000))]
        width: u32,
        /// The picture's height in points; without it, what suits the chart.
        #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(150..=10_000))]
        height: Option<u32>,
        #[arg(long, value_enum, default_value_t = ThemeName::Light)]
        theme: ThemeName,
    },
}

/// A file to export to, with the format that its ending asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    pub path: PathBuf,
    pub format: ExportFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    Chart(ChartFormat),
    Json,
}

impl ExportFile {
    fn parse(argument: &str) -> Result<Self, String> {
        let path = PathBuf::from(argument);
        let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        let format =
            if is_json { Some(ExportFormat::Json) } else { ChartFormat::of_path(&path).map(ExportFormat::Chart) };
        match format {
            Some(format) => Ok(Self { path, format }),
            None => Err("expected a file ending in .svg, .png, .pdf or .json".to_owned()),
        }
    }
}

/// A picture of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Chart {
    Network,
    Timeline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    Light,
    Dark,
}

/// What the analyst has decided.
#[derive(Args, Clone, Debug, Default)]
pub struct Edits {
    /// A file of the analyst's decisions, or a workspace with them, which outweigh all evidence; those that fit nothing any more are reported.
    #[arg(long, value_name = "FILE")]
    pub edits: Option<PathBuf>,
}

/// Which articles to read.
#[derive(Args, Clone, Debug)]
pub struct Input {
    /// A folder, searched at any depth for .txt and .md files, or single files.
    #[arg(value_name = "FOLDER", required_unless_present = "sample")]
    pub paths: Vec<PathBuf>,
    /// The sample corpus that is built into the program.
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,
}

impl Input {
    /// What a picture of it is headed with: the folder's name.
    pub fn title(&self) -> String {
        match self.paths.as_slice() {
            [] => "Sample articles".to_owned(),
            [first, rest @ ..] => {
                let full = std::fs::canonicalize(first).unwrap_or_else(|_| first.clone());
                let name = full.file_name().unwrap_or(full.as_os_str()).to_string_lossy().into_owned();
                if rest.is_empty() { name } else { format!("{name} and {} more", rest.len()) }
            }
        }
    }

    /// The same, or the sample corpus where nothing is named.
    #[must_use]
    pub fn or_sample(self) -> Self {
        let sample = self.sample || self.paths.is_empty();
        Self { sample, ..self }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_format_follows_the_ending() {
        let format = |file: &str| ExportFile::parse(file).map(|file| file.format);
        assert_eq!(format("out/chart.SVG"), Ok(ExportFormat::Chart(ChartFormat::Svg)));
        assert_eq!(format("a.b.json"), Ok(ExportFormat::Json));
        assert!(format("chart").is_err() && format("chart.gif").is_err());
    }

    #[test]
    fn a_folder_alone_opens_the_window() {
        let arguments = Arguments::try_parse_from(["marsad", "news"]).unwrap();
        assert!(arguments.command.is_none());
        assert_eq!(arguments.paths, [PathBuf::from("news")]);
    }

    #[test]
    fn a_command_wants_a_folder_or_the_sample() {
        assert!(Arguments::try_parse_from(["marsad", "report"]).is_err());
        assert!(Arguments::try_parse_from(["marsad", "report", "news", "--sample"]).is_err());
        assert!(Arguments::try_parse_from(["marsad", "report", "--sample"]).is_ok());
    }
}
