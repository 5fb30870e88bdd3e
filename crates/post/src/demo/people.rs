//! The demo town's people with mailboxes. The passphrase of each is the one they sign in with; the
//! recovery codes follow from the town's key, so that both can be printed at every start.

use std::collections::HashMap;

use commons::{Id, Timestamp};
use identity::{Actor, DemoLogin, Membership};
use sealed::{Keys, RecoveryCode, Root, SealedError};

use super::sent;
use crate::{Caller, Person, Post, PostError, wraps::Wrap};

/// Who has a mailbox. `clerk3` has none yet, so that admitting somebody can be tried.
const WITH_MAILBOX: [&str; 9] = [
    "resident",
    "clerk",
    "clerk2",
    "head-service",
    "head",
    "admin",
    "privacy",
    "archivist",
    "planner",
];

/// How to open the mailbox of one of the demo town's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoMailbox {
    /// What they sign in with.
    pub user_name: &'static str,
    /// The recovery code, in groups; the passphrase is the one they sign in with.
    pub recovery_code: String,
}

/// One of the demo town's people with a mailbox.
pub(super) struct Somebody {
    /// As the server knows them.
    pub(super) caller: Caller,
    /// What pages call them.
    pub(super) name: String,
    /// The keys of their account.
    pub(super) keys: Keys,
}

impl Post {
    /// How to open the mailboxes of the demo town's people.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`](identity::IdentityError::NoDemo) in a real town.
    pub fn demo_mailboxes(&self) -> Result<Vec<DemoMailbox>, PostError> {
        let mailbox = |user_name| {
            let recovery_code = self.demo_recovery_code(user_name)?.to_string();
            Ok(DemoMailbox { user_name, recovery_code })
        };
        WITH_MAILBOX.into_iter().map(mailbox).collect()
    }

    fn demo_recovery_code(&self, user_name: &str) -> Result<RecoveryCode, PostError> {
        let derived = self.identity().demo_bytes(&format!("recovery code of {user_name}"))?;
        Ok(RecoveryCode::of_bytes(derived.first_chunk().unwrap_or(&[0; 26])))
    }

    /// Sets up the mailboxes.
    pub(super) async fn demo_people(&self) -> Result<HashMap<&'static str, Somebody>, PostError> {
        let mut people = HashMap::new();
        for login in self.identity().demo_logins()? {
            if WITH_MAILBOX.contains(&login.user_name) {
                people.insert(login.user_name, self.demo_person(login).await?);
            }
        }
        Ok(people)
    }

    async fn demo_person(&self, login: DemoLogin) -> Result<Somebody, PostError> {
        let person = self.identity().person_called(login.user_name).await?;
        let person = person.ok_or(identity::IdentityError::UnknownPerson)?.id;
        let (account, code) = (Id::random(), self.demo_recovery_code(login.user_name)?);
        let keys = Keys::first(sealed::Party::Account(account.clone()), Root::random());
        let ways = ways(&account, &keys, login.passphrase, code).await?;
        let keyset = keys.publish(None).map_err(|_| PostError::Malformed("keyset"))?;
        self.open_account(&person, &keyset.jws, &ways).await?;
        let caller = caller(person, login.name.clone(), login.memberships, Some(account));
        Ok(Somebody { caller, name: login.name, keys })
    }
}

/// Somebody who asks, without a browser.
pub(super) fn caller(
    person: Id,
    name: String,
    memberships: Vec<Membership>,
    account: Option<Id>,
) -> Caller {
    let (session, confirmed_at) = (Id::random(), Timestamp::now());
    let actor = Actor { person, name, memberships, session, confirmed_at };
    Caller::Person(Person { actor, account })
}

/// The ways back to a root. Hashing a passphrase takes its time, on a thread where it may.
async fn ways(
    account: &Id,
    keys: &Keys,
    passphrase: String,
    code: RecoveryCode,
) -> Result<Vec<Wrap>, PostError> {
    let (account, root) = (account.clone(), keys.root().clone());
    let made = tokio::task::spawn_blocking(move || {
        Ok::<_, SealedError>([
            sealed::Wrap::by_passphrase(&account, 1, &root, &passphrase)?,
            sealed::Wrap::by_recovery_code(&account, 1, &root, &code)?,
        ])
    });
    let wraps = made.await.ok().and_then(Result::ok).ok_or(PostError::Malformed("wraps"))?;
    sent(&wraps)
}
