//! `explain`: what a rule wants and why, with a bad and a good example.

use super::arguments::Explain;
use super::{Outcome, Ran, Session, print};
use crate::check::rules;
use crate::finding::{Rule, Severity};
use crate::model::nearest;

/// Explains a rule, or lists them all.
pub fn run(session: &Session, options: &Explain) -> Ran {
    let Some(name) = &options.rule else {
        let lines: String = rules::ALL.iter().map(|rule| format!("{:<26} {}\n", rule.name, rule.text(session.lang).title)).collect();
        print(&lines)?;
        return Ok(Outcome::Fine);
    };
    match rules::named(name) {
        Some(rule) => {
            print(&explained(session, rule))?;
            Ok(Outcome::Fine)
        }
        None => Err(match nearest(name, rules::ALL.iter().map(|rule| rule.name)) {
            Some(meant) => session.say().stopped("unknown_rule_meant", &[("rule", name), ("meant", meant)]),
            None => session.say().stopped("unknown_rule", &[("rule", name)]),
        }),
    }
}

fn explained(session: &Session, rule: &Rule) -> String {
    let say = |key| session.say().text(key, &[]);
    let text = rule.text(session.lang);
    let example = &rule.texts().example;
    let severity = match rule.severity {
        Severity::Error => say("severity_error"),
        Severity::Warning => say("severity_warning"),
        Severity::Info => say("severity_info"),
    };
    let indented = |text: &str| text.trim_end().lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{} – {}\n{}: {severity}\n\n{}\n\n{}: {}\n\n{}:\n\n{}\n{}:\n\n{}",
        rule.name,
        text.title,
        say("explain_severity"),
        text.what,
        say("explain_why"),
        text.why,
        say("explain_bad"),
        indented(&example.bad),
        say("explain_good"),
        indented(&example.good),
    )
}
