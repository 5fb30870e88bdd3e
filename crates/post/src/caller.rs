//! Who asks: a signed-in person, or somebody who holds a reply link and its PIN.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Id, Slug};
use identity::{Actor, IdentityError, Role};
use store::{Sql, params};
use ui::Refusal;

use crate::{Party, Post, PostError, guests, party::is_id};

/// Who asks, and for which parties they may act.
#[derive(Clone, Debug)]
pub enum Caller {
    /// A signed-in person.
    Person(Person),
    /// Somebody without an account, with one case.
    Guest(Guest),
}

/// A signed-in person, with the account of their mailbox where they have set one up.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who is signed in.
    pub actor: Actor,
    /// The account of their mailbox.
    pub account: Option<Id>,
}

/// A guest who showed the link's secret and the PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The guest.
    pub id: Id,
    /// The one case that is open to them; nothing until they have opened it.
    pub case: Option<Id>,
}

impl Caller {
    /// The person.
    ///
    /// # Errors
    /// [`IdentityError::NotSignedIn`] for guests.
    pub fn person(&self) -> Result<&Person, PostError> {
        match self {
            Self::Person(person) => Ok(person),
            Self::Guest(_) => Err(IdentityError::NotSignedIn.into()),
        }
    }

    /// The account of the person's own mailbox.
    ///
    /// # Errors
    /// [`PostError::NoAccount`] where there is none yet.
    pub fn account(&self) -> Result<&Id, PostError> {
        self.person()?.account.as_ref().ok_or(PostError::NoAccount)
    }

    /// The party that is the caller themself: their account, or the guest.
    ///
    /// # Errors
    /// [`PostError::NoAccount`].
    pub fn own_party(&self) -> Result<Party, PostError> {
        match self {
            Self::Person(_) => Ok(Party::Account(self.account()?.clone())),
            Self::Guest(guest) => Ok(Party::Guest(guest.id.clone())),
        }
    }

    /// All parties the caller may act for: themself, and the offices whose cases they work on.
    pub fn parties(&self) -> Vec<Party> {
        let offices = self.offices().into_iter().cloned().map(Party::Office);
        self.own_party().into_iter().chain(offices).collect()
    }

    /// Whether the caller may act for the party.
    pub fn may_act_for(&self, party: &Party) -> bool {
        match party {
            Party::Office(office) => self.works_in(office),
            own => self.own_party().is_ok_and(|party| party == *own),
        }
    }

    /// Whether the caller works on the cases of the office.
    pub fn works_in(&self, office: &Slug) -> bool {
        self.offices().contains(&office)
    }

    /// Demands that the caller works on the cases of the office.
    ///
    /// # Errors
    /// [`IdentityError::Forbidden`], and [`IdentityError::NotSignedIn`] for guests.
    pub fn require_office(&self, office: &Slug) -> Result<&Person, PostError> {
        let person = self.person()?;
        person.actor.require(Role::Clerk, office)?;
        Ok(person)
    }

    fn offices(&self) -> Vec<&Slug> {
        match self {
            Self::Person(person) => person.actor.offices_as(Role::Clerk),
            Self::Guest(_) => Vec::new(),
        }
    }
}

impl Post {
    /// The account of a person's mailbox, where they have set one up.
    pub async fn account_of(&self, person: &Id) -> Result<Option<Id>, PostError> {
        let sql = "SELECT account FROM post_accounts WHERE person = $1";
        let found: Option<(Id,)> = self.db().opt(sql, params![person]).await?;
        Ok(found.map(|(account,)| account))
    }

    /// Who asks, for other rooms whose pages and interfaces are about the post's cases.
    ///
    /// # Errors
    /// [`IdentityError::NotSignedIn`], [`PostError::NoGuest`].
    pub async fn caller(&self, parts: &Parts) -> Result<Caller, PostError> {
        if let Some((id, access)) = shown(parts) {
            return Ok(Caller::Guest(guests::let_in(self, &id, &access).await?));
        }
        let actor = parts.extensions.get::<Actor>().ok_or(IdentityError::NotSignedIn)?;
        let account = self.account_of(&actor.person).await?;
        Ok(Caller::Person(Person { actor: actor.clone(), account }))
    }
}

/// What a guest shows: `Authorization: Guest ID.ACCESS`. What has another form lets nobody in.
fn shown(parts: &Parts) -> Option<(Id, Vec<u8>)> {
    let header = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (id, access) = header.strip_prefix("Guest ")?.split_once('.')?;
    let access = URL_SAFE_NO_PAD.decode(access).ok()?;
    is_id(id).then(|| (Id::from(id), access))
}

impl FromRequestParts<Post> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, post: &Post) -> Result<Self, Refusal> {
        Ok(post.caller(parts).await?)
    }
}
