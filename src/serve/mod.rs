//! The preview: renders the page that is asked for from memory, watches the files, and tells open pages of changes.
//!
//! It answers this machine only: another host's name in the request, or another origin, is refused, so that no page
//! on the web can read a catalogue that is not published yet.

mod answer;
mod desk;
mod guard;
mod watch;

pub use desk::{Desk, News};

use answer::answer;
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

/// How a preview is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The catalogue's root.
    pub root: PathBuf,
    /// The day on which the site is made.
    pub today: crate::model::Date,
    /// The port on the loopback address; 0 for any that is free.
    pub port: u16,
    /// Look at the files at intervals, where the system does not tell of changes.
    pub poll: bool,
    /// Ask git when entries came and changed.
    pub history: bool,
}

/// What the preview tells its owner while it runs.
pub enum Told<'a> {
    /// It answers at this address.
    Ready(&'a str),
    /// There is a new edition, or the old one still stands.
    News(&'a News),
    /// Changes cannot be watched; the system's words.
    Unwatched(String),
}

/// Serves the preview until the program is stopped.
///
/// # Errors
/// When the port cannot be used or the catalogue cannot be read at all.
pub fn serve(options: &Options, tell: impl Fn(Told<'_>) + Send + Sync + 'static) -> io::Result<()> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port)))?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let url = format!("http://localhost:{port}");
    // Watched before it is read, so that no change falls between the two.
    let watched = watch::Watch::open(&options.root, options.poll);
    let (desk, news) = Desk::open(&options.root, options.today, &url, options.history)?;
    let desk = Arc::new(desk);
    let tell = Arc::new(tell);
    tell(Told::News(&news));
    tell(Told::Ready(&format!("{url}/")));
    match watched {
        Ok(watch) => {
            let (desk, tell) = (desk.clone(), tell.clone());
            watch.run(move || tell(Told::News(&desk.renew())));
        }
        Err(reason) => tell(Told::Unwatched(reason)),
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().enable_time().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(desk, port)).await
    })
}

fn router(desk: Arc<Desk>, port: u16) -> Router {
    let handler = |State(desk): State<Arc<Desk>>, request: Request| answer(desk, request);
    let guarded = middleware::from_fn(move |request: Request, next| guard::guard(port, request, next));
    Router::new().fallback(handler).layer(guarded).with_state(desk)
}
