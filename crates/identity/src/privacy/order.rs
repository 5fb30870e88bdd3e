//! In which order rows go: what points to others goes first.

use commons::capability::PersonalData;
use store::{Database, Sql};

use crate::IdentityError;

/// A table whose rows point to rows of another.
type Pointer = (String, String);

const SQLITE: &str = r#"SELECT m.name, f."table" FROM sqlite_master m
     JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"#;

const POSTGRES: &str = "SELECT CAST(child.relname AS TEXT), CAST(parent.relname AS TEXT)
     FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid
     JOIN pg_class parent ON parent.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace";

/// All foreign keys of the database.
pub(super) async fn pointers(db: &Database) -> Result<Vec<Pointer>, IdentityError> {
    Ok(db.all(if db.is_postgres() { POSTGRES } else { SQLITE }, &[]).await?)
}

/// Declarations so that no row is deleted that another one still points to; where that does not
/// matter, in the order of declaration.
pub(super) fn children_first<'a>(
    declared: impl IntoIterator<Item = &'a PersonalData>,
    pointers: &[Pointer],
) -> Vec<&'a PersonalData> {
    let mut left: Vec<&PersonalData> = declared.into_iter().collect();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let next = left.iter().position(|one| !is_pointed_to(one, &left, pointers));
        ordered.push(left.remove(next.unwrap_or_default()));
    }
    ordered
}

fn is_pointed_to(one: &PersonalData, left: &[&PersonalData], pointers: &[Pointer]) -> bool {
    left.iter().any(|other| {
        other.table != one.table
            && pointers.iter().any(|(child, parent)| child == other.table && parent == one.table)
    })
}

#[cfg(test)]
mod tests {
    use commons::capability::{Erase, Retention, Whose};

    use super::*;

    fn declared(name: &'static str, table: &'static str) -> PersonalData {
        PersonalData {
            name,
            table,
            whose: Whose::Accounts,
            basis: "",
            of_person: "person = $1",
            export: &[],
            erase: Erase::Delete,
            retention: Retention::WithAccount,
        }
    }

    fn ordered(
        tables: &[(&'static str, &'static str)],
        pointers: &[(&str, &str)],
    ) -> Vec<&'static str> {
        let declared: Vec<_> = tables.iter().map(|(name, table)| declared(name, table)).collect();
        let pointers: Vec<_> =
            pointers.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        children_first(&declared, &pointers).iter().map(|one| one.name).collect()
    }

    #[test]
    fn what_points_to_others_goes_first_and_else_the_declared_order_counts() {
        let tables = [("people", "people"), ("a", "a"), ("letters", "letters"), ("b", "b")];
        let pointers = [("letters", "people"), ("a", "letters"), ("people", "elsewhere")];
        assert_eq!(ordered(&tables, &pointers), ["a", "letters", "people", "b"]);
    }

    #[test]
    fn several_views_of_one_table_stay_in_their_order_and_a_circle_ends() {
        let views = [("one", "t"), ("two", "t"), ("u", "u")];
        assert_eq!(ordered(&views, &[("t", "t")]), ["one", "two", "u"]);
        assert_eq!(ordered(&views, &[("t", "u"), ("u", "t")]), ["one", "two", "u"]);
    }
}
