//! The program at work: health, figures, log, TLS, and its end.

use std::{io::Read, process::Command};

use crate::support::{Town, ask, free_address};

#[test]
fn it_says_that_it_lives_and_that_it_can_serve() {
    let town = Town::founded();
    let server = town.serve(&[]);
    for path in ["/healthz", "/readyz", "/"] {
        let answer = server.get(path, "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }
    let missing = server.get("/nowhere", "Accept: application/json\r\n");
    assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
    assert!(missing.contains("application/problem+json"), "{missing}");
}

#[test]
fn it_ends_well_when_told_and_the_log_says_nothing_about_people() {
    let town = Town::founded();
    let server = town.serve(&[]);
    let secret = "/invitations/7sNf3kq0pX";
    server.get(secret, "User-Agent: Firefox/140\r\nX-Forwarded-For: 198.51.100.77\r\n");
    server.get("/search?q=scheidung", "");
    let (code, log) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("/search") && log.contains("ended"), "{log}");
    for told in ["7sNf3kq0pX", "scheidung", "198.51.100.77", "127.0.0.1", "Firefox"] {
        assert!(!log.contains(told), "the log says {told}: {log}");
    }
}

#[test]
fn a_request_under_way_comes_to_its_end() {
    let town = Town::founded();
    let server = town.serve(&[]);
    let address = server.address;
    let asking = std::thread::spawn(move || {
        (0..200)
            .map(|_| ask(address, "/", ""))
            .take_while(|it| it.starts_with("HTTP/1.1 200"))
            .count()
    });
    std::thread::sleep(std::time::Duration::from_millis(200));
    let (code, log) = server.end();
    assert_eq!(code, Some(0), "{log}");
    // Whoever comes after the end is refused at the door; nobody was cut off in the middle.
    let answered = asking.join();
    assert!(answered.is_err() || answered.unwrap() > 0);
}

#[test]
fn the_figures_have_an_address_of_their_own() {
    let town = Town::founded();
    let figures = free_address();
    let server = town.serve(&[("ALLMENDE_METRICS__LISTEN", &figures.to_string())]);
    server.get("/data", "");
    assert!(server.get("/metrics", "").starts_with("HTTP/1.1 404"));
    let text = ask(figures, "/metrics", "");
    for line in [
        "allmende_requests_total{route=\"/data\",method=\"GET\",status=\"200\"} 1",
        "allmende_request_seconds_bucket",
        "allmende_jobs{state=\"stuck\"} 0",
        "allmende_job_waiting_seconds",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
}

#[test]
fn it_speaks_tls_with_the_town_s_certificate_and_redirects_plain_http() {
    let town = Town::founded();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let certificate = town.file("certificate.pem", made.cert.pem().as_bytes());
    let key = town.file("key.pem", made.signing_key.serialize_pem().as_bytes());
    let plain = free_address();
    let server = town.serve(&[
        ("ALLMENDE_TOWN__BASE_URL", "https://localhost:8443"),
        ("ALLMENDE_SERVER__TLS__CERTIFICATE", certificate.to_str().unwrap()),
        ("ALLMENDE_SERVER__TLS__KEY", key.to_str().unwrap()),
        ("ALLMENDE_SERVER__TLS__REDIRECT_LISTEN", &plain.to_string()),
    ]);
    let redirect = ask(plain, "/data?q=x", "");
    assert!(redirect.starts_with("HTTP/1.1 308"), "{redirect}");
    assert!(redirect.contains("https://localhost:8443/data?q=x"), "{redirect}");
    let answer = over_tls(&certificate, server.address.port());
    assert!(answer.contains("200") && answer.contains("strict-transport-security"), "{answer}");
}

/// The head of the front page, with a certificate that is checked.
fn over_tls(certificate: &std::path::Path, port: u16) -> String {
    let pem = std::fs::read(certificate).unwrap();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = reqwest::Client::builder()
            .tls_certs_only([reqwest::Certificate::from_pem(&pem).unwrap()])
            .build()
            .unwrap();
        let answer = client.get(format!("https://localhost:{port}/")).send().await.unwrap();
        format!("{} {:?}", answer.status(), answer.headers())
    })
}

