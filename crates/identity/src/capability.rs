//! What the house asks of identity.

use std::time::Duration;

use commons::{
    Capability, Failure, Lang, Slug, Subject, Text, Timestamp,
    capability::{
        Ask, Check, Column, ColumnKind, Health, Job, Migration, NavItem, PublicAct, PublicTable,
        SearchDocument, Table, ask,
    },
};
use serde_json::{Value, json};
use store::{Sql, params};

use crate::{
    AuditState, Identity, IdentityError, OFFICE, Office, OpenInvitation, Purpose, Role, offices,
    pages, tables,
};

const HOUR: Duration = Duration::from_hours(1);

#[async_trait::async_trait]
impl Capability for Identity {
    fn name(&self) -> &'static str {
        "identity"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        vec![
            (Lang::De, include_str!("../locales/de.ftl")),
            (Lang::En, include_str!("../locales/en.ftl")),
        ]
    }

    fn migrations(&self) -> Vec<Migration> {
        tables::migrations().migrations
    }

    fn routes(&self) -> axum::Router {
        pages::routes(self.clone())
    }

    fn navigation(&self) -> Vec<NavItem> {
        vec![NavItem { path: "/offices", label: "identity-offices-nav" }]
    }

    fn public_tables(&self) -> Vec<PublicTable> {
        vec![offices_table(self)]
    }

    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        let identity = self.clone();
        Some(ask(move || {
            let identity = identity.clone();
            async move { Ok(identity.offices().await?.into_iter().map(offices::public_act).collect()) }
        }))
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }

    fn search(&self) -> Option<Ask<Vec<SearchDocument>>> {
        let identity = self.clone();
        Some(ask(move || {
            let identity = identity.clone();
            async move { Ok(identity.offices().await?.iter().map(document).collect()) }
        }))
    }

    fn jobs(&self) -> Vec<Job> {
        let identity = self.clone();
        vec![Job::every(HOUR, "identity.forget-expired", move || {
            let identity = identity.clone();
            async move { Ok(identity.forget_expired().await?) }
        })]
    }

    async fn checks(&self) -> Vec<Check> {
        let checks = [
            self.check_audit().await,
            self.check_administrators().await,
            self.check_second_factors().await,
        ];
        checks.into_iter().map(|check| check.unwrap_or_else(failed)).collect()
    }

    async fn demo(&self) -> Result<(), Failure> {
        Ok(self.make_demo().await?)
    }
}

impl Identity {
    /// Deletes sessions that ended by themselves, steps that were never finished, and attempts
    /// that no longer count.
    pub(crate) async fn forget_expired(&self) -> Result<(), IdentityError> {
        let config = self.config();
        let longest = config.session_absolute.max(config.staff_session_absolute);
        let began_before = Timestamp::now() - longest;
        self.db().exec("DELETE FROM sessions WHERE created_at < $1", params![began_before]).await?;
        self.forget_old_ceremonies().await?;
        self.forget_old_attempts().await?;
        Ok(())
    }

    async fn check_audit(&self) -> Result<Check, IdentityError> {
        let (state, args) = match self.verify_audit().await? {
            AuditState::Sound(entries) => (Health::Good, vec![("entries", entries.into())]),
            AuditState::BrokenAt(entry) => (Health::Broken, vec![("entry", entry.into())]),
        };
        let code = match state {
            Health::Good => "identity-audit-sound",
            _ => "identity-audit-broken",
        };
        Ok(Check { code, state, args })
    }

    async fn check_administrators(&self) -> Result<Check, IdentityError> {
        let sql = "SELECT COUNT(DISTINCT m.person) FROM memberships m
             JOIN people p ON p.id = m.person
             WHERE m.role = 'administrator' AND p.disabled_at IS NULL";
        let (administrators,): (u64,) = self.db().one(sql, &[]).await?;
        if let (0, Some(until)) = (administrators, self.first_administrator_until().await?) {
            let (code, args) = ("identity-administrator-invited", vec![("until", until.into())]);
            return Ok(Check { code, state: Health::Good, args });
        }
        let (code, state) = match administrators {
            0 => ("identity-no-administrator", Health::Broken),
            1 => ("identity-one-administrator", Health::Warning),
            _ => ("identity-administrators", Health::Good),
        };
        Ok(Check { code, state, args: vec![("count", administrators.into())] })
    }

    /// Until when an invitation is open with which somebody becomes administrator.
    async fn first_administrator_until(&self) -> Result<Option<Timestamp>, IdentityError> {
        let administration = |open: &OpenInvitation| match &open.purpose {
            Purpose::Join(invitation) => invitation.membership.role == Role::Administrator,
            Purpose::Reset(_) => false,
        };
        let open = self.open_invitations().await?;
        Ok(open.iter().filter(|open| administration(open)).map(|open| open.expires_at).max())
    }

    async fn check_second_factors(&self) -> Result<Check, IdentityError> {
        let sql = "SELECT COUNT(*) FROM people p WHERE p.disabled_at IS NULL
             AND p.id IN (SELECT person FROM memberships)
             AND p.id NOT IN (SELECT person FROM passkeys)
             AND p.id NOT IN (SELECT person FROM authenticators)";
        let (without,): (u64,) = self.db().one(sql, &[]).await?;
        let (code, state) = match without {
            0 => ("identity-second-factors", Health::Good),
            _ => ("identity-second-factor-missing", Health::Warning),
        };
        Ok(Check { code, state, args: vec![("count", without.into())] })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "shaped for unwrap_or_else")]
fn failed(error: IdentityError) -> Check {
    let reason = error.to_string();
    Check {
        code: "identity-unreadable",
        state: Health::Broken,
        args: vec![("reason", reason.into())],
    }
}

fn document(office: &Office) -> SearchDocument {
    SearchDocument {
        subject: Subject::new(OFFICE, office.slug.clone()),
        path: format!("/offices/{}", office.slug),
        title: office.name.clone(),
        body: office.description.clone(),
    }
}

fn offices_table(identity: &Identity) -> PublicTable {
    let identity = identity.clone();
    PublicTable {
        slug: Slug::of_title("aemter"),
        title: Text::both("Ämter", "Offices"),
        description: Text::both(
            "Alle Ämter, die dieses Programm kennt, mit ihren Aufgaben.",
            "All offices that this program knows, and what they do.",
        ),
        office: Slug::of_title("it-service"),
        columns: vec![
            column("slug", ColumnKind::String, "Kennung in Adressen", "Identifier in addresses"),
            column("name_de", ColumnKind::String, "Name auf Deutsch", "Name in German"),
            column("name_en", ColumnKind::String, "Name auf Englisch", "Name in English"),
            column("description_de", ColumnKind::String, "Aufgabe auf Deutsch", "Task in German"),
            column("description_en", ColumnKind::String, "Aufgabe auf Englisch", "Task in English"),
            column("since", ColumnKind::Datetime, "Eingetragen seit", "Listed since"),
        ],
        rows: ask(move || {
            let identity = identity.clone();
            async move { Ok(identity.offices().await?.iter().map(row).collect()) }
        }),
        withheld: None,
    }
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}

fn row(office: &Office) -> Vec<Value> {
    let text = |text: &Text, tag: &str| json!(text.0.get(tag));
    vec![
        json!(office.slug),
        text(&office.name, "de"),
        text(&office.name, "en"),
        text(&office.description, "de"),
        text(&office.description, "en"),
        json!(office.created_at),
    ]
}
