//! Who may ask: a browser on this machine, on a page of this preview.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The longest address that is answered, in bytes.
const LONGEST: usize = 4096;

/// The policy of every page: nothing from elsewhere, nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'inline-speculation-rules'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses requests of foreign pages and hosts, and gives every answer the headers that a public site should have.
pub async fn guard(port: u16, request: Request, next: Next) -> Response {
    let refused = refusal(port, &request);
    let mut response = match refused {
        Some(status) => status.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| drop(headers.insert(name, HeaderValue::from_static(value)));
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::CACHE_CONTROL, "no-store");
    response
}

fn refusal(port: u16, request: &Request) -> Option<StatusCode> {
    if !is_ours(request.headers().get(header::HOST), port, "") || !all_ours(request.headers(), port) {
        return Some(StatusCode::FORBIDDEN);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    (request.uri().to_string().len() > LONGEST).then_some(StatusCode::URI_TOO_LONG)
}

/// No second host, and no origin but our own.
fn all_ours(headers: &HeaderMap, port: u16) -> bool {
    let single_host = headers.get_all(header::HOST).iter().count() == 1;
    single_host && headers.get(header::ORIGIN).is_none_or(|origin| is_ours(Some(origin), port, "http://"))
}

fn is_ours(value: Option<&HeaderValue>, port: u16, prefix: &str) -> bool {
    let Some(host) = value.and_then(|value| value.to_str().ok()).and_then(|text| text.strip_prefix(prefix)) else { return false };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host == format!("{name}:{port}") || (port == 80 && host == *name))
}