#[test]
fn the_demo_town_is_found_again_as_it_was_left() {
    let town = Town::nowhere();
    let address = free_address();
    let mut first = demo(&town, address);
    let made = ask(address, "/data", "");
    assert!(made.contains("/data/"), "{made}");
    let checkpoint = body(&ask(address, "/record/checkpoint", ""));
    end(&mut first);
    let mut second = demo(&town, address);
    let found = body(&ask(address, "/record/checkpoint", ""));
    end(&mut second);
    let size = |text: &str| text.lines().nth(1).unwrap().parse::<u64>().unwrap();
    assert!(size(&found) >= size(&checkpoint), "{found}");
    assert!(size(&checkpoint) > 10, "{checkpoint}");
}

fn demo(town: &Town, address: std::net::SocketAddr) -> std::process::Child {
    let mut command = town.command(&["demo", "--listen", &address.to_string()]);
    let child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    crate::support::ask_until_ready(address);
    child
}

fn end(child: &mut std::process::Child) {
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(said.contains("admin") && said.contains("http://localhost:"), "{said}");
}

fn body(answer: &str) -> String {
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}

/// A service and a location.
const SERVICE: &str = "<transfer xmlns='http://xoev.de/schemata/xzufi/2_3_1'>
    <leistung><id>1</id><modulText><leikaTextmodul><code>03</code></leikaTextmodul>
    <inhalt languageCode='de'>Orte</inhalt></modulText></leistung>
    <organisationseinheit><id>1</id><name>Orte</name></organisationseinheit></transfer>";

#[test]
fn the_interfaces_that_are_described_are_there() {
    let town = Town::founded();
    let csv = town.file("orte.csv", "Ort;Zahl\nA;1,5\n".as_bytes());
    let csv = csv.to_str().unwrap();
    let publish = ["publish", csv, "--title", "Orte", "--office", "verwaltung"];
    assert!(town.run(&publish).status.success());
    let xml = town.file("orte.xml", SERVICE.as_bytes());
    let import = ["import", "services", xml.to_str().unwrap(), "--office", "verwaltung"];
    assert!(town.run(&import).status.success());
    let server = town.serve(&[]);
    let document: serde_json::Value =
        serde_json::from_str(&body(&server.get("/api/openapi.json", ""))).unwrap();
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() > 15, "{paths:?}");
    for (path, described) in paths {
        if described.get("get").is_none() {
            continue;
        }
        let slug = if path.contains("/offices/") { "verwaltung" } else { "orte" };
        let asked = path
            .replace("{slug}", slug)
            .replace("{number}", "1")
            .replace("{version}", "1")
            .replace("{row}", "1")
            .replace("{index}", "1")
            .replace("{old}/{new}", "1/2")
            .replace("{id}", "datasets-published")
            .replace("{path}", "entries/000.p/2");
        let answer = server.get(&asked, "");
        if described["get"]["responses"].get("401").is_some() {
            assert!(answer.starts_with("HTTP/1.1 401"), "{asked}: {answer}");
            continue;
        }
        // What only who holds a secret sees is not there for others, and this town has no forms.
        if path.contains("{token}") || path.contains("{form}") {
            assert!(answer.starts_with("HTTP/1.1 404"), "{asked}: {answer}");
            continue;
        }
        assert!(answer.starts_with("HTTP/1.1 200"), "{asked}: {answer}");
        let kinds = described["get"]["responses"]["200"]["content"].as_object().unwrap();
        let kind = kinds.keys().next().unwrap();
        let is_any = kind == "application/octet-stream";
        assert!(is_any || answer.contains(kind.as_str()), "{asked} is no {kind}: {answer}");
    }
}

#[test]
fn whoever_sends_slowly_keeps_nobody_from_the_pages() {
    use std::io::Write;
    let town = Town::founded();
    let server = town.serve(&[("ALLMENDE_SERVER__LIMITS__REQUESTS_AT_ONCE", "4")]);
    let slow: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = std::net::TcpStream::connect(server.address).unwrap();
            let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n\
                        Content-Type: application/x-www-form-urlencoded\r\n\
                        Content-Length: 1000\r\n\r\nu";
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let answer = server.get("/about", "");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(slow);
}
