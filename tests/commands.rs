//! Every command through the built program: exit status, what goes to standard output and what to standard error,
//! the formats that tools read, and what hostile text may not do to a terminal or a workflow.

#[path = "commands/check.rs"]
mod check;
#[path = "commands/desk.rs"]
mod desk;
#[path = "commands/editor.rs"]
mod editor;
#[path = "commands/hostile.rs"]
mod hostile;
#[path = "commands/manual.rs"]
mod manual;
#[path = "commands/mend.rs"]
mod mend;
#[path = "commands/review.rs"]
mod review;
#[path = "commands/scaffold.rs"]
mod scaffold;
#[path = "commands/start.rs"]
mod start;

#[allow(dead_code, reason = "each file of tests uses its own part")]
mod program;
