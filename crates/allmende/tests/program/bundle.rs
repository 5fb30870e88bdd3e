//! What browsers are sent, compared with the record: by the program, over HTTP, also where a
//! server sends something else.

use std::{net::SocketAddr, sync::Arc};

use allmende::{bundle, house};
use axum::{
    Router,
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use record::{NoteKey, Record};
use reqwest::Client;
use store::testing::databases;
use tokio::{net::TcpListener, runtime::Runtime};

use crate::support::{Server, Town, assert_refused, said};

#[test]
fn a_server_enters_what_it_sends_once_and_anyone_compares_it() {
    let town = Town::founded();
    let before = town.run(&["record", "verify"]);
    assert!(said(&before).contains("no entry yet about what browsers are sent"));
    for _ in 0..2 {
        let server = town.serve(&[]);
        let entries = server.get("/record.json?kind=client-released", "");
        assert!(entries.contains("\"total\":1"), "{entries}");
        let verified = town.run(&["record", "verify", &format!("http://{}", server.address)]);
        assert!(verified.status.success(), "{}", said(&verified));
        assert!(said(&verified).contains("What browsers are sent is what entry"));
    }
    let verified = town.run(&["record", "verify"]);
    assert!(said(&verified).contains("scripts and style sheets of this program"));
}

#[test]
fn a_folder_whose_newest_entry_is_about_another_program_says_so() {
    let town = Town::founded();
    drop(town.serve(&[]));
    let file = town.path().join("town.sqlite");
    let database = rusqlite::Connection::open(file).unwrap();
    database.execute("UPDATE client_releases SET sha256 = 'older'", []).unwrap();
    let server = town.serve(&[]);
    let entries = server.get("/record.json?kind=client-released", "");
    assert!(entries.contains("\"total\":2"), "{entries}");
    drop(server);
    let forget = "DELETE FROM record_openings WHERE entry = (SELECT MAX(entry) FROM record_entries
         WHERE kind = 'client-released')";
    database.execute(forget, []).unwrap();
    let verified = town.run(&["record", "verify"]);
    assert!(said(&verified).contains("other scripts and style sheets"), "{}", said(&verified));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_nodes_that_start_at_once_make_one_entry() {
    for test in databases(&house::schemas()).await {
        let key = NoteKey::generate("stadt.example/record").unwrap();
        let mut nodes = Vec::new();
        for _ in 0..8 {
            let db = store::Database::open(&test.url()).await.unwrap();
            nodes.push(Record::open(db, key.clone(), "stadt.example/record").await.unwrap());
        }
        let released = futures::future::join_all(nodes.iter().map(bundle::release)).await;
        let now =
            released.into_iter().filter(|it| *it.as_ref().unwrap() != bundle::Released::Before);
        assert_eq!(now.count(), 1);
        let entries = nodes[0].latest(10).await.unwrap();
        assert_eq!(entries.len(), 1);
        assert!(bundle::is_release(&entries[0]) && bundle::is_of_this_program(&entries[0]));
    }
}

/// What a lying server makes of an answer.
type Lie = fn(&mut Answer);

/// An answer on its way.
struct Answer {
    path: String,
    /// The encoding that was asked for.
    encoding: String,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn is(&self, asset: &str) -> bool {
        self.path == ui::asset(asset)
    }

    fn replace(&mut self, from: &str, to: &str) {
        self.body = self.body.replacen(from, to, 1);
    }
}

/// A server between a town and its readers.
struct Liar {
    runtime: Runtime,
    town: Town,
    server: Server,
}

impl Liar {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let town = Town::founded();
        // So many requests would fill the pipe of a log that nobody reads.
        let server = town.serve(&[("ALLMENDE_LOG__LEVEL", "warn")]);
        Self { runtime, town, server }
    }

    /// What `record verify` says about the town as this lie shows it.
    fn verified(&self, lie: Lie) -> std::process::Output {
        let behind = self.server.address;
        let address = self.runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let client = Arc::new(Client::new());
            let router = Router::new().fallback(move |request: Request| {
                let client = Arc::clone(&client);
                async move { forward(&client, behind, request, lie).await }
            });
            tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
            address
        });
        self.town.run(&["record", "verify", &format!("http://{address}")])
    }
}

/// Asks without compression, so that a lie is told about the plain text.
async fn forward(client: &Client, town: SocketAddr, request: Request, lie: Lie) -> Response {
    let (head, _) = request.into_parts();
    let path = head.uri.path().to_owned();
    let encoding = head.headers.get(header::ACCEPT_ENCODING);
    let encoding = encoding.map_or("", |it| it.to_str().unwrap()).to_owned();
    let answer = client.get(format!("http://{town}{path}")).send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let sent = answer.bytes().await.unwrap();
    let Ok(body) = String::from_utf8(sent.to_vec()) else {
        return (status, headers, sent).into_response();
    };
    let mut told = Answer { path, encoding, headers, body };
    lie(&mut told);
    told.headers.remove(header::CONTENT_LENGTH);
    told.headers.remove(header::TRANSFER_ENCODING);
    (status, told.headers, told.body).into_response()
}

#[test]
fn a_server_that_sends_something_else_is_found_out() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let liar = Liar::new();
    let honest = liar.verified(|_| {});
    assert!(honest.status.success(), "{}", said(&honest));
    let lies: [(Lie, &[&str]); 8] = [
        (
            |answer| {
                if answer.is("app.js") {
                    answer.body.push_str(";steal()");
                }
            },
            &["not what entry", ui::asset("app.js"), "has other bytes", "(sent as br)"],
        ),
        (
            |answer| {
                if answer.is("app.css") && answer.encoding == "gzip" {
                    answer.body.clear();
                }
            },
            &["One thing that browsers are sent is", ui::asset("app.css"), "(sent as gzip)"],
        ),
        (
            |answer| {
                if answer.is("passkey.js") {
                    let encoding = HeaderValue::from_static("deflate");
                    answer.headers.insert(header::CONTENT_ENCODING, encoding);
                }
            },
            &["3 things that browsers are sent are", ui::asset("passkey.js")],
        ),
        (
            |answer| {
                if answer.path == "/" {
                    answer.replace("</body>", "<script src=\"/assets/extra.js\"></script></body>");
                }
            },
            &["The page / loads /assets/extra.js, which is not in the list."],
        ),
        (
            |answer| {
                if answer.path == "/" {
                    answer.replace("</head>", "<script>steal()</script></head>");
                }
            },
            &["The page / has scripts, styles or a base address within it"],
        ),
        (
            |answer| {
                let policy = HeaderValue::from_static("script-src *; base-uri 'none'");
                answer.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            },
            &["The page / allows the browser to run scripts from elsewhere"],
        ),
        (
            |answer| {
                if answer.path == ui::assets::MANIFEST {
                    answer.replace("app.js", "app.jz");
                }
            },
            &["The server’s list of scripts and style sheets is not the one"],
        ),
        (
            |answer| {
                if answer.path.starts_with("/record/proof/") {
                    answer.replace("client-released", "client-replaced");
                }
            },
            &["The receipt does not hold"],
        ),
    ];
    for (lie, sentences) in lies {
        let output = liar.verified(lie);
        for sentence in sentences {
            assert_refused(&output, sentence);
        }
    }
}
