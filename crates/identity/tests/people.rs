//! People, their roles, invitations and the audit log, on both databases.

use commons::{Arg, Capability, Id, Slug, Text, capability::Health};
use identity::{
    AuditState, Contact, IdentityError, Invitation, Membership, OfficeProfile, Role,
    testing::{PASSPHRASE, Town},
};
use record::RecordCapability;
use store::{Sql, params};

fn token_of(url: &str) -> &str {
    url.rsplit_once('/').unwrap().1
}

fn membership(office: &Slug, role: Role) -> Membership {
    Membership { office: office.clone(), role }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_registers_with_a_user_name_and_a_passphrase_and_nothing_else() {
    for town in Town::each(&[]).await {
        let id = town.identity.register(" Ruhige-Linde ", PASSPHRASE).await.unwrap();
        let person = town.identity.person(&id).await.unwrap().unwrap();
        assert_eq!(person.user_name, "ruhige-linde");
        assert!(!person.is_staff());
        assert_eq!(town.identity.residents_count().await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_name_belongs_to_one_person_however_it_is_written() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let again = town.identity.register("LINDE", PASSPHRASE).await;
        assert!(matches!(again, Err(IdentityError::UserNameTaken)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_user_name_or_passphrase_makes_no_account() {
    for town in Town::each(&[]).await {
        let bad_name = town.identity.register("a@b.example", PASSPHRASE).await;
        assert!(matches!(bad_name, Err(IdentityError::BadUserName)));
        let common = town.identity.register("linde", "password1").await;
        assert!(matches!(common, Err(IdentityError::BadPassphrase(_))));
        assert_eq!(town.identity.residents_count().await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suggested_user_name_is_free() {
    for town in Town::each(&[]).await {
        let name = town.identity.suggest_user_name().await.unwrap();
        town.identity.register(&name, PASSPHRASE).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_lets_one_person_in_once_with_the_role_it_names() {
    for town in Town::each(&[]).await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let office = town.office("kaemmerei").await;
        let invitation = Invitation {
            name: "Sachbearbeitung, Kämmerei".to_owned(),
            membership: membership(&office, Role::Clerk),
        };
        let link = town.identity.invite(&invitation, Some(&admin)).await.unwrap();
        let token = token_of(&link.url);

        let id = town.identity.accept_invitation(token, "clerk", PASSPHRASE).await.unwrap();
        let person = town.identity.person(&id).await.unwrap().unwrap();
        assert_eq!(person.name, "Sachbearbeitung, Kämmerei");
        assert_eq!(person.memberships, [membership(&office, Role::Clerk)]);

        let again = town.identity.accept_invitation(token, "other", PASSPHRASE).await;
        assert!(matches!(again, Err(IdentityError::InvitationGone)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_ends_with_its_time_and_when_it_is_withdrawn() {
    for town in Town::each(&[]).await {
        let office = town.office("kaemmerei").await;
        let invitation = Invitation {
            name: "Redaktion".to_owned(),
            membership: membership(&office, Role::Editor),
        };
        let late = town.identity.invite(&invitation, None).await.unwrap();
        let sql = "UPDATE invitations SET expires_at = 0 WHERE id = $1";
        town.identity.db().exec(sql, params![late.id]).await.unwrap();
        let withdrawn = town.identity.invite(&invitation, None).await.unwrap();
        assert_eq!(town.identity.open_invitations().await.unwrap().len(), 1);
        town.identity.withdraw_invitation(&withdrawn.id, None).await.unwrap();
        assert!(town.identity.open_invitations().await.unwrap().is_empty());

        for link in [late, withdrawn] {
            let token = token_of(&link.url);
            let answer = town.identity.accept_invitation(token, "editor", PASSPHRASE).await;
            assert!(matches!(answer, Err(IdentityError::InvitationGone)));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_does_not_hold_the_link_of_an_invitation() {
    for town in Town::each(&[]).await {
        let office = town.office("kaemmerei").await;
        let invitation = Invitation {
            name: "Redaktion".to_owned(),
            membership: membership(&office, Role::Editor),
        };
        let link = town.identity.invite(&invitation, None).await.unwrap();
        let (hash,): (String,) =
            town.identity.db().one("SELECT token_hash FROM invitations", &[]).await.unwrap();
        assert_ne!(hash, token_of(&link.url));
        assert_eq!(hash.len(), 64);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_gets_an_office_with_the_invitation() {
    for town in Town::each(&[]).await {
        let link = town.identity.invite_first_administrator("Administration").await.unwrap();
        let id = town
            .identity
            .accept_invitation(token_of(&link.url), "first", PASSPHRASE)
            .await
            .unwrap();
        let person = town.identity.person(&id).await.unwrap().unwrap();
        assert_eq!(person.memberships[0].role, Role::Administrator);
        assert_eq!(town.identity.offices().await.unwrap()[0].slug, person.memberships[0].office);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_takes_all_ways_in_away_and_its_link_keeps_the_account_and_its_roles() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        town.identity.renew_recovery_codes(&clerk).await.unwrap();
        town.signed_in(&clerk).await;

        let link = town.identity.reset_sign_in(&clerk, None).await.unwrap();
        let ways = town.identity.ways_in(&clerk).await.unwrap();
        assert_eq!((ways.passphrase, ways.authenticator, ways.recovery_codes), (None, None, 0));
        assert!(town.identity.sessions_of(&clerk).await.unwrap().is_empty());

        let token = token_of(&link.url);
        let same = town.identity.accept_invitation(token, "ignored", PASSPHRASE).await.unwrap();
        assert_eq!(same, clerk);
        let person = town.identity.person(&clerk).await.unwrap().unwrap();
        assert_eq!((person.user_name.as_str(), person.memberships.len()), ("clerk", 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_second_factor_was_reset_signs_in_with_the_passphrase_and_sets_up_a_new_one() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        town.identity.renew_recovery_codes(&clerk).await.unwrap();
        town.signed_in(&clerk).await;
        town.identity.reset_second_factor(&clerk, None).await.unwrap();
        let ways = town.identity.ways_in(&clerk).await.unwrap();
        assert!(ways.passphrase.is_some() && ways.authenticator.is_none());
        assert_eq!(ways.recovery_codes, 0);
        assert!(town.identity.sessions_of(&clerk).await.unwrap().is_empty());
        let (entries, _) = town.identity.audit_page(1).await.unwrap();
        assert_eq!(entries[0].action, "second-factor-reset");

        let nobody = town.identity.reset_second_factor(&Id::random(), None).await;
        assert!(matches!(nobody, Err(IdentityError::UnknownPerson)));
        town.identity.db().exec("DELETE FROM passphrases", &[]).await.unwrap();
        let only = town.identity.reset_second_factor(&clerk, None).await;
        assert!(matches!(only, Err(IdentityError::LastWayIn)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_keeps_the_role_and_the_account() {
    for town in Town::each(&[]).await {
        let first = town.staff("first", Role::Administrator, "it-service").await;
        let role = membership(&Slug::of_title("it-service"), Role::Administrator);
        let revoked = town.identity.revoke(&first, &role, None).await;
        assert!(matches!(revoked, Err(IdentityError::LastAdministrator)));
        let disabled = town.identity.disable(&first, None).await;
        assert!(matches!(disabled, Err(IdentityError::LastAdministrator)));

        let second = town.staff("second", Role::Administrator, "it-service").await;
        town.identity.disable(&first, Some(&second)).await.unwrap();
        let own = town.identity.disable(&second, Some(&second)).await;
        assert!(matches!(own, Err(IdentityError::OwnAccount)));
        assert!(matches!(
            town.identity.revoke(&second, &role, None).await,
            Err(IdentityError::LastAdministrator)
        ));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_administrators_who_disable_each_other_at_once_leave_one() {
    for town in Town::each(&[]).await {
        let one = town.staff("one", Role::Administrator, "it-service").await;
        let two = town.staff("two", Role::Administrator, "it-service").await;
        let (first, second) = tokio::join!(
            town.identity.disable(&one, Some(&two)),
            town.identity.disable(&two, Some(&one)),
        );
        assert_eq!(i32::from(first.is_ok()) + i32::from(second.is_ok()), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_granted_and_revoked_in_the_audit_log() {
    for town in Town::each(&[]).await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let resident = town.resident("linde").await;
        let role = membership(&town.office("archiv").await, Role::Editor);
        town.identity.grant(&resident, &role, Some(&admin)).await.unwrap();
        town.identity.grant(&resident, &role, Some(&admin)).await.unwrap();
        town.identity.revoke(&resident, &role, Some(&admin)).await.unwrap();

        let (entries, count) = town.identity.audit_page(1).await.unwrap();
        let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!((actions, count), (vec!["role-revoked", "role-granted"], 2));
        assert_eq!(entries[0].actor.as_ref(), Some(&admin));
        assert_eq!(entries[0].details["office"], "archiv");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_a_role_in_an_office_that_is_not_there() {
    for town in Town::each(&[]).await {
        let resident = town.resident("linde").await;
        let role = membership(&Slug::of_title("nirgendwo"), Role::Clerk);
        assert!(matches!(
            town.identity.grant(&resident, &role, None).await,
            Err(IdentityError::UnknownOffice(_))
        ));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_can_neither_be_changed_nor_shortened() {
    for town in Town::each(&[]).await {
        let resident = town.resident("linde").await;
        town.identity.disable(&resident, None).await.unwrap();
        town.identity.enable(&resident, None).await.unwrap();
        let db = town.identity.db();
        for change in ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"] {
            assert!(db.exec(change, &[]).await.is_err(), "{change}");
        }
        assert_eq!(town.identity.verify_audit().await.unwrap(), AuditState::Sound(2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_goes_around_the_database_s_guard_breaks_the_chain() {
    for town in Town::each(&[]).await {
        let resident = town.resident("linde").await;
        for _ in 0..3 {
            town.identity.disable(&resident, None).await.unwrap();
        }
        let db = town.identity.db();
        let on_table = if db.is_postgres() { " ON audit_log" } else { "" };
        db.exec(&format!("DROP TRIGGER audit_log_is_never_updated{on_table}"), &[]).await.unwrap();
        let change = "UPDATE audit_log SET subject = 'person/other' WHERE number = 2";
        db.exec(change, &[]).await.unwrap();
        assert_eq!(town.identity.verify_audit().await.unwrap(), AuditState::BrokenAt(2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_of_many_at_once_form_one_chain() {
    for town in Town::each(&[]).await {
        let people: Vec<Id> = {
            let mut people = Vec::new();
            for number in 0..8 {
                people.push(town.resident(&format!("resident-{number}")).await);
            }
            people
        };
        let all = people.iter().map(|person| town.identity.disable(person, None));
        for done in futures::future::join_all(all).await {
            done.unwrap();
        }
        assert_eq!(town.identity.verify_audit().await.unwrap(), AuditState::Sound(8));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_that_was_changed_without_an_act_is_missing_from_the_record() {
    for town in Town::each(&[]).await {
        let identity = &town.identity;
        for slug in ["archiv", "kaemmerei"] {
            let profile = OfficeProfile::new(Text::both(slug, slug), Text::default());
            identity.create_office(&Slug::of_title(slug), &profile, None).await.unwrap();
        }
        let profile = OfficeProfile {
            contact: Contact { phone: "03991 1234".to_owned(), ..Contact::default() },
            ..OfficeProfile::new(Text::de("Stadtarchiv"), Text::default())
        };
        let slug = Slug::of_title("archiv");
        identity.describe_office(&slug, &profile, None).await.unwrap();
        assert_eq!(identity.office(&slug).await.unwrap().contact, profile.contact);
        let acts = identity.public_acts().into_iter().collect();
        let room = RecordCapability::new(identity.record().clone(), Vec::new());
        let promise = room.with_public_acts(acts).promises().remove(0);
        let measured = (promise.measure)().await.unwrap();
        assert_eq!((measured.numerator, measured.denominator), (2.0, 2.0));
        let sql = "UPDATE offices SET description = '{}', name = $1 WHERE slug = 'kaemmerei'";
        identity.db().exec(sql, params![r#"{"de":"Stadtkasse"}"#]).await.unwrap();
        let measured = (promise.measure)().await.unwrap();
        let missing: Vec<_> = measured.missing.into_iter().filter_map(|it| it.path).collect();
        assert_eq!(missing, ["/offices/kaemmerei"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_invitation_is_no_missing_administrator() {
    for town in Town::each(&[]).await {
        let found = async || {
            let checks = town.identity.checks().await;
            checks.into_iter().find(|check| check.code.contains("administrator")).unwrap()
        };
        assert_eq!(found().await.state, Health::Broken);
        let link = town.identity.invite_first_administrator("Administration").await.unwrap();
        let check = found().await;
        assert_eq!(check.code, "identity-administrator-invited");
        assert_eq!(check.state, Health::Good);
        let [("until", Arg::Moment(until))] = check.args[..] else { panic!("{:?}", check.args) };
        assert_eq!(until.as_second(), link.expires_at.as_second());

        let expire = "UPDATE invitations SET expires_at = 0";
        town.identity.db().exec(expire, &[]).await.unwrap();
        assert_eq!(found().await.code, "identity-no-administrator");
    }
}
