//! PostgreSQL over TLS. The encryption is put in front of the test server by the test itself, so
//! that it needs no server with a certificate.

use std::{path::Path, sync::Arc};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use store::{Database, Sql, StoreError};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

/// What a client sends first to ask for encryption.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// A front that speaks TLS as `name`, its port, and the file with its certificate.
async fn encrypted(server: &str, name: &str, dir: &Path) -> (u16, String) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed([name.to_owned()]).expect("a certificate");
    let file = dir.join("server.pem");
    std::fs::write(&file, cert.pem()).expect("written");
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|c| c.with_no_client_auth().with_single_cert(vec![cert.der().clone()], key))
        .expect("a server configuration");
    let acceptor = TlsAcceptor::from(Arc::new(config));

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = server.to_owned();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let (acceptor, server) = (acceptor.clone(), server.clone());
            tokio::spawn(async move {
                let mut request = [0; 8];
                client.read_exact(&mut request).await?;
                assert_eq!(request, SSL_REQUEST, "the client must ask for encryption");
                client.write_all(b"S").await?;
                let mut client = acceptor.accept(client).await?;
                let mut upstream = TcpStream::connect(server).await?;
                copy_bidirectional(&mut client, &mut upstream).await
            });
        }
    });
    (port, file.display().to_string())
}

/// The test server's `user` part, `host:port` and database.
fn parts() -> Option<(String, String, String)> {
    let url = std::env::var("ALLMENDE_TEST_POSTGRES").ok()?;
    let (_, rest) = url.split_once("://")?;
    let (user, rest) = rest.split_once('@')?;
    let (host, database) = rest.split_once('/')?;
    Some((user.to_owned(), host.to_owned(), database.to_owned()))
}

async fn answers(url: &str) -> Result<(), StoreError> {
    let db = Database::open(url).await?;
    let (one,): (i64,) = db.one("SELECT CAST(1 AS BIGINT)", &[]).await?;
    assert_eq!(one, 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_is_checked_by_its_certificate_and_name() {
    let Some((user, host, database)) = parts() else {
        println!("ALLMENDE_TEST_POSTGRES is not set: TLS to PostgreSQL is not tested");
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let (port, file) = encrypted(&host, "localhost", dir.path()).await;
    let url =
        |name: &str, query: &str| format!("postgres://{user}@{name}:{port}/{database}?{query}");

    let checked = format!("sslmode=verify-full&sslrootcert={file}");
    answers(&url("localhost", &checked)).await.expect("certificate and name are right");
    answers(&url("localhost", "sslmode=require")).await.expect("encrypted, unchecked");
    answers(&url("127.0.0.1", "sslmode=require")).await.expect("encrypted, unchecked");

    let wrong_name = answers(&url("127.0.0.1", &checked)).await;
    assert!(matches!(wrong_name, Err(StoreError::Unreachable { .. })), "{wrong_name:?}");
    let unknown = answers(&url("localhost", "sslmode=verify-full")).await;
    assert!(matches!(unknown, Err(StoreError::Unreachable { .. })), "{unknown:?}");
}

#[tokio::test]
async fn a_wrong_setting_is_named_and_the_password_is_not() {
    let refused = |query: &str| {
        let url = format!("postgres://town:secret@127.0.0.1:1/town?{query}");
        async move { Database::open(&url).await.err().expect("refused").to_string() }
    };
    let mode = refused("sslmode=perhaps").await;
    assert!(mode.contains("expected disable, prefer, require or verify-full"), "{mode}");
    let file = refused("sslmode=verify-full&sslrootcert=/no/such/file").await;
    assert!(file.contains("sslrootcert /no/such/file"), "{file}");
    assert!(!mode.contains("secret") && !file.contains("secret"));
}
