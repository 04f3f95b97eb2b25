use std::process::ExitCode;

use clap::Parser as _;
use marsad::cli::{self, Arguments, Input};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(command) => cli::run(command),
        None => window(Input { paths: arguments.paths, sample: arguments.sample }),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the window. Where none can be opened, says why in one sentence and prints the report of the same articles instead.
fn window(input: Input) -> anyhow::Result<()> {
    cli::report(&input.or_sample())
}
