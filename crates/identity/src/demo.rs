//! The demo town's offices and people of every role. Their passphrase and the secrets of their
//! authenticator apps follow from the town's key: they can be printed again at every start, and
//! two demo towns have nothing in common.

use commons::{Id, Slug, Text, Timestamp};

use crate::{
    AuthenticatorSecret, Contact, Identity, IdentityError, Membership, OfficeProfile, Role, audit,
    people, rules,
};

/// How to sign in as one of the demo town's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoLogin {
    /// What pages call them.
    pub name: String,
    /// What they sign in with.
    pub user_name: &'static str,
    /// The same for all of them.
    pub passphrase: String,
    /// The secret for an authenticator app, base 32; none for residents.
    pub authenticator: Option<String>,
    /// What they may do; empty for residents.
    pub memberships: Vec<Membership>,
}

struct Someone {
    user_name: &'static str,
    name: &'static str,
    roles: &'static [(&'static str, Role)],
}

const OFFICES: [(&str, &str, &str, &str, &str); 6] = [
    (
        "archiv",
        "Stadtarchiv",
        "Bewahrt auf, was die Stadt entschieden und gesammelt hat, und zeigt es allen.",
        "City archive",
        "Keeps what the town decided and collected, and shows it to everyone.",
    ),
    (
        "buergerservice",
        "Bürgerservice",
        "Erste Anlaufstelle für Ausweise, Meldungen und Anträge, am Schalter und online.",
        "Residents’ office",
        "First place to go for identity cards, registrations and applications, at the counter and \
         online.",
    ),
    (
        "datenschutz",
        "Datenschutz und Revision",
        "Achtet darauf, dass die Verwaltung nur weiß, was sie wissen muss, und prüft ihr Handeln.",
        "Data protection and audit",
        "Makes sure that the administration knows only what it needs to know, and audits what it \
         does.",
    ),
    (
        "it-service",
        "IT-Service",
        "Betreibt die Technik der Verwaltung und lädt Mitarbeitende in dieses Programm ein.",
        "IT service",
        "Runs the administration’s technology and invites staff into this program.",
    ),
    (
        "kaemmerei",
        "Kämmerei",
        "Plant den Haushalt, zahlt die Rechnungen und veröffentlicht beides.",
        "Treasury",
        "Plans the budget, pays the bills and publishes both.",
    ),
    (
        "stadtplanung",
        "Stadtplanung",
        "Plant Straßen, Plätze und Quartiere gemeinsam mit denen, die dort leben.",
        "Urban planning",
        "Plans streets, squares and quarters together with those who live there.",
    ),
];

/// `clerk3` holds no keys of the office's post: how a colleague is admitted can be tried.
const PEOPLE: [Someone; 12] = [
    Someone { user_name: "resident", name: "resident", roles: &[] },
    Someone {
        user_name: "clerk",
        name: "Sachbearbeitung, Bürgerservice",
        roles: &[("buergerservice", Role::Clerk)],
    },
    Someone {
        user_name: "clerk2",
        name: "Schalter 2, Bürgerservice",
        roles: &[("buergerservice", Role::Clerk)],
    },
    Someone {
        user_name: "clerk3",
        name: "Neu im Haus, Bürgerservice",
        roles: &[("buergerservice", Role::Clerk)],
    },
    Someone {
        user_name: "head-service",
        name: "Amtsleitung, Bürgerservice",
        roles: &[("buergerservice", Role::OfficeHead)],
    },
    Someone {
        user_name: "editor",
        name: "Redaktion, Kämmerei",
        roles: &[("kaemmerei", Role::Editor)],
    },
    Someone {
        user_name: "planner",
        name: "Redaktion, Stadtplanung",
        roles: &[("stadtplanung", Role::Editor), ("stadtplanung", Role::OfficeHead)],
    },
    Someone {
        user_name: "archivist",
        name: "Redaktion, Stadtarchiv",
        roles: &[("archiv", Role::Editor), ("archiv", Role::OfficeHead)],
    },
    Someone {
        user_name: "head",
        name: "Amtsleitung, Kämmerei",
        roles: &[("kaemmerei", Role::OfficeHead)],
    },
    Someone {
        user_name: "admin",
        name: "Administration, IT-Service",
        roles: &[
            ("it-service", Role::Administrator),
            ("it-service", Role::Editor),
            ("it-service", Role::OfficeHead),
        ],
    },
    Someone {
        user_name: "privacy",
        name: "Datenschutzbeauftragte",
        roles: &[("datenschutz", Role::DataProtectionOfficer), ("datenschutz", Role::OfficeHead)],
    },
    Someone { user_name: "auditor", name: "Revision", roles: &[("datenschutz", Role::Auditor)] },
];

