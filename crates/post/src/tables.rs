//! The post's tables: how they come about, and what each holds about people.

use commons::capability::{Migration, Table};
use store::Schema;

const MIGRATIONS: [Migration; 1] =
    [Migration { name: "0001_post", sql: include_str!("../migrations/0001_post.sql") }];

/// The post's migrations.
pub fn migrations() -> Schema {
    Schema { room: "post", migrations: MIGRATIONS.to_vec() }
}

/// Every table of the post.
pub fn tables() -> Vec<Table> {
    Vec::new()
}
