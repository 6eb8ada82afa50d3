//! `completions`: so that a shell can complete commands and options.

use super::arguments::{Completions, command};
use super::{Outcome, Ran, print};

/// Prints the completions of a shell.
pub fn run(options: &Completions) -> Ran {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut command(), "allmenning", &mut out);
    print(&String::from_utf8_lossy(&out))?;
    Ok(Outcome::Fine)
}
