//! Where blobs lie: a folder, or a bucket of an S3 server with a folder as its cache.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use object_store::{
    ObjectStore, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key,
    prefix::PrefixStore,
};

use super::{BlobError, BlobsConfig};

pub(super) struct Place {
    pub(super) store: Arc<dyn ObjectStore>,
    /// The folder that holds files: the store itself, or the cache of an S3 server.
    pub(super) folder: PathBuf,
    pub(super) remote: bool,
}

impl Place {
    pub(super) fn of(config: &BlobsConfig) -> Result<Self, BlobError> {
        let refused = |reason: String| BlobError::Place { url: config.url.clone(), reason };
        match config.url.strip_prefix("s3://") {
            Some(bucket) => {
                let folder = made(&config.cache).map_err(refused)?;
                let store = s3(config, bucket).map_err(|e| refused(e.to_string()))?;
                Ok(Self { store, folder, remote: true })
            }
            None if config.url.contains("://") => {
                Err(refused("expected a folder or s3://BUCKET/PREFIX".to_owned()))
            }
            None => {
                let folder = made(Path::new(&config.url)).map_err(refused)?;
                let store = LocalFileSystem::new_with_prefix(&folder)
                    .map_err(|e| refused(e.to_string()))?
                    .with_fsync(true);
                Ok(Self { store: Arc::new(store), folder, remote: false })
            }
        }
    }
}

fn made(folder: &Path) -> Result<PathBuf, String> {
    std::fs::create_dir_all(folder)
        .and_then(|()| folder.canonicalize())
        .map_err(|e| format!("{}: {e}", folder.display()))
}

fn s3(config: &BlobsConfig, bucket: &str) -> object_store::Result<Arc<dyn ObjectStore>> {
    // Whoever came first chose ring as well: it is the only provider in the program.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (bucket, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(config.region.as_deref().unwrap_or("eu-central-1"));
    if let Some(endpoint) = &config.endpoint {
        builder = builder
            .with_endpoint(endpoint.trim_end_matches('/'))
            .with_allow_http(endpoint.starts_with("http://"));
    }
    if let Some(key) = &config.access_key_id {
        builder = builder.with_access_key_id(key);
    }
    if let Some(secret) = &config.secret_access_key {
        builder = builder.with_secret_access_key(secret);
    }
    let store = builder.build()?;
    Ok(match Key::parse(prefix.trim_end_matches('/'))? {
        prefix if prefix.as_ref().is_empty() => Arc::new(store),
        prefix => Arc::new(PrefixStore::new(store, prefix)),
    })
}
