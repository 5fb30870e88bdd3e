//! The record of processing activities (Art. 30 GDPR).

use commons::{
    Slug,
    capability::{Erase, PersonalData, Retention, Whose},
};
use serde::Serialize;
use store::{Sql, params};

use super::Privacy;
use crate::{IdentityError, Role};

/// One processing activity: what is held about whom, why, on what legal basis and how long. Its
/// texts are the Fluent message `text_key`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// The declaration's name.
    pub name: &'static str,
    /// The capability it belongs to.
    pub room: &'static str,
    /// The table.
    pub table: &'static str,
    /// Whose data it is: `accounts`, `residents`, `staff` or `anyone`.
    pub whose: &'static str,
    /// The legal basis.
    pub basis: &'static str,
    /// What erasing a person does: `delete`, `anonymise` or `keep`.
    pub erasure: &'static str,
    /// The law that demands keeping, where rows are kept.
    pub kept_by: Option<&'static str>,
    /// For how many days rows are kept; as long as the account where there is none.
    pub days: Option<u32>,
    /// The Fluent message with its texts.
    #[serde(skip)]
    pub text_key: String,
}

impl Privacy {
    /// All processing activities, in the order of the house.
    pub fn processing(&self) -> Vec<Activity> {
        self.personal().map(|(room, declared)| activity(room, declared)).collect()
    }

    /// The offices in which somebody is the data protection officer.
    pub async fn data_protection_offices(&self) -> Result<Vec<Slug>, IdentityError> {
        let sql = "SELECT DISTINCT m.office FROM memberships m JOIN people p ON p.id = m.person
             WHERE m.role = $1 AND p.disabled_at IS NULL ORDER BY 1";
        let role = Role::DataProtectionOfficer.as_str();
        let offices: Vec<(Slug,)> = self.identity().db().all(sql, params![role]).await?;
        Ok(offices.into_iter().map(|(office,)| office).collect())
    }
}

fn activity(room: &'static str, declared: &PersonalData) -> Activity {
    let (erasure, kept_by) = match declared.erase {
        Erase::Delete => ("delete", None),
        Erase::Anonymise(_) => ("anonymise", None),
        Erase::Keep(law) => ("keep", Some(law)),
    };
    let whose = match declared.whose {
        Whose::Accounts => "accounts",
        Whose::Residents => "residents",
        Whose::Staff => "staff",
        Whose::Anyone => "anyone",
    };
    let days = match declared.retention {
        Retention::WithAccount => None,
        Retention::Days(_, days) => Some(days),
    };
    Activity {
        name: declared.name,
        room,
        table: declared.table,
        whose,
        basis: declared.basis,
        erasure,
        kept_by,
        days,
        text_key: declared.text_key(),
    }
}
