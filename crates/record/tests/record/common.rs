//! What the tests of the record share: a record with a table of things that acts write to.

use commons::{Slug, Subject, capability::Migration};
use record::{Act, NoteKey, Record};
use store::{
    Schema, params,
    testing::{TestDatabase, databases},
};

pub const ORIGIN: &str = "stadt.example/record";

pub fn schemas() -> Vec<Schema> {
    let things = Migration {
        name: "0001_things",
        sql: "CREATE TABLE things (slug TEXT PRIMARY KEY, version BIGINT NOT NULL)",
    };
    vec![record::migrations(), Schema { room: "things", migrations: vec![things] }]
}

pub struct Town {
    pub test: TestDatabase,
    pub key: NoteKey,
    pub record: Record,
}

impl Town {
    /// An empty record on each kind of database.
    pub async fn each() -> Vec<Self> {
        let mut towns = Vec::new();
        for test in databases(&schemas()).await {
            let key = NoteKey::generate(ORIGIN).unwrap();
            let record = Record::open(test.db.clone(), key.clone(), ORIGIN).await.unwrap();
            towns.push(Self { test, key, record });
        }
        towns
    }

    /// Does this many acts at once.
    pub async fn fill(&self, acts: u64) {
        let all = (0..acts).map(|n| self.record.append(act(n)));
        for outcome in futures::future::join_all(all).await {
            outcome.unwrap();
        }
    }
}

pub fn thing(n: u64) -> Subject {
    Subject::new("thing", Slug::of_title(&format!("thing {n}")))
}

/// An act without writes of its own.
pub fn act(n: u64) -> Act {
    Act::new("thing-shown", thing(n), content(n))
}

pub fn content(n: u64) -> Vec<u8> {
    format!("content {n}").into_bytes()
}

/// An act that can be done once for each thing.
pub fn making(n: u64) -> Act {
    let sql = "INSERT INTO things (slug, version) VALUES ($1, 1) ON CONFLICT (slug) DO NOTHING";
    Act::new("thing-made", thing(n), content(n)).write_once(sql, params![thing(n).slug])
}
