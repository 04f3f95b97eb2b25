use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use marsad::cli::{self, Arguments, Edits, Input};
use marsad::workspace::Store;

/// A reading is made of many small texts and tables, for which this is faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(command) => cli::run(command),
        None => relocate(&arguments.paths, arguments.articles.as_deref())
            .and_then(|()| window(Input { paths: arguments.paths, sample: arguments.sample })),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes in where the articles of a workspace are now.
fn relocate(paths: &[PathBuf], articles: Option<&Path>) -> anyhow::Result<()> {
    match (articles, paths) {
        (None, _) => Ok(()),
        (Some(articles), [workspace]) => Store::point_to(workspace, articles).map_err(anyhow::Error::msg),
        (Some(_), _) => anyhow::bail!("--articles goes with one workspace"),
    }
}

/// Opens the window. Where none can be opened, says why in one sentence and prints the report of the same articles instead.
#[cfg(feature = "gui")]
fn window(input: Input) -> anyhow::Result<()> {
    use marsad::gui::{Options, Source};
    let open = match (&input.paths[..], input.sample) {
        ([], false) => None,
        ([], true) => Some(Source::Sample),
        (paths, _) => Some(Source::Paths(paths.to_vec())),
    };
    match marsad::gui::run(Options::new(open)) {
        Ok(()) => Ok(()),
        Err(reason) => {
            eprintln!("{reason}; here is the report instead");
            cli::report(&input.or_sample(), &Edits::default())
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(input: Input) -> anyhow::Result<()> {
    eprintln!("this build of Marsad has no window; here is the report instead");
    cli::report(&input.or_sample(), &Edits::default())
}
