//! A browser without eyes: asks one thing over a connection of its own and reads the answer, byte by byte as it comes.

use super::PATIENCE;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks `127.0.0.1:port` for `path` by the name of `localhost`.
#[track_caller]
pub fn get(port: u16, path: &str) -> Answer {
    ask(port, "GET", path, &[("Host", &format!("localhost:{port}"))])
}

/// Asks with any method and headers.
#[track_caller]
pub fn ask(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    try_ask(port, method, path, headers).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
}

fn try_ask(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> std::io::Result<Answer> {
    let mut stream = open(port)?;
    write!(stream, "{method} {path} HTTP/1.1\r\n{}Connection: close\r\n\r\n", lines(headers))?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).ok_or_else(|| std::io::Error::other(format!("no answer of HTTP: {:?}", String::from_utf8_lossy(&bytes))))
}

fn open(port: u16) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

fn lines(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect()
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let headers: Vec<(String, String)> =
        lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
    let body = bytes[end + 4..].to_vec();
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    Some(Answer { status, headers, body: if chunked { whole(&body) } else { body } })
}

/// A body that came in chunks, put together.
fn whole(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = body;
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|digits| usize::from_str_radix(digits, 16).ok()).unwrap_or(0);
        let Some(chunk) = rest.get(end + 2..end + 2 + size).filter(|_| size > 0) else { break };
        out.extend_from_slice(chunk);
        rest = rest.get(end + 4 + size..).unwrap_or_default();
    }
    out
}

/// A stream of server-sent events.
pub struct Events {
    stream: TcpStream,
    seen: String,
}

impl Events {
    /// Begins to listen.
    #[track_caller]
    pub fn listen(port: u16, path: &str) -> Events {
        let mut stream = open(port).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/event-stream\r\n\r\n").expect("a request");
        stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
        Events { stream, seen: String::new() }
    }

    /// The number of the next event «ny».
    #[track_caller]
    pub fn next(&mut self) -> u64 {
        let start = Instant::now();
        loop {
            if let Some(number) = self.take() {
                return number;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for an event; so far: {:?}", self.seen);
            let mut bytes = [0; 4096];
            match self.stream.read(&mut bytes) {
                Ok(0) => panic!("the stream ended: {:?}", self.seen),
                Ok(count) => self.seen.push_str(&String::from_utf8_lossy(&bytes[..count])),
                Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// The first whole event that has come, taken away.
    fn take(&mut self) -> Option<u64> {
        let begin = self.seen.find("event: ny\ndata: ")? + "event: ny\ndata: ".len();
        let length = self.seen[begin..].find('\n')?;
        let number = self.seen[begin..begin + length].parse().expect("a number");
        self.seen.drain(..begin + length);
        Some(number)
    }
}
