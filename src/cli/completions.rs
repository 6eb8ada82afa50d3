//! `completions`: so that a shell can complete commands and options, and an editor the fields and codes of an entry.

use super::arguments::{Completions, Target, command};
use super::{Outcome, Ran, Session, print, snippets};
use clap_complete::Shell;

/// Prints the completions of a shell, or the snippets of an editor.
pub fn run(session: &Session, options: &Completions) -> Ran {
    let text = match options.target {
        Target::Bash => of_shell(Shell::Bash),
        Target::Elvish => of_shell(Shell::Elvish),
        Target::Fish => of_shell(Shell::Fish),
        Target::Powershell => of_shell(Shell::PowerShell),
        Target::Zsh => of_shell(Shell::Zsh),
        Target::Vscode => snippets::snippets(session.edition()?.checked.schemas(), session.say()),
    };
    print(&text)?;
    Ok(Outcome::Fine)
}

fn of_shell(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command(), "allmenning", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}
