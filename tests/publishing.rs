//! `build` as those who publish meet it: the same bytes every time, the whole site or nothing, and nothing on it that
//! leads nowhere.

#[path = "publishing/alike.rs"]
mod alike;
#[path = "publishing/atomic.rs"]
mod atomic;
#[path = "publishing/history.rs"]
mod history;
#[path = "publishing/new_kind.rs"]
mod new_kind;
#[path = "publishing/renewed.rs"]
mod renewed;
#[path = "publishing/shared.rs"]
mod shared;
#[path = "publishing/shown.rs"]
mod shown;
#[path = "publishing/sorted.rs"]
mod sorted;
#[path = "publishing/sound.rs"]
mod sound;
#[path = "publishing/same.rs"]
mod same;
#[path = "publishing/translated.rs"]
mod translated;

#[allow(dead_code, reason = "each file of tests uses its own part")]
mod program;
