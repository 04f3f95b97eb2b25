use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  marsad                                   open the window on the sample corpus or the last folder
  marsad news/                             open the window on a folder of .txt and .md files
  marsad report news/                      print documents, entities and the chronology
  marsad analyze news/ -o analysis.json    write the whole analysis as JSON
  marsad report --sample                   print the report of the sample corpus

Exit status: 0 done, 1 the work failed, 2 the arguments are wrong.";

/// Reads Arabic-language news: who met whom, when and where, who announced what, and which source says so.
#[derive(Debug, Parser)]
#[command(name = "marsad", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The folder or files to open in the window.
    #[arg(value_name = "FOLDER")]
    pub paths: Vec<PathBuf>,
    /// Open the built-in sample corpus in the window.
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print documents with their days, entities with their offices, the chronology and problems as plain text.
    Report {
        #[command(flatten)]
        input: Input,
    },
    /// Write the whole analysis as JSON; offsets count Unicode code points.
    Analyze {
        #[command(flatten)]
        input: Input,
        /// The file to write; standard output without it.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
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
