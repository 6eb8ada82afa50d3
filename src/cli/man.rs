//! `man`: the manual, in the form that `man` reads.

use super::arguments::{Man, command};
use super::{Outcome, Ran, Stopped, print, say::Say};
use crate::model::Lang;

/// Prints the manual of the program, or of one command.
pub fn run(options: &Man) -> Ran {
    let whole = command();
    let page = match &options.command {
        None => whole,
        Some(name) => {
            let found = whole.get_subcommands().find(|command| command.get_name() == name).cloned();
            let found = found.ok_or_else(|| Say(Lang::Nb).stopped("unknown_command", &[("command", name)]))?;
            found.display_name(format!("allmenning-{name}")).bin_name(format!("allmenning {name}"))
        }
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(page).render(&mut out).map_err(|error| Stopped(error.to_string()))?;
    print(&String::from_utf8_lossy(&out))?;
    Ok(Outcome::Fine)
}
