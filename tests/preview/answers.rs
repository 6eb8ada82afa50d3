//! What the preview answers, and whom.

use crate::program::Catalogue;
use crate::program::http::{ask, get};
use crate::program::markup::{Syntax, read};
use crate::running::Preview;
use serde_json::Value;

#[test]
fn every_page_of_the_built_site_is_answered_alike() {
    let preview = Preview::of(Catalogue::standard(), &[]);
    let address = format!("http://localhost:{}", preview.port);
    preview.catalogue.run(&["build", "--base-url", &address]).fine();
    let built = crate::program::site::tree(&preview.catalogue.at("public"));
    assert!(built.len() > 100);
    for (name, bytes) in built.iter().filter(|(name, _)| *name != ".allmenning") {
        let path = format!("/{}", name.strip_suffix("index.html").unwrap_or(name));
        let answer = preview.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        let kind = answer.header("content-type").expect("a type").to_owned();
        if name.ends_with(".html") {
            assert_eq!(kind, "text/html; charset=utf-8", "{path}");
            let page = answer.text();
            read(&page, Syntax::Html).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            let (before, live) = page
                .split_once("<link rel=\"stylesheet\" href=\"/_allmenning/live.css\">")
                .unwrap_or_else(|| panic!("{path} is not renewed"));
            let (_, after) = live.split_once("</script>").expect("a script");
            assert!(format!("{before}{after}").as_bytes() == bytes, "{path} is another page than the built one");
        } else {
            assert!(answer.body == *bytes, "{path} differs");
            let ending = name.rsplit('.').next().expect("an ending");
            let wanted = match ending {
                "css" => "text/css",
                "js" => "text/javascript",
                "json" => "application/json",
                "xml" => "application/xml",
                "svg" => "image/svg+xml",
                "png" => "image/png",
                "bin" => "application/octet-stream",
                _ => "text/plain",
            };
            assert!(kind.starts_with(wanted), "{path} is sent as {kind}");
        }
    }
}

