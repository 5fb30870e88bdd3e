//! Blobs: files addressed by their SHA-256, in a folder or on an S3 server. What was put is
//! durable when `put` returns; what is read is checked against its digest.

mod cache;
mod digest;
mod error;
mod files;
mod place;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use commons::Timestamp;
pub use digest::Digest;
pub use error::BlobError;
use futures::TryStreamExt;
use object_store::{Error, ObjectStoreExt, PutPayload, WriteMultipart, path::Path as Key};
use parking_lot::Mutex;
use place::Place;

/// Parts of an upload, in bytes; S3 wants at least 5 MiB.
const PART: usize = 8 << 20;
/// Parts under way at the same time.
const PARALLEL: usize = 4;

/// Unfinished files older than this belong to nobody.
const UNFINISHED: Duration = Duration::from_hours(24);

/// Where blobs are kept.
#[derive(Clone)]
pub struct BlobsConfig {
    /// A folder, or `s3://BUCKET/PREFIX`.
    pub url: String,
    /// The S3 server, where it is not Amazon's.
    pub endpoint: Option<String>,
    /// The S3 region.
    pub region: Option<String>,
    /// The S3 access key.
    pub access_key_id: Option<String>,
    /// The S3 secret.
    pub secret_access_key: Option<String>,
    /// The folder for copies of what lies on the S3 server.
    pub cache: PathBuf,
    /// How much of it may be used, in bytes; what was not used for longest goes.
    pub cache_bytes: u64,
}

impl Default for BlobsConfig {
    fn default() -> Self {
        Self {
            url: String::new(),
            endpoint: None,
            region: None,
            access_key_id: None,
            secret_access_key: None,
            cache: PathBuf::new(),
            cache_bytes: 10 << 30,
        }
    }
}

/// The blobs of a town.
#[derive(Clone)]
pub struct Blobs(Arc<Inner>);

struct Inner {
    place: Place,
    cache_bytes: u64,
    /// Files whose content was checked since the start.
    checked: Mutex<HashSet<Digest>>,
}

/// A blob in the list of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its address.
    pub digest: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// When it was put there (last).
    pub at: Timestamp,
}

impl Blobs {
    /// Opens the place; a folder that is not there is made.
    ///
    /// # Errors
    /// [`BlobError::Place`] where the configuration names none.
    pub fn open(config: &BlobsConfig) -> Result<Self, BlobError> {
        let place = Place::of(config)?;
        let folder = place.folder.clone();
        std::thread::spawn(move || files::sweep(&folder, UNFINISHED));
        let cache_bytes = config.cache_bytes;
        Ok(Self(Arc::new(Inner { place, cache_bytes, checked: Mutex::default() })))
    }

    /// Puts bytes there. Putting the same again changes nothing.
    pub async fn put(&self, bytes: &[u8]) -> Result<Digest, BlobError> {
        let digest = Digest::of(bytes);
        if self.is_there(digest, bytes.len() as u64).await? {
            return Ok(digest);
        }
        if bytes.len() > PART {
            let mut upload = self.upload(digest).await?;
            for part in bytes.chunks(PART) {
                upload.wait_for_capacity(PARALLEL).await.map_err(BlobError::unavailable)?;
                upload.write(part);
            }
            upload.finish().await.map_err(BlobError::unavailable)?;
        } else {
            let payload = PutPayload::from(bytes.to_vec());
            let put = self.0.place.store.put(&key(digest), payload).await;
            put.map_err(BlobError::unavailable)?;
        }
        Ok(digest)
    }

    /// Puts a file there, of any size, without holding it in memory.
    ///
    /// # Errors
    /// [`BlobError::File`] where the file cannot be read or changes meanwhile.
    pub async fn put_file(&self, path: &Path) -> Result<Digest, BlobError> {
        let (digest, size) = files::hash(path).await.map_err(|e| unreadable(path, &e))?;
        if self.is_there(digest, size).await? {
            return Ok(digest);
        }
        let mut file = files::Reader::open(path).await.map_err(|e| unreadable(path, &e))?;
        let mut upload = self.upload(digest).await?;
        loop {
            match file.next(PART).await {
                Ok(Some(part)) => {
                    upload.wait_for_capacity(PARALLEL).await.map_err(BlobError::unavailable)?;
                    upload.put(part);
                }
                Ok(None) if file.digest() == digest => break,
                Ok(None) => {
                    upload.abort().await.map_err(BlobError::unavailable)?;
                    let changed = std::io::Error::other("it changed while it was read");
                    return Err(unreadable(path, &changed));
                }
                Err(error) => {
                    upload.abort().await.map_err(BlobError::unavailable)?;
                    return Err(unreadable(path, &error));
                }
            }
        }
        upload.finish().await.map_err(BlobError::unavailable)?;
        Ok(digest)
    }