impl Identity {
    pub(crate) async fn make_demo(&self) -> Result<(), IdentityError> {
        self.require_demo()?;
        for (slug, de, de_task, en, en_task) in OFFICES {
            let profile = OfficeProfile {
                contact: contact(slug),
                ..OfficeProfile::new(Text::both(de, en), Text::both(de_task, en_task))
            };
            self.create_office(&Slug::of_title(slug), &profile, None).await?;
        }
        // The same passphrase for all, so one hash for all: one each would take seconds.
        let hash = self.hasher().hash(&self.demo_passphrase()).await?;
        for someone in &PEOPLE {
            self.make_demo_person(someone, &hash).await?;
        }
        Ok(())
    }

    async fn make_demo_person(&self, someone: &Someone, hash: &str) -> Result<(), IdentityError> {
        let id = Id::random();
        let tx = self.db().begin().await?;
        people::insert_person(&tx, &id, someone.user_name, someone.name).await?;
        crate::passphrases::write_passphrase(&tx, &id, hash).await?;
        for membership in memberships(someone) {
            people::insert_membership(&tx, &id, &membership).await?;
            let details = serde_json::json!(membership);
            audit::write(&tx, None, "role-granted", &people::person_subject(&id), details).await?;
        }
        tx.commit().await?;
        if !someone.roles.is_empty() {
            self.write_authenticator(&id, &self.demo_secret(someone.user_name), 0).await?;
        }
        Ok(())
    }

    /// How to sign in as each of the demo town's people.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`] in a real town.
    pub fn demo_logins(&self) -> Result<Vec<DemoLogin>, IdentityError> {
        self.require_demo()?;
        Ok(PEOPLE
            .iter()
            .map(|someone| DemoLogin {
                name: someone.name.to_owned(),
                user_name: someone.user_name,
                passphrase: self.demo_passphrase(),
                authenticator: (!someone.roles.is_empty())
                    .then(|| self.demo_secret(someone.user_name).to_base32()),
                memberships: memberships(someone).collect(),
            })
            .collect())
    }

    /// The code that the authenticator app of one of the demo town's people shows now, for
    /// newcomers who have no app at hand.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`] in a real town, [`IdentityError::UnknownPerson`].
    pub async fn demo_code(&self, user_name: &str) -> Result<String, IdentityError> {
        self.require_demo()?;
        let person = self.person_called(user_name).await?.ok_or(IdentityError::UnknownPerson)?;
        let secret = self.authenticator_secret(&person.id).await?;
        let now = u64::try_from(Timestamp::now().as_second()).unwrap_or_default();
        Ok(secret.ok_or(IdentityError::UnknownPerson)?.code(now))
    }

    /// Bytes that follow from the town's key and a purpose, for what other rooms bring to a demo
    /// town and print at every start.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`] in a real town.
    pub fn demo_bytes(&self, purpose: &str) -> Result<[u8; 32], IdentityError> {
        self.require_demo()?;
        Ok(self.config().key.derive(&format!("demo {purpose}")))
    }

    fn require_demo(&self) -> Result<(), IdentityError> {
        if self.config().demo { Ok(()) } else { Err(IdentityError::NoDemo) }
    }

    /// Five words: short enough to type, and 30 bits are enough where guessing is slowed down.
    fn demo_passphrase(&self) -> String {
        rules::words(&self.config().key.derive("demo passphrase")[..5])
    }

    fn demo_secret(&self, user_name: &str) -> AuthenticatorSecret {
        let derived = self.config().key.derive(&format!("demo authenticator of {user_name}"));
        AuthenticatorSecret::from_bytes(derived)
    }
}

/// Where the offices of the demo town are. The telephone numbers are of those that are kept for
/// invented people.
fn contact(office: &str) -> Contact {
    let (street, phone) = match office {
        "archiv" => ("Klosterhof 4", "030 23125 014"),
        "buergerservice" => ("Marktplatz 1", "030 23125 011"),
        "datenschutz" => ("Marktplatz 1, Zimmer 207", "030 23125 013"),
        "it-service" => ("Mühlenweg 12", "030 23125 012"),
        "kaemmerei" => ("Marktplatz 1, Zimmer 112", "030 23125 015"),
        _ => ("Am Wall 3", "030 23125 016"),
    };
    Contact {
        address: Text::de(format!("{street}\n12345 Musterstadt")),
        phone: phone.to_owned(),
        hours: Text::both(
            "Montag bis Freitag 8–12 Uhr\nDonnerstag auch 14–18 Uhr",
            "Monday to Friday 8 am–12 noon\nThursday also 2–6 pm",
        ),
    }
}

fn memberships(someone: &Someone) -> impl Iterator<Item = Membership> + use<> {
    let roles = someone.roles;
    roles.iter().map(|(office, role)| Membership { office: Slug::of_title(office), role: *role })
}
