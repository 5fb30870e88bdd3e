//! Finds personal data that nobody declared: for the test of the house and for `doctor`.

use commons::capability::{PersonalData, Table};
use store::{Database, Sql, StoreError};

/// A column: its table and its name.
pub type ColumnName = (String, String);

/// Words in the name of a column that make it look personal.
const PERSONAL_WORDS: [&str; 26] = [
    "actor",
    "address",
    "author",
    "birth",
    "birthday",
    "browser",
    "citizen",
    "contact",
    "email",
    "iban",
    "ip",
    "mail",
    "mobile",
    "name",
    "owner",
    "person",
    "phone",
    "recipient",
    "resident",
    "sender",
    "signature",
    "street",
    "submitter",
    "surname",
    "user",
    "who",
];

/// Words in the name of a column that hold whose row it is.
const WHOSE: [&str; 6] = ["actor", "author", "owner", "person", "resident", "submitter"];

const SQLITE: &str = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid";

const POSTGRES: &str = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT)
     FROM information_schema.columns WHERE table_schema = current_schema()
     ORDER BY table_name, ordinal_position";

/// All columns of all tables of the database.
pub async fn columns_of(db: &Database) -> Result<Vec<ColumnName>, StoreError> {
    db.all(if db.is_postgres() { POSTGRES } else { SQLITE }, &[]).await
}

/// Tables of the database that no capability declared.
pub fn undeclared_tables<'a>(
    tables: impl IntoIterator<Item = &'a str>,
    declared: &[(&'static str, Table)],
) -> Vec<&'a str> {
    let known = |table: &str| declared.iter().any(|(_, one)| one.table() == table);
    tables.into_iter().filter(|table| !known(table)).collect()
}

/// Columns of tables declared as impersonal whose names look personal, and which the declaration's
/// reason does not name in backticks.
pub fn suspicious_columns<'a>(
    columns: &'a [ColumnName],
    declared: &[(&'static str, Table)],
) -> Vec<&'a ColumnName> {
    let is_explained = |table: &str, column: &str| {
        declared.iter().all(|(_, one)| match one {
            Table::Impersonal(name, reason) => {
                *name != table || reason.contains(&format!("`{column}`"))
            }
            Table::Personal(_) => true,
        })
    };
    columns
        .iter()
        .filter(|(table, column)| has_word(column, &PERSONAL_WORDS) && !is_explained(table, column))
        .collect()
}

/// Columns of tables declared as personal that hold whose row it is, and by which no declaration
/// finds, anonymises or shows a person's rows: their people could neither be told nor forgotten.
pub fn unreachable_columns<'a>(
    columns: &'a [ColumnName],
    declared: &[(&'static str, Table)],
) -> Vec<&'a ColumnName> {
    let views = |table: &str| {
        let table = table.to_owned();
        declared.iter().filter_map(move |(_, one)| match one {
            Table::Personal(personal) if personal.table == table => Some(personal),
            _ => None,
        })
    };
    columns
        .iter()
        .filter(|(table, column)| {
            (has_word(column, &WHOSE) || column.ends_with("_by"))
                && views(table).next().is_some()
                && !views(table).any(|view| reaches(view, column))
        })
        .collect()
}

fn reaches(view: &PersonalData, column: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    view.of_person.split(|c| !is_word(c)).any(|word| word == column)
}

fn has_word(column: &str, words: &[&str]) -> bool {
    column.split('_').any(|part| words.contains(&part))
}

#[cfg(test)]
mod tests {
    use commons::capability::{Erase, Retention, Whose};

    use super::*;

    fn declared() -> Vec<(&'static str, Table)> {
        let letters = PersonalData {
            name: "letters",
            table: "letters",
            whose: Whose::Residents,
            basis: "",
            of_person: "author = $1",
            export: &[],
            erase: Erase::Delete,
            retention: Retention::WithAccount,
        };
        vec![
            ("post", Table::Personal(letters)),
            ("streets", Table::Impersonal("streets", "The `name` is that of a street.")),
        ]
    }

    fn columns(names: &[(&str, &str)]) -> Vec<ColumnName> {
        names.iter().map(|(table, column)| ((*table).to_owned(), (*column).to_owned())).collect()
    }

    #[test]
    fn a_table_that_nobody_declared_is_found() {
        assert_eq!(undeclared_tables(["letters", "secrets", "streets"], &declared()), ["secrets"]);
    }

    #[test]
    fn a_column_that_looks_personal_must_be_explained_by_name() {
        let columns =
            columns(&[("streets", "name"), ("streets", "contact_email"), ("letters", "name")]);
        assert_eq!(suspicious_columns(&columns, &declared()), [&columns[1]]);
    }

    #[test]
    fn a_person_in_a_personal_table_must_be_found_by_some_declaration() {
        let columns =
            columns(&[("letters", "author"), ("letters", "read_by"), ("streets", "owner")]);
        assert_eq!(unreachable_columns(&columns, &declared()), [&columns[1]]);
    }
}
