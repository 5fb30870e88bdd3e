//! Data protection by construction: what the database holds about people is declared.

use allmende::house;
use identity::privacy::{columns_of, suspicious_columns, undeclared_tables, unreachable_columns};
use store::schema_of;

#[tokio::test(flavor = "multi_thread")]
async fn every_table_says_what_it_holds_about_people() {
    for test in store::testing::databases(&house::schemas()).await {
        let tables = schema_of(&test.db).await.unwrap();
        assert!(tables.len() > 30, "{tables:?}");
        let undeclared = undeclared_tables(tables.iter().map(String::as_str), &house::tables());
        assert_eq!(undeclared, Vec::<&str>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declared_is_there() {
    for test in store::testing::databases(&house::schemas()).await {
        let columns = columns_of(&test.db).await.unwrap();
        let unreachable = unreachable_columns(&columns, &house::tables());
        assert!(unreachable.is_empty(), "declared, but not there: {unreachable:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_column_that_looks_personal_is_called_impersonal_without_a_reason() {
    for test in store::testing::databases(&house::schemas()).await {
        let columns = columns_of(&test.db).await.unwrap();
        let suspicious = suspicious_columns(&columns, &house::tables());
        assert!(suspicious.is_empty(), "look personal: {suspicious:?}");
    }
}

#[test]
fn a_table_that_nobody_declared_is_found() {
    assert_eq!(undeclared_tables(["guests", "jobs"], &house::tables()), ["guests"]);
}
