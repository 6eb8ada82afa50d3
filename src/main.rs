//! Arguments, dispatch, exit status: 0 fine, 1 the catalogue has errors, 2 the command could not run.

use allmenning::cli::{Outcome, Stopped, parse, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(parse()) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::FAILURE,
        Err(Stopped(reason)) => {
            eprintln!("allmenning: {reason}");
            ExitCode::from(2)
        }
    }
}
