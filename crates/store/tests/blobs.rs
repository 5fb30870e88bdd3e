//! Blobs in a folder and on an S3 server behave the same. The S3 server runs within the test.

use std::path::{Path, PathBuf};

use hyper_util::rt::{TokioExecutor, TokioIo};
use store::{BlobError, Blobs, BlobsConfig, Digest};
use tempfile::TempDir;

struct Place {
    name: &'static str,
    blobs: Blobs,
    /// The file in which the place keeps a blob.
    root: PathBuf,
    dir: TempDir,
}

impl Place {
    fn file(&self, digest: Digest) -> PathBuf {
        let hex = digest.to_string();
        self.root.join(&hex[..2]).join(hex)
    }
}

async fn places() -> [Place; 2] {
    [folder(), s3().await]
}

fn folder() -> Place {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("made/by/open");
    let config = BlobsConfig { url: root.display().to_string(), ..BlobsConfig::default() };
    Place { name: "folder", blobs: Blobs::open(&config).expect("opened"), root, dir }
}

async fn s3() -> Place {
    let dir = tempfile::tempdir().expect("a folder");
    let server = dir.path().join("server");
    std::fs::create_dir_all(server.join("town")).expect("a bucket");
    let config = BlobsConfig {
        url: "s3://town/files/here".to_owned(),
        endpoint: Some(serve_s3(&server).await),
        region: None,
        access_key_id: Some("key".to_owned()),
        secret_access_key: Some("secret".to_owned()),
        cache: dir.path().join("cache"),
        ..BlobsConfig::default()
    };
    let blobs = Blobs::open(&config).expect("opened");
    Place { name: "S3", blobs, root: server.join("town/files/here"), dir }
}

/// An S3 server that checks signatures; its address.
async fn serve_s3(root: &Path) -> String {
    let mut builder =
        s3s::service::S3ServiceBuilder::new(s3s_fs::FileSystem::new(root).expect("a server"));
    builder.set_auth(s3s::auth::SimpleAuth::from_single("key", "secret"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let server = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
                server.serve_connection(TokioIo::new(client), service).await
            });
        }
    });
    format!("http://{address}")
}

