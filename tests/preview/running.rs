//! A preview that runs: started on any free port, known by what it writes, ended with the test.

use crate::program::http::{Answer, Events, get};
use crate::program::{Catalogue, TODAY, command, wait_for};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A preview and the catalogue that it shows.
pub struct Preview {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// The port.
    pub port: u16,
    program: Child,
    said: Arc<Mutex<String>>,
}

impl Preview {
    /// Starts the preview of a small catalogue.
    #[track_caller]
    pub fn start() -> Preview {
        Preview::of(Catalogue::small(), &[])
    }

    /// Starts the preview of `catalogue`, and waits until it notices changes.
    #[track_caller]
    pub fn of(catalogue: Catalogue, options: &[&str]) -> Preview {
        let arguments = [&["serve", "--port", "0", "--today", TODAY], options].concat();
        let mut program =
            command(catalogue.root(), &arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let said = Arc::new(Mutex::new(String::new()));
        let (out, err) = (program.stdout.take().expect("standard output"), program.stderr.take().expect("standard error"));
        for stream in [Box::new(out) as Box<dyn Read + Send>, Box::new(err)] {
            let said = said.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    said.lock().expect("a lock").push_str(&format!("{line}\n"));
                }
            });
        }
        let mut preview = Preview { catalogue, port: 0, program, said };
        preview.port = wait_for("the address", || {
            assert!(preview.is_running(), "the preview ended: {}", preview.said());
            let said = preview.said();
            let (_, rest) = said.split_once("http://localhost:")?;
            let (port, _) = rest.split_once('/')?;
            port.parse().ok()
        });
        preview
    }

    /// All that it has written so far.
    pub fn said(&self) -> String {
        self.said.lock().expect("a lock").clone()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        self.program.try_wait().expect("a state").is_none()
    }

    /// Asks for a page.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        get(self.port, path)
    }

    /// Waits until a page holds some words.
    #[track_caller]
    pub fn wait_until(&self, path: &str, words: &str) {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.text().contains(words) {
                return;
            }
            if start.elapsed() > crate::program::PATIENCE {
                panic!("{path} never shows «{words}»; it answers {}:\n{}\n--- said\n{}", answer.status, answer.text(), self.said());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the catalogue has so many errors.
    #[track_caller]
    pub fn wait_for_errors(&self, errors: u64) {
        let found = || serde_json::from_slice::<serde_json::Value>(&self.get("/_allmenning/funn.json").body).expect("JSON");
        wait_for(&format!("{errors} errors; said: {}", self.said()), || (found()["errors"] == errors).then_some(()));
    }

    /// Listens to the stream of changes; the first number is the one of now.
    #[track_caller]
    pub fn listen(&self) -> (Events, u64) {
        let mut events = Events::listen(self.port, "/_allmenning/endringer");
        let now = events.next();
        (events, now)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
