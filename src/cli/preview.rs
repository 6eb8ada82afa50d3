//! `serve`: the preview, and what is wrong with the catalogue, in the terminal too.

use super::arguments::Serve;
use super::{Ran, Session};
use crate::report::Format;
use crate::serve::{News, Options, Told, serve};

/// Serves until it is stopped.
pub fn run(session: &Session, options: &Serve) -> Ran {
    let root = session.root()?;
    let preview = Options { root, today: session.today, port: options.port, poll: options.poll, history: !options.no_git };
    let teller = Session { root: None, ..*session };
    let served = serve(&preview, move |told| match told {
        Told::Ready(url) => teller.tell(&teller.say().text("serving", &[("url", url)])),
        Told::News(news) => tell(&teller, news),
        Told::Unwatched(reason) => teller.tell(&teller.say().text("watching_failed", &[("reason", &reason)])),
    });
    match served {
        Ok(()) => Ok(super::Outcome::Fine),
        Err(error) => Err(session.say().stopped("port_busy", &[("port", &options.port.to_string()), ("reason", &error.to_string())])),
    }
}

fn tell(session: &Session, news: &News) {
    if let Some(reason) = &news.kept {
        return session.tell(&session.say().text("unchanged_fault", &[("reason", reason)]));
    }
    if news.shown.version == 1 {
        session.tell_of_shallow(&news.shown.edition);
    }
    let sources = &news.shown.edition.sources;
    // A terminal that has gone away does not stop the preview.
    let _ = session.print(&news.shown.findings, Format::Human, sources, &news.shown.edition.site.view().url);
    let (errors, warnings) = news.counts();
    let took = news.took.as_millis().to_string();
    session.tell(
        &session.say().text("updated", &[("milliseconds", &took), ("errors", &errors.to_string()), ("warnings", &warnings.to_string())]),
    );
}