    /// The whole blob.
    ///
    /// # Errors
    /// [`BlobError::Missing`], or [`BlobError::Damaged`] where its content is not what was put.
    pub async fn get(&self, digest: &Digest) -> Result<Bytes, BlobError> {
        let found = self.0.place.store.get(&key(*digest)).await.map_err(|e| no(*digest, &e))?;
        let bytes = found.bytes().await.map_err(BlobError::unavailable)?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(BlobError::Damaged(*digest)) }
    }

    /// The path of a file with the blob's content, for those who read only parts of it: nobody may
    /// write to it. From an S3 server the blob is fetched first, and kept. The content is checked
    /// when the file is asked for the first time since the start.
    ///
    /// A fetched file may be removed again some minutes after it was last asked for, so open it
    /// soon: whoever has it open reads on.
    pub async fn local_path(&self, digest: &Digest) -> Result<PathBuf, BlobError> {
        let path = self.0.place.folder.join(digest.path());
        if self.0.checked.lock().contains(digest) && self.is_here(&path) {
            return Ok(path);
        }
        match files::hash(&path).await {
            Ok((found, _)) if found == *digest => {}
            Ok(_) if !self.0.place.remote => return Err(BlobError::Damaged(*digest)),
            Err(error) if !self.0.place.remote => {
                return Err(if error.kind() == std::io::ErrorKind::NotFound {
                    BlobError::Missing(*digest)
                } else {
                    BlobError::unavailable(error)
                });
            }
            _ => self.fetch(*digest, &path).await?,
        }
        self.0.checked.lock().insert(*digest);
        Ok(path)
    }

    /// A look at the file itself, a few microseconds.
    fn is_here(&self, path: &Path) -> bool {
        if self.0.place.remote { cache::used(path) } else { path.exists() }
    }

    /// Removes copies that were not used for long, where there are more than may be.
    pub async fn tidy_cache(&self) -> Result<(), BlobError> {
        if !self.0.place.remote {
            return Ok(());
        }
        let (folder, limit) = (self.0.place.folder.clone(), self.0.cache_bytes);
        files::blocking(move || cache::tidy(&folder, limit, cache::IN_USE))
            .await
            .map_err(BlobError::unavailable)
    }

    async fn fetch(&self, digest: Digest, path: &Path) -> Result<(), BlobError> {
        let found = self.0.place.store.get(&key(digest)).await.map_err(|e| no(digest, &e))?;
        let mut stream = found.into_stream();
        let mut file = files::Writer::beside(path).await.map_err(BlobError::unavailable)?;
        while let Some(part) = stream.try_next().await.map_err(BlobError::unavailable)? {
            file.write(part).await.map_err(BlobError::unavailable)?;
        }
        if file.digest() != digest {
            return Err(BlobError::Damaged(digest));
        }
        file.publish(path).await.map_err(BlobError::unavailable)?;
        self.tidy_cache().await
    }

    /// Whether there is such a blob.
    pub async fn exists(&self, digest: &Digest) -> Result<bool, BlobError> {
        match self.0.place.store.head(&key(*digest)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(BlobError::unavailable(error)),
        }
    }

    /// Removes a blob, and its copy here. One that is not there is no error.
    pub async fn delete(&self, digest: &Digest) -> Result<(), BlobError> {
        self.0.checked.lock().remove(digest);
        if self.0.place.remote {
            let copy = self.0.place.folder.join(digest.path());
            files::remove(&copy).await.map_err(BlobError::unavailable)?;
        }
        match self.0.place.store.delete(&key(*digest)).await {
            Ok(()) => self.settle(*digest).await,
            Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(BlobError::unavailable(error)),
        }
    }

    /// All blobs, in no particular order.
    pub async fn list(&self) -> Result<Vec<Listed>, BlobError> {
        let all = self.0.place.store.list(None).try_filter_map(|object| async move {
            let digest = object.location.filename().and_then(|name| name.parse().ok());
            let moment = object.last_modified.timestamp_micros();
            let at = Timestamp::from_microsecond(moment).unwrap_or(Timestamp::UNIX_EPOCH);
            Ok(digest.map(|digest| Listed { digest, size: object.size, at }))
        });
        all.try_collect().await.map_err(BlobError::unavailable)
    }

    /// Puts a blob there, reads it and removes it: whether the place works.
    pub async fn probe(&self) -> Result<(), BlobError> {
        let digest = self.put(commons::Id::random().as_str().as_bytes()).await?;
        self.get(&digest).await?;
        self.delete(&digest).await
    }

    async fn upload(&self, digest: Digest) -> Result<WriteMultipart, BlobError> {
        let upload = self.0.place.store.put_multipart(&key(digest)).await;
        Ok(WriteMultipart::new_with_chunk_size(upload.map_err(BlobError::unavailable)?, PART))
    }

    /// A blob of the right size need not be written again, but must be durable: another writer's
    /// rename may not have reached the disk yet.
    async fn is_there(&self, digest: Digest, size: u64) -> Result<bool, BlobError> {
        match self.0.place.store.head(&key(digest)).await {
            Ok(found) if found.size == size => self.settle(digest).await.map(|()| true),
            Ok(_) | Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(BlobError::unavailable(error)),
        }
    }

    async fn settle(&self, digest: Digest) -> Result<(), BlobError> {
        if self.0.place.remote {
            return Ok(());
        }
        let path = self.0.place.folder.join(digest.path());
        files::sync_parent(&path).await.map_err(BlobError::unavailable)
    }
}

fn key(digest: Digest) -> Key {
    Key::from(digest.path())
}

fn no(digest: Digest, error: &Error) -> BlobError {
    match error {
        Error::NotFound { .. } => BlobError::Missing(digest),
        error => BlobError::unavailable(error),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> BlobError {
    BlobError::File { path: path.display().to_string(), reason: error.to_string() }
}
