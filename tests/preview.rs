//! `serve` as a contributor and a browser meet it: every page from memory, every change shown, any state of the files
//! survived, and no answer for strangers.

#[path = "preview/answers.rs"]
mod answers;
#[path = "preview/changes.rs"]
mod changes;
#[path = "preview/running.rs"]
mod running;

#[allow(dead_code, reason = "each file of tests uses its own part")]
mod program;