#[test]
fn what_is_not_there_is_the_page_that_says_so() {
    let preview = Preview::start();
    for path in [
        "/finnes/ikke/",
        "/ting/ingen/",
        "/ting/bil/x",
        "/_allmenning/",
        "/_allmenning/x",
        "/index.htm",
        "/ting/BIL/",
        "/sok/indeks/",
        "/sok/indeks/x.json",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    let page = preview.get("/finnes/ikke/").text();
    assert!(page.contains("<h1") && page.contains("/_allmenning/live.js"), "{page}");
}

#[test]
fn an_address_without_its_final_slash_is_sent_on() {
    let preview = Preview::start();
    for path in ["/ting/bil", "/ting", "/sok", "/ting/kart"] {
        let answer = preview.get(path);
        assert!(matches!(answer.status, 301 | 302 | 307 | 308), "{path}: {}", answer.status);
        assert_eq!(answer.header("location"), Some(format!("{path}/").as_str()));
    }
    assert_eq!(preview.get("/sok?q=bil").header("location"), Some("/sok/?q=bil"), "the question goes along");
    for path in ["//example.org", "//example.org/", "/\\example.org", "/%2f%2fexample.org", "/ting/../..//example.org"] {
        let answer = preview.get(path);
        assert!(answer.status == 404 || answer.status == 400, "{path}: {} {:?}", answer.status, answer.header("location"));
    }
}

#[test]
fn queries_and_escapes_are_read() {
    let preview = Preview::start();
    assert_eq!(preview.get("/sok/?q=bil&side=2").status, 200);
    assert_eq!(preview.get("/ting/%62il/").status, 200);
    assert!(preview.get("/ting/kart/kart.txt").text().contains("Nord er opp"));
}

#[test]
fn nothing_outside_the_site_is_answered() {
    let preview = Preview::start();
    preview.catalogue.write("content/ting/hemmelig.txt", "hemmelig");
    let paths = [
        "/../allmenning.toml",
        "/..%2f..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cetc",
        "/ting/kart/../../../allmenning.toml",
        "/ting/kart/..%2findex.md",
        "/ting/kart/index.md",
        "/content/ting/bil.md",
        "/allmenning.toml",
        "/schemas/ting.schema.json",
        "/etc/passwd",
        "/ting/kart/%00",
        "/ting/kart/kart.txt%00.html",
        "/ting/hemmelig.txt",
        "/%ff%fe",
        "/_allmenning/../allmenning.toml",
        "/_allmenning/..%2f..%2fallmenning.toml",
        "/filer/../../allmenning.toml",
        "/sok/indeks/../../allmenning.toml",
        "/sok/indeks/..%2f..%2f..%2fallmenning.toml",
        "/.allmenning",
        "/.git/config",
    ];
    for path in paths {
        let answer = preview.get(path);
        assert!(answer.status == 404 || answer.status == 400, "{path}: {}", answer.status);
        let text = answer.text();
        assert!(!text.contains("root:") && !text.contains("base_url") && !text.contains("hemmelig"), "{path}: {text}");
    }
    let long = format!("/{}", "a".repeat(8000));
    assert!(matches!(preview.get(&long).status, 404 | 414 | 431), "a very long address");
}

#[test]
fn strangers_get_no_answer() {
    let preview = Preview::start();
    let port = preview.port;
    let own = format!("localhost:{port}");
    for host in [format!("127.0.0.1:{port}"), own.clone()] {
        assert_eq!(ask(port, "GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    let strangers = [
        "example.org",
        "localhost.example.org",
        "localhost",
        "example.org:80",
        "",
        "localhost:1",
        "127.0.0.1.nip.io",
        "localhost:80@example.org",
        "0.0.0.0",
        "[::]",
    ];
    for host in strangers {
        for path in ["/", "/_allmenning/funn.json", "/_allmenning/endringer", "/ting/bil/index.json"] {
            let answer = ask(port, "GET", path, &[("Host", host)]);
            assert_eq!(answer.status, 403, "{host} {path}");
            assert!(!answer.text().contains("bil"), "{host} {path}");
        }
    }
    assert_eq!(ask(port, "GET", "/", &[("Host", &format!("example.org:{port}"))]).status, 403);
    for origin in
        ["https://example.org", "http://localhost", "http://localhost:1", "null", "http://localhost.example.org", &format!("https://{own}")]
    {
        let answer = ask(port, "GET", "/_allmenning/funn.json", &[("Host", &own), ("Origin", origin)]);
        assert_eq!(answer.status, 403, "{origin}");
    }
    let answer = ask(port, "GET", "/", &[("Host", &own), ("Origin", &format!("http://{own}"))]);
    assert_eq!(answer.status, 200);
    assert!(answer.headers.iter().all(|(name, _)| !name.starts_with("access-control-")), "{:?}", answer.headers);
    assert!(matches!(ask(port, "GET", "/", &[]).status, 400 | 403), "no host at all");
    assert!(matches!(ask(port, "GET", "/", &[("Host", &own), ("Host", "example.org")]).status, 400 | 403), "two hosts");
}

#[test]
fn nothing_but_reading_is_allowed() {
    let preview = Preview::start();
    let host = format!("localhost:{}", preview.port);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "SLETT"] {
        let answer = ask(preview.port, method, "/", &[("Host", &host), ("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
    }
    let head = ask(preview.port, "HEAD", "/ting/bil/", &[("Host", &host)]);
    assert!(head.status == 200 && head.body.is_empty(), "{head:?}");
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn every_answer_carries_the_headers_of_a_careful_site() {
    let preview = Preview::start();
    for path in ["/", "/finnes-ikke/", "/katalog.json", "/_allmenning/funn.json", "/_allmenning/live.js", "/ting/bil"] {
        let answer = preview.get(path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .is_some_and(|policy| policy.contains("default-src 'none'") && !policy.contains("unsafe")),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[test]
fn only_this_machine_is_listened_to() {
    let preview = Preview::start();
    let others = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| socket.connect("192.0.2.1:9").and_then(|()| socket.local_addr()));
    // A machine without a network has no other address to try.
    if let Ok(address) = others.map(|address| std::net::SocketAddr::new(address.ip(), preview.port)) {
        let reached = std::net::TcpStream::connect_timeout(&address, std::time::Duration::from_secs(2));
        assert!(address.ip().is_loopback() || reached.is_err(), "{address} answers");
    }
}

#[test]
fn the_findings_are_told_to_the_page() {
    let catalogue = Catalogue::small();
    catalogue.write("content/ting/feil.md", "---\ntitle: \"<b>Feil</b>\"\nfarge: </script>\nvenn: ting/bill\n---\nTekst med <i>.\n");
    let preview = Preview::of(catalogue, &[]);
    let answer = preview.get("/_allmenning/funn.json");
    let value: Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!((&value["errors"], &value["warnings"]), (&2.into(), &1.into()), "{value}");
    let first = &value["findings"][0];
    assert_eq!(first["place"], "content/ting/feil.md:3:8");
    assert!(first["message"].as_str().is_some_and(|text| text.contains("</script>")));
    let rule = first["url"].as_str().expect("an address");
    assert_eq!(preview.get(rule).status, 200, "the rule's page is there: {rule}");
    assert!(preview.said().contains("content/ting/feil.md:3:8"), "the terminal tells too: {}", preview.said());
    assert_eq!(preview.get("/ting/feil/").status, 200, "an entry with faults is shown");
}

#[test]
fn a_port_that_is_taken_is_said_in_words() {
    let preview = Preview::start();
    let ran = preview.catalogue.run(&["serve", "--port", &preview.port.to_string()]).with(2);
    assert!(ran.err.contains(&preview.port.to_string()) && !ran.err.contains("panicked"), "{}", ran.err);
    assert_eq!(get(preview.port, "/").status, 200);
}
