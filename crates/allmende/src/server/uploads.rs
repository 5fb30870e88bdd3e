//! Places for uploads: nobody holds all of them, and whoever holds one keeps sending.

use std::{
    collections::HashMap,
    io::{Error, ErrorKind},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use tokio::time::{Instant, timeout_at};

/// So many files may be on their way at once; they must not keep readers from their pages.
const AT_ONCE: usize = 24;
/// So many of them from one network: the others stay free for everybody else.
const OF_ONE: usize = 12;

/// Who holds places, by network.
#[derive(Default)]
pub(super) struct Places(Mutex<HashMap<String, usize>>);

/// A place, until it is dropped.
pub(super) struct Place {
    places: Arc<Places>,
    network: String,
}

impl Places {
    /// A place for somebody of this network, if there is one.
    pub(super) fn take(self: &Arc<Self>, network: &str) -> Option<Place> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = held.get(network).copied().unwrap_or_default();
        if held.values().sum::<usize>() >= AT_ONCE || own >= OF_ONE {
            return None;
        }
        held.insert(network.to_owned(), own + 1);
        Some(Place { places: Arc::clone(self), network: network.to_owned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        match held.get_mut(&self.network) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(held.remove(&self.network)),
        }
    }
}

/// How slowly a file may come.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// For so long nothing needs to come: lines break for a moment.
    pub(super) patience: Duration,
    /// From then on at least so much on average, in bytes per second; not 0.
    pub(super) rate: u32,
}

impl Pace {
    /// Slower than the slowest mobile line that can be written over at all.
    pub(super) const SLOWEST: Self = Self { patience: Duration::from_secs(30), rate: 4 << 10 };

    /// The body, which breaks off where it comes more slowly.
    pub(super) fn of(self, body: Body) -> Body {
        Body::from_stream(self.kept(body.into_data_stream()))
    }

    fn kept<S, E>(self, chunks: S) -> impl Stream<Item = Result<Bytes, Error>>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let until = Instant::now() + self.patience;
        stream::unfold(Some((chunks, until)), move |state| async move {
            let (mut chunks, until) = state?;
            match timeout_at(until, chunks.next()).await {
                Ok(Some(Ok(chunk))) => {
                    let came = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
                    let until = until + Duration::from_secs(1) * came / self.rate;
                    Some((Ok(chunk), Some((chunks, until))))
                }
                Ok(Some(Err(error))) => Some((Err(Error::other(error)), None)),
                Ok(None) => None,
                Err(_) => Some((Err(ErrorKind::TimedOut.into()), None)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[test]
    fn one_network_never_holds_all_places() {
        let places = Arc::new(Places::default());
        let own: Vec<_> = std::iter::from_fn(|| places.take("192.0.2.0/24")).collect();
        assert_eq!(own.len(), OF_ONE);
        let others: Vec<_> =
            (0..AT_ONCE).filter_map(|net| places.take(&format!("198.51.{net}.0/24"))).collect();
        assert_eq!(others.len(), AT_ONCE - OF_ONE);
        drop(others);
        assert!(places.take("192.0.2.0/24").is_none());
        drop(own);
        assert!(places.take("192.0.2.0/24").is_some(), "a place that was left is free");
        assert!(places.0.lock().unwrap().is_empty(), "nobody is remembered");
    }

    #[tokio::test]
    async fn a_file_that_keeps_coming_is_taken_and_one_that_stands_still_breaks_off() {
        let chunk = || Ok::<_, Error>(Bytes::from_static(b"part"));
        let impatient = Pace { patience: Duration::from_millis(1), rate: 1 << 20 };
        let still = stream::iter([chunk()]).chain(stream::pending());
        assert!(to_bytes(impatient.of(Body::from_stream(still)), 100).await.is_err());
        let whole = Body::from_stream(stream::iter([chunk(), chunk()]));
        assert_eq!(to_bytes(Pace::SLOWEST.of(whole), 100).await.unwrap(), "partpart");
    }

    #[tokio::test]
    async fn what_comes_buys_time() {
        let generous = Pace { patience: Duration::ZERO, rate: 1 };
        let parts = stream::iter([Ok::<_, Error>(Bytes::from_static(b"an hour's worth"))]);
        let later = stream::once(async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            Ok(Bytes::from_static(b"!"))
        });
        let body = Body::from_stream(parts.chain(later));
        assert_eq!(to_bytes(generous.of(body), 100).await.unwrap(), "an hour's worth!");
    }
}