/// Bytes without a pattern, the same every time.
fn noise(size: usize) -> Vec<u8> {
    let mut state = 7_u32;
    let step = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(step).take(size).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_is_there_until_it_is_deleted() {
    for place in places().await {
        let blobs = &place.blobs;
        for bytes in [b"".as_slice(), b"a small town", &noise(20 << 20)] {
            let digest = blobs.put(bytes).await.expect("put");
            assert_eq!(digest, Digest::of(bytes), "{}", place.name);
            assert_eq!(blobs.put(bytes).await.expect("put again"), digest);
            assert!(blobs.exists(&digest).await.expect("asked"));
            assert_eq!(blobs.get(&digest).await.expect("got"), bytes);
            let path = blobs.local_path(&digest).await.expect("a file");
            assert_eq!(std::fs::read(&path).expect("read"), bytes);
        }
        let listed = blobs.list().await.expect("listed");
        let mut sizes: Vec<_> = listed.iter().map(|blob| blob.size).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [0, 12, 20 << 20], "{}", place.name);

        let digest = Digest::of(b"a small town");
        blobs.delete(&digest).await.expect("deleted");
        blobs.delete(&digest).await.expect("deleting twice is fine");
        assert!(!blobs.exists(&digest).await.expect("asked"));
        assert!(matches!(blobs.get(&digest).await, Err(BlobError::Missing(_))));
        assert!(matches!(blobs.local_path(&digest).await, Err(BlobError::Missing(_))));
        blobs.probe().await.expect("the place works");
        assert_eq!(blobs.list().await.expect("listed").len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_any_size_is_put_in_parts() {
    for place in places().await {
        for size in [0, 1, 8 << 20, (20 << 20) + 7] {
            let bytes = noise(size);
            let file = place.dir.path().join("upload");
            std::fs::write(&file, &bytes).expect("written");
            let digest = place.blobs.put_file(&file).await.expect("put");
            assert_eq!(digest, Digest::of(&bytes));
            assert_eq!(place.blobs.get(&digest).await.expect("got"), bytes, "{}", place.name);
            assert_eq!(place.blobs.put_file(&file).await.expect("put again"), digest);
        }
        let missing = place.blobs.put_file(&place.dir.path().join("nothing")).await;
        assert!(matches!(missing, Err(BlobError::File { .. })), "{missing:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_blob_is_noticed_and_healed_by_putting_it_again() {
    for place in places().await {
        let digest = place.blobs.put(b"as it was published").await.expect("put");
        std::fs::write(place.file(digest), b"as someone would like").expect("changed");
        let read = place.blobs.get(&digest).await;
        assert!(matches!(read, Err(BlobError::Damaged(_))), "{}: {read:?}", place.name);
        let path = place.blobs.local_path(&digest).await;
        assert!(matches!(path, Err(BlobError::Damaged(_))), "{}: {path:?}", place.name);
        place.blobs.put(b"as it was published").await.expect("put again");
        assert_eq!(place.blobs.get(&digest).await.expect("healed"), b"as it was published"[..]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_from_s3_is_kept_and_fetched_again_when_damaged() {
    let place = s3().await;
    let digest = place.blobs.put(b"a table").await.expect("put");
    let copy = place.blobs.local_path(&digest).await.expect("fetched");
    std::fs::write(&copy, b"a tadle").expect("damaged");

    let config = BlobsConfig {
        url: "s3://town/files/here".to_owned(),
        endpoint: Some(serve_s3(&place.dir.path().join("server")).await),
        access_key_id: Some("key".to_owned()),
        secret_access_key: Some("secret".to_owned()),
        cache: place.dir.path().join("cache"),
        ..BlobsConfig::default()
    };
    let restarted = Blobs::open(&config).expect("opened");
    let again = restarted.local_path(&digest).await.expect("fetched again");
    assert_eq!(again, copy);
    assert_eq!(std::fs::read(&again).expect("read"), b"a table");

    let wrong = BlobsConfig { secret_access_key: Some("guessed".to_owned()), ..config };
    let refused = Blobs::open(&wrong).expect("opened").get(&digest).await;
    assert!(matches!(refused, Err(BlobError::Unavailable(_))), "{refused:?}");
}

/// Makes a file look as if it was last used long ago.
fn last_used_long_ago(path: &Path) {
    let then = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    let file = std::fs::File::options().write(true).open(path).expect("opened");
    file.set_modified(then).expect("a time");
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_that_were_not_used_for_longest_make_room_for_others() {
    let dir = tempfile::tempdir().expect("a folder");
    let server = dir.path().join("server");
    std::fs::create_dir_all(server.join("town")).expect("a bucket");
    let config = BlobsConfig {
        url: "s3://town".to_owned(),
        endpoint: Some(serve_s3(&server).await),
        access_key_id: Some("key".to_owned()),
        secret_access_key: Some("secret".to_owned()),
        cache: dir.path().join("cache"),
        cache_bytes: 250,
        ..BlobsConfig::default()
    };
    let blobs = Blobs::open(&config).expect("opened");
    let mut copies = Vec::new();
    for n in 0..4_u8 {
        let digest = blobs.put(&[n; 100]).await.expect("put");
        let path = blobs.local_path(&digest).await.expect("fetched");
        copies.push((digest, path));
    }
    assert!(copies.iter().all(|(_, path)| path.exists()), "all are in use");

    for (_, path) in &copies {
        last_used_long_ago(path);
    }
    let (first, path) = &copies[0];
    let mut reading = std::fs::File::open(&copies[1].1).expect("opened");
    blobs.local_path(first).await.expect("used again");
    blobs.tidy_cache().await.expect("tidied");
    let left = copies.iter().filter(|(_, path)| path.exists()).count();
    assert_eq!(left, 2);
    assert!(path.exists(), "it was used last");

    let mut read = Vec::new();
    std::io::Read::read_to_end(&mut reading, &mut read).expect("whoever has it open reads on");
    assert_eq!(read, [1; 100]);
    let again = blobs.local_path(&copies[1].0).await.expect("fetched again");
    assert_eq!(std::fs::read(again).expect("read"), [1; 100]);
}

#[test]
fn a_place_that_is_none_is_refused() {
    for url in ["http://example.org/blobs", "/proc/none/blobs"] {
        let config = BlobsConfig { url: url.to_owned(), ..BlobsConfig::default() };
        assert!(matches!(Blobs::open(&config), Err(BlobError::Place { .. })), "{url}");
    }
}
