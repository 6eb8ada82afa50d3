//! A web server of the plainest sort: files of one folder, on this machine, with the right content types.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The longest request that is read.
const LONGEST: u64 = 32_768;
/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server of one folder.
pub struct Server {
    listener: TcpListener,
    port: u16,
    strangers: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Takes a free port.
    pub fn open() -> std::io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        Ok(Server { listener, port, strangers: Arc::default() })
    }

    /// The address, without a final slash.
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Serves `folder` as long as the program runs.
    pub fn serve(&self, folder: &Path) {
        let Ok(listener) = self.listener.try_clone() else { return };
        let (folder, port, strangers) = (folder.to_owned(), self.port, self.strangers.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let (folder, strangers) = (folder.clone(), strangers.clone());
                // A browser that goes away in the middle of an answer is no fault.
                std::thread::spawn(move || drop(converse(stream, &folder, port, &strangers)));
            }
        });
    }

    /// Other names by which it was asked: requests that were meant for other hosts.
    pub fn strangers(&self) -> Vec<String> {
        self.strangers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Reads one request and answers it.
fn converse(mut stream: TcpStream, folder: &Path, port: u16, strangers: &Mutex<Vec<String>>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(LONGEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let (mut host, mut range) = (String::new(), None);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => host = value.trim().to_owned(),
            Some((name, value)) if name.eq_ignore_ascii_case("range") => range = bounds(value),
            _ => {}
        }
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method.is_empty() {
        // A connection that was opened ahead and never used.
        return Ok(());
    }
    if host != format!("localhost:{port}") {
        strangers.lock().unwrap_or_else(PoisonError::into_inner).push(host);
    }
    let (status, extra, kind, body) = match method {
        "GET" | "HEAD" => answer(folder, target),
        _ => ("405 Method Not Allowed", String::new(), "text/plain; charset=utf-8", Vec::new()),
    };
    let (status, extra, body) = match range.filter(|(from, to)| status == "200 OK" && from <= to && *to < body.len()) {
        Some((from, to)) => {
            ("206 Partial Content", format!("Content-Range: bytes {from}-{to}/{}\r\n", body.len()), body[from..=to].to_vec())
        }
        None => (status, extra, body),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{extra}X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The first and the last byte that are asked for.
fn bounds(range: &str) -> Option<(usize, usize)> {
    let (from, to) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

type Answer = (&'static str, String, &'static str, Vec<u8>);

fn answer(folder: &Path, target: &str) -> Answer {
    let path = decoded(target.split(['?', '#']).next().unwrap_or_default());
    let outside = path.split('/').any(|part| part == ".." || part.contains(['\\', '\0']));
    let file = folder.join(path.trim_start_matches('/'));
    if !outside && !path.ends_with('/') && file.is_dir() {
        return ("301 Moved Permanently", format!("Location: {path}/\r\n"), "text/plain; charset=utf-8", Vec::new());
    }
    let file: PathBuf = if path.ends_with('/') { file.join("index.html") } else { file };
    match std::fs::read(&file) {
        Ok(bytes) if !outside => ("200 OK", String::new(), kind_of(&file), bytes),
        _ => {
            let page = std::fs::read(folder.join("404.html")).unwrap_or_default();
            ("404 Not Found", String::new(), "text/html; charset=utf-8", page)
        }
    }
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A path without its percent signs.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = path.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
