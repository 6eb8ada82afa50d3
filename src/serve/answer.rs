//! One request → one answer.

use super::desk::{Desk, Shown};
use crate::finding::{Finding, Severity};
use crate::model::Lang;
use crate::render::Page;
use crate::route::paths;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;

/// The folder of what only the preview has.
const LIVE: &str = "/_allmenning/";
const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");
/// How many findings the overlay lists.
const LISTED: usize = 50;

/// Answers a request that has passed the guard.
pub async fn answer(desk: Arc<Desk>, request: Request) -> Response {
    let Ok(path) = percent_decode_str(request.uri().path()).decode_utf8().map(|path| path.into_owned()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let query = request.uri().query().map(str::to_owned);
    match path.strip_prefix(LIVE) {
        Some("live.js") => typed(SCRIPT.into(), "live.js", StatusCode::OK),
        Some("live.css") => typed(STYLE.into(), "live.css", StatusCode::OK),
        Some("endringer") => changes(&desk),
        Some("funn.json") => typed(findings(&desk.shown()).into_bytes(), "funn.json", StatusCode::OK),
        _ => match tokio::task::spawn_blocking(move || page(&desk.shown(), &path, query.as_deref())).await {
            Ok(response) => response,
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
    }
}

/// A stream that says when there is a new edition.
fn changes(desk: &Desk) -> Response {
    let mut versions = desk.versions();
    // The first event is the number of now, so that a page that was made just before a change notices it.
    versions.mark_changed();
    let events = stream::unfold(versions, |mut versions| async move {
        versions.changed().await.ok()?;
        let version = *versions.borrow_and_update();
        Some((Ok::<_, Infallible>(Event::default().event("ny").data(version.to_string())), versions))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// The page, file or index behind a path.
fn page(shown: &Shown, path: &str, query: Option<&str>) -> Response {
    let site = &shown.edition.site;
    if let Some(name) = path.strip_prefix(paths::SEARCH_INDEX) {
        let file = site.search_files().iter().find(|(known, _)| known == name);
        return file.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |(name, bytes)| typed(bytes.clone(), name, StatusCode::OK));
    }
    let Some(route) = site.routes().get(path) else {
        let with_slash = format!("{path}/");
        if site.routes().get(&with_slash).is_some() {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            return Redirect::permanent(&format!("{}{query}", site.url(&with_slash))).into_response();
        }
        return match site.routes().get(paths::NOT_FOUND) {
            Some(route) => rendered(shown, paths::NOT_FOUND, route, StatusCode::NOT_FOUND),
            None => StatusCode::NOT_FOUND.into_response(),
        };
    };
    rendered(shown, path, route, StatusCode::OK)
}

fn rendered(shown: &Shown, path: &str, route: &crate::route::Route, status: StatusCode) -> Response {
    match shown.edition.site.render(path, route) {
        Ok(Page::Bytes(bytes)) => {
            let name = paths::on_disk(path);
            let bytes = if name.ends_with(".html") { with_live(bytes, shown.version) } else { bytes };
            typed(bytes, &name, status)
        }
        Ok(Page::File(file)) => match crate::publish::attachment(&file) {
            Ok(bytes) => typed(bytes, path, status),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
        Err(finding) => broken(&finding, shown.version),
    }
}

/// Puts the preview's own script and style into a page.
fn with_live(page: Vec<u8>, version: u64) -> Vec<u8> {
    let Ok(text) = String::from_utf8(page) else { return Vec::new() };
    let tags = format!(
        "<link rel=\"stylesheet\" href=\"{LIVE}live.css\"><script src=\"{LIVE}live.js\" data-version=\"{version}\" defer></script></head>"
    );
    text.replacen("</head>", &tags, 1).into_bytes()
}

/// A page that could not be rendered: what is wrong with the template, in a page that renews itself when it is mended.
fn broken(finding: &Finding, version: u64) -> Response {
    let escape = crate::model::escape;
    let place = finding.place.within.map(|w| format!(":{}:{}", w.1.line, w.1.column)).unwrap_or_default();
    let page = format!(
        "<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\"><title>Feil i en mal</title></head><body><main><h1>Feil i en mal</h1><p>{}{place}</p><p>{}</p><p>{}</p></main></body></html>",
        escape(&finding.place.path),
        escape(&finding.message(Lang::Nb)),
        escape(&finding.help(Lang::Nb)),
    );
    typed(with_live(page.into_bytes(), version), "x.html", StatusCode::INTERNAL_SERVER_ERROR)
}

/// The findings for the overlay, the gravest first.
fn findings(shown: &Shown) -> String {
    let lang = shown.edition.site.catalogue().config().language;
    let of = |severity| shown.findings.iter().filter(move |finding| finding.severity == severity);
    let listed = of(Severity::Error).chain(of(Severity::Warning)).take(LISTED).map(|finding| json!({
        "severity": finding.severity.name(),
        "place": format!("{}{}", finding.place.path, finding.place.within.map(|w| format!(":{}:{}", w.1.line, w.1.column)).unwrap_or_default()),
        "message": finding.message(lang),
        "help": finding.help(lang),
        "url": paths::rule(finding.rule.name),
    }));
    let listed: Vec<_> = listed.collect();
    let count = |severity| shown.findings.count(severity);
    json!({"errors": count(Severity::Error), "warnings": count(Severity::Warning), "findings": listed, "language": lang.tag()}).to_string()
}

fn typed(bytes: Vec<u8>, name: &str, status: StatusCode) -> Response {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let kind = match extension.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "txt" | "md" | "csv" | "yaml" | "yml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let mut response = (status, Body::from(bytes)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
