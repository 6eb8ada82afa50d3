//! Waits for changes of the files. What has changed is not asked: a renewal looks at everything, and reads little.

use crate::read::CONFIG_FILE;
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the files must lie still before a change counts as done: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// How long a change may go on before it is shown all the same.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often the files are looked at where the system does not tell.
const INTERVAL: Duration = Duration::from_millis(500);

const FOLDERS: [&str; 3] = ["content", "schemas", "themes"];

/// The files of a catalogue, watched from the moment this is made.
pub struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    receiver: Receiver<()>,
}

impl Watch {
    /// Begins to watch. What happens from now on is told when [`Watch::run`] is called.
    ///
    /// # Errors
    /// The system's words, when it will not tell of changes.
    pub fn open(root: &Path, poll: bool) -> Result<Watch, String> {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let (sender, receiver) = channel();
        let handler = handler(root.clone(), sender);
        let watcher: notify::Result<Box<dyn Watcher + Send>> = match poll {
            // Times of change are too coarse on some disks: what the files hold is compared.
            true => PollWatcher::new(handler, Config::default().with_poll_interval(INTERVAL).with_compare_contents(true))
                .map(|w| Box::new(w) as _),
            false => RecommendedWatcher::new(handler, Config::default()).map(|w| Box::new(w) as _),
        };
        let mut watcher = watcher.map_err(|error| error.to_string())?;
        watcher.watch(&root, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
        watch_folders(&root, watcher.as_mut());
        Ok(Watch { root, watcher, receiver })
    }

    /// Calls `changed` after every change, on a thread of its own, as long as the program runs.
    pub fn run(mut self, changed: impl Fn() + Send + 'static) {
        std::thread::spawn(move || attend(&self.root, self.watcher.as_mut(), &self.receiver, &changed));
    }
}

/// Passes on what happens to the catalogue's own files.
fn handler(root: PathBuf, sender: Sender<()>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let ours = |path: &PathBuf| {
            let first = path.strip_prefix(&root).ok().and_then(|inside| inside.components().next());
            // A style sheet at the top may hold the organisation's own tokens.
            let is_style = path.extension().is_some_and(|extension| extension == "css");
            first.is_some_and(|first| {
                is_style || first.as_os_str() == CONFIG_FILE || FOLDERS.iter().any(|folder| first.as_os_str() == *folder)
            })
        };
        let matters = match &event {
            Ok(event) => !matches!(event.kind, EventKind::Access(_)) && (event.paths.iter().any(ours) || event.need_rescan()),
            // Events were lost: look at everything.
            Err(_) => true,
        };
        if matters {
            // Nobody listens any more only when the program ends.
            let _ = sender.send(());
        }
    }
}

fn attend(root: &Path, watcher: &mut dyn Watcher, receiver: &Receiver<()>, changed: &dyn Fn()) {
    while receiver.recv().is_ok() {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match receiver.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        // A folder that was removed and made again is a new one to the system.
        watch_folders(root, watcher);
        changed();
    }
}

fn watch_folders(root: &Path, watcher: &mut dyn Watcher) {
    for folder in FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
        // A folder that vanishes between the look and the watch is found again at its next change.
        let _ = watcher.watch(&folder, RecursiveMode::Recursive);
    }
}
