//! Places for uploads: nobody holds all of them, and whoever holds one keeps sending.

use std::{
    collections::HashMap,
    io::{Error, ErrorKind},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{body::Body, extract::Request};
use bytes::Bytes;
use commons::Id;
use futures::{Stream, StreamExt, stream};
use identity::{Actor, Client};
use tokio::time::{Instant, timeout_at};

/// So many files may be on their way at once; they must not keep readers from their pages.
const AT_ONCE: usize = 24;
/// So many of them from one network: the others stay free for everybody else.
const OF_NETWORK: usize = 12;
/// So many of them from one person: neighbours of one network do not wait for each other.
const OF_PERSON: usize = 6;

/// For whom a file comes in.
pub(super) struct Sender {
    /// Who is signed in.
    person: Option<Id>,
    /// The network that it comes from. Staff need none: a whole town hall is one network, and their
    /// accounts are given by the town, while everybody can make themself another one of the others.
    network: Option<String>,
}

impl Sender {
    /// Who sends this request.
    pub(super) fn of(request: &Request) -> Self {
        let actor = request.extensions().get::<Actor>();
        let is_staff = actor.is_some_and(|actor| !actor.memberships.is_empty());
        let network = request.extensions().get::<Client>().map(|client| client.network.clone());
        Self {
            person: actor.map(|actor| actor.person.clone()),
            network: (!is_staff).then(|| network.unwrap_or_default()),
        }
    }

    /// Whom a place of theirs counts for, each with how many they may hold.
    fn holders(self) -> Vec<(Holder, usize)> {
        let person = self.person.map(|person| (Holder::Person(person), OF_PERSON));
        let network = self.network.map(|network| (Holder::Network(network), OF_NETWORK));
        [Some((Holder::Everybody, AT_ONCE)), person, network].into_iter().flatten().collect()
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Holder {
    Everybody,
    Person(Id),
    Network(String),
}

/// Who holds how many places.
#[derive(Default)]
pub(super) struct Places(Mutex<HashMap<Holder, usize>>);

/// A place, until it is dropped.
pub(super) struct Place {
    places: Arc<Places>,
    holders: Vec<Holder>,
}

impl Places {
    /// A place for this sender, if there is one.
    pub(super) fn take(self: &Arc<Self>, sender: Sender) -> Option<Place> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let holders = sender.holders();
        if holders.iter().any(|(holder, most)| held.get(holder).is_some_and(|own| own >= most)) {
            return None;
        }
        let holders: Vec<_> = holders.into_iter().map(|(holder, _)| holder).collect();
        for holder in &holders {
            *held.entry(holder.clone()).or_default() += 1;
        }
        Some(Place { places: Arc::clone(self), holders })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        for holder in &self.holders {
            match held.get_mut(holder) {
                Some(own) if *own > 1 => *own -= 1,
                _ => drop(held.remove(holder)),
            }
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

    fn guest(network: &str) -> Sender {
        Sender { person: None, network: Some(network.to_owned()) }
    }

    fn resident(person: &Id, network: &str) -> Sender {
        Sender { person: Some(person.clone()), ..guest(network) }
    }

    fn clerk(person: &Id) -> Sender {
        Sender { person: Some(person.clone()), network: None }
    }

    /// All places that such a sender gets.
    fn all(places: &Arc<Places>, sender: impl Fn() -> Sender) -> Vec<Place> {
        std::iter::from_fn(|| places.take(sender())).collect()
    }

    #[test]
    fn one_network_never_holds_all_places() {
        let places = Arc::new(Places::default());
        let own = all(&places, || guest("192.0.2.0/24"));
        assert_eq!(own.len(), OF_NETWORK);
        let others: Vec<_> = (0..AT_ONCE)
            .filter_map(|net| places.take(guest(&format!("198.51.{net}.0/24"))))
            .collect();
        assert_eq!(others.len(), AT_ONCE - OF_NETWORK);
        drop(others);
        assert!(places.take(guest("192.0.2.0/24")).is_none());
        drop(own);
        assert!(places.take(guest("192.0.2.0/24")).is_some(), "a place that was left is free");
        assert!(places.0.lock().unwrap().is_empty(), "nobody is remembered");
    }

    #[test]
    fn one_person_leaves_places_to_their_neighbours_and_gets_no_more_in_another_network() {
        let places = Arc::new(Places::default());
        let (anna, bo) = (Id::random(), Id::random());
        let own = all(&places, || resident(&anna, "192.0.2.0/24"));
        assert_eq!(own.len(), OF_PERSON);
        assert!(places.take(resident(&anna, "198.51.100.0/24")).is_none());
        let neighbours = all(&places, || resident(&bo, "192.0.2.0/24"));
        assert_eq!(neighbours.len(), OF_NETWORK - OF_PERSON);
        let another = all(&places, || resident(&Id::random(), "192.0.2.0/24"));
        assert!(another.is_empty(), "more accounts are no more places for a network");
    }

    #[test]
    fn a_town_hall_is_one_network_and_each_of_its_clerks_has_places() {
        let places = Arc::new(Places::default());
        let clerks: Vec<_> = (0..AT_ONCE / OF_PERSON).map(|_| Id::random()).collect();
        let own: Vec<_> = clerks.iter().map(|it| all(&places, || clerk(it))).collect();
        assert!(own.iter().all(|places| places.len() == OF_PERSON));
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
