//! Towns for tests, of this crate and of all that ask who acts.
//!
//! ```no_run
//! # async fn example() {
//! use identity::{Role, testing::Town};
//!
//! for town in Town::each(&[]).await {
//!     let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
//!     let cookie = town.signed_in(&clerk).await;
//! }
//! # }
//! ```

#![expect(clippy::missing_panics_doc, reason = "a test that cannot be set up must fail")]

use commons::{Id, Slug, Text, Timestamp};
use record::{NoteKey, Record};
use serde_json::json;
use store::{
    Schema, Sql, params,
    testing::{TestDatabase, databases},
};

use crate::{
    Actor, AuthenticatorSecret, Identity, IdentityConfig, Membership, PassphraseCost, Role,
    cookies, migrations, people, sessions::Proof,
};

/// The passphrase of everyone in a test's town.
pub const PASSPHRASE: &str = "eine Muschel im Regen";

/// A town of a test's own, gone with it.
pub struct Town {
    /// Its people.
    pub identity: Identity,
    database: TestDatabase,
}

impl Town {
    /// A town on each kind of database, with the tables of these other rooms too.
    ///
    /// # Panics
    /// Where one cannot be made: the test cannot run. So do all functions here.
    pub async fn each(others: &[Schema]) -> Vec<Self> {
        Self::each_with(others, IdentityConfig::default()).await
    }

    /// The same with a configuration; hashing is cheap in any case.
    pub async fn each_with(others: &[Schema], config: IdentityConfig) -> Vec<Self> {
        let mut schemas = vec![record::migrations(), migrations()];
        schemas.extend_from_slice(others);
        let mut towns = Vec::new();
        for database in databases(&schemas).await {
            towns.push(Self::on(database, config.clone()).await);
        }
        towns
    }

    async fn on(database: TestDatabase, config: IdentityConfig) -> Self {
        let key = NoteKey::generate("stadt.example/record").expect("a key");
        let record = Record::open(database.db.clone(), key, "stadt.example/record")
            .await
            .expect("a new record");
        let cheap = PassphraseCost { memory_kib: 8, iterations: 1, lanes: 1, at_once: 4 };
        let config = IdentityConfig { passphrase_cost: cheap, ..config };
        let identity =
            Identity::new(database.db.clone(), record, config).expect("a sound configuration");
        Self { identity, database }
    }

    /// Its database and folder.
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// An office, by its slug.
    pub async fn office(&self, slug: &str) -> Slug {
        let slug = Slug::of_title(slug);
        let name = json!(Text::both(slug.as_str(), slug.as_str()));
        self.identity
            .db()
            .exec(
                "INSERT INTO offices (slug, name, description, created_at) VALUES ($1, $2, $2, $3)
                 ON CONFLICT (slug) DO NOTHING",
                params![slug, name, Timestamp::now()],
            )
            .await
            .expect("an office");
        slug
    }

    /// A resident with [`PASSPHRASE`].
    pub async fn resident(&self, user_name: &str) -> Id {
        self.identity.register(user_name, PASSPHRASE).await.expect("a free user name")
    }

    /// A member of staff with [`PASSPHRASE`], without a second factor.
    pub async fn new_staff(&self, user_name: &str, role: Role, office: &str) -> Id {
        let person = Id::random();
        let membership = Membership { office: self.office(office).await, role };
        let tx = self.identity.db().begin().await.expect("a transaction");
        people::insert_person(&tx, &person, user_name, user_name).await.expect("a person");
        people::insert_membership(&tx, &person, &membership).await.expect("a role");
        tx.commit().await.expect("a commit");
        self.identity.set_passphrase(&person, user_name, PASSPHRASE).await.expect("a passphrase");
        person
    }

    /// A member of staff with [`PASSPHRASE`] and an authenticator app.
    pub async fn staff(&self, user_name: &str, role: Role, office: &str) -> Id {
        let person = self.new_staff(user_name, role, office).await;
        self.authenticator(&person).await;
        person
    }

    /// Gives a person an authenticator app none of whose codes was used yet.
    pub async fn authenticator(&self, person: &Id) -> AuthenticatorSecret {
        let secret = AuthenticatorSecret::generate();
        self.identity.write_authenticator(person, &secret, 0).await.expect("an authenticator");
        secret
    }

    /// The `Cookie` header of a person who has just signed in, with the second factor.
    pub async fn signed_in(&self, person: &Id) -> String {
        let session = self.identity.begin_session(person, Proof::TwoFactors, "", 0).await;
        format!("{}={}", cookies::SESSION, session.expect("a session").as_str())
    }

    /// A person as handlers see them.
    pub async fn actor(&self, person: &Id) -> Actor {
        let cookie = self.signed_in(person).await;
        let (_, token) = cookie.split_once('=').expect("a cookie");
        let visit = self.identity.visit(token).await.expect("an answer").expect("a session");
        Actor::from(&visit)
    }
}
