//! Offices' keys: who gets them, who loses them, and what the record says of it.

use commons::Subject;
use identity::{Membership, Role};
use sealed::{Change, ShareHolder};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::{
    bureau::{Bureau, Member, Said},
    common::{Answer, PostTown, wrap},
};

const OFFICE: &str = "buergerservice";
const HEAD: ShareHolder = ShareHolder::OfficeHead;

/// A town whose office has a head with keys and a clerk who was admitted.
struct Set {
    town: PostTown,
    head: Member,
    clerk: Member,
    bureau: Bureau,
}

impl Set {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for town in PostTown::each().await {
            let head = Member::staff(&town, "head", Role::OfficeHead, OFFICE).await;
            let clerk = Member::staff(&town, "clerk", Role::Clerk, OFFICE).await;
            let mut bureau =
                Bureau::founded(OFFICE, &head, "office-head", &[(HEAD, &head.keys)]).await;
            bureau.admit(&head, &clerk, "clerk", &[("clerk", 1), ("office-head", 1)]).await;
            all.push(Self { town, head, clerk, bureau });
        }
        all
    }

    async fn end_role(&self, member: &Member, role: Role) {
        let membership = Membership { office: OFFICE.parse().unwrap(), role };
        let person = member.client.person.as_ref().unwrap();
        self.town.town.identity.revoke(person, &membership, None).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_could_hold_a_share_and_has_none_makes_new_keys_due() {
    for Set { town, head, clerk, mut bureau } in Set::each().await {
        let team = head.client.get(&bureau.path("team")).await.good();
        assert_eq!(team["renew"], json!(false), "nobody waits for a share");
        let officer =
            Member::staff(&town, "officer", Role::DataProtectionOfficer, "datenschutz").await;
        let team = head.client.get(&bureau.path("team")).await.good();
        let held = |at: usize| {
            (team["holders"][at]["holder"].clone(), team["holders"][at]["held"].clone())
        };
        assert_eq!(held(0), (json!("office-head"), json!(true)));
        assert_eq!(held(1), (json!("data-protection-officer"), json!(false)));
        assert_eq!((&team["renew"], &team["leavers"]), (&json!(true), &json!(0)));
        let said = Said {
            change: Change::Rotated,
            by: "office-head",
            members: &[("clerk", 1), ("office-head", 1)],
            role: None,
        };
        let seats = [(HEAD, &head.keys), (ShareHolder::DataProtectionOfficer, &officer.keys)];
        let (next, body) = bureau.rotation(&said, &[&head, &clerk], &seats);
        head.client.post(&bureau.path("rotate"), &body).await.good();
        (bureau.keys, bureau.steps) = (next, 3);
        let team = head.client.get(&bureau.path("team")).await.good();
        assert_eq!((&team["renew"], &team["holders"][1]["held"]), (&json!(false), &json!(true)));
    }
}

/// The next epoch for the head alone, as somebody left.
fn left() -> Said<'static> {
    Said {
        change: Change::Left,
        by: "office-head",
        members: &[("office-head", 1)],
        role: Some("clerk"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_later_reads_what_was_written_before() {
    for Set { town, head, clerk, mut bureau } in Set::each().await {
        assert_eq!(clerk.opens(OFFICE, 1).await.keyset(), bureau.keys.keyset());
        let first = bureau.keys.keyset().clone();
        let said = Said {
            change: Change::Rotated,
            by: "clerk",
            members: &[("clerk", 1), ("office-head", 1)],
            role: None,
        };
        let (next, body) = bureau.rotation(&said, &[&head, &clerk], &[(HEAD, &head.keys)]);
        clerk.client.post(&bureau.path("rotate"), &body).await.good();
        (bureau.keys, bureau.steps) = (next, 3);
        let third = Member::staff(&town, "third", Role::Clerk, OFFICE).await;
        let waiting = third.client.get("/me").await.good();
        assert_eq!(waiting["offices"][0]["state"], "waiting");
        bureau.admit(&head, &third, "clerk", &[("clerk", 2), ("office-head", 1)]).await;
        assert_eq!(third.opens(OFFICE, 1).await.keyset(), &first);
        let team = third.client.get(&bureau.path("team")).await.good();
        let changes: Vec<_> = team["steps"].as_array().unwrap().iter().collect();
        assert_eq!((changes.len(), &team["renew"], &team["epoch"]), (4, &json!(false), &json!(2)));
        assert_eq!(team["members"][0]["role"], "office-head");
        assert_eq!(team["holders"][0]["party"], json!(head.client.party()));
        assert_eq!(team["holders"][2]["party"], json!(null));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_and_keyset_is_an_entry_of_the_record() {
    for Set { town, head, bureau, .. } in Set::each().await {
        let record = town.post.record();
        let about = |kind: &str, n: u64| Subject::new(kind, OFFICE.parse().unwrap()).at(n);
        let team = head.client.get(&bureau.path("team")).await.good();
        for (n, step) in (1..).zip(team["steps"].as_array().unwrap()) {
            let [entry] = &record.entries_about(&about("office-members", n)).await.unwrap()[..]
            else {
                panic!("one entry")
            };
            assert_eq!(json!(entry.index), step["index"]);
            assert_eq!(entry.statement.kind, "office-members-changed");
            let payload = step["jws"].as_str().unwrap().split('.').nth(1).unwrap();
            let payload = sealed::b64u::decode(payload).unwrap();
            let opening = entry.opening.as_ref().unwrap();
            assert_eq!(opening.digest[..], Sha256::digest(&payload)[..]);
            let said = String::from_utf8(payload).unwrap();
            assert!(!said.contains("account") && !said.contains(head.account().as_str()));
        }
        let keys = record.entries_about(&about("office-keys", 1)).await.unwrap();
        assert_eq!(keys.len(), 1);
        assert_eq!(
            hex::encode(keys[0].opening.as_ref().unwrap().digest),
            bureau.keys.keyset().hash()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_reads_nothing_any_more_and_the_next_keys_are_not_for_them() {
    for set in Set::each().await {
        let anna = set.town.resident("anna").await;
        let case = anna.open_case(OFFICE).await;
        set.clerk.client.get(&format!("/cases/{case}")).await.good();
        let renewals = set.bureau.path("renewals");
        assert_eq!(set.head.client.get(&renewals).await.good(), json!({ "cases": [] }));
        set.end_role(&set.clerk, Role::Clerk).await;

        let clerk = &set.clerk.client;
        clerk.get(&format!("/cases/{case}")).await.refused(404, "post-no-case");
        let nowhere = format!("/cases/{}", commons::Id::random());
        clerk.get(&nowhere).await.refused(404, "post-no-case");
        for path in ["team", "renewals", "mailbox"] {
            let asked = clerk.get(&set.bureau.path(path)).await;
            assert!(matches!(asked.status, 403 | 404), "{path}: {}", asked.status);
        }
        let team = set.head.client.get(&set.bureau.path("team")).await.good();
        assert_eq!((&team["renew"], &team["leavers"]), (&json!(true), &json!(1)));

        let rotate = set.bureau.path("rotate");
        let seats = [(HEAD, &set.head.keys)];
        let still = Said { members: &[("clerk", 1), ("office-head", 1)], ..left() };
        let (_, sealed) = set.bureau.rotation(&still, &[&set.head, &set.clerk], &seats);
        set.head.client.post(&rotate, &sealed).await.refused(400, "post-office-members");
        let silent = Said { change: Change::Rotated, role: None, ..left() };
        let (_, silent) = set.bureau.rotation(&silent, &[&set.head], &seats);
        set.head.client.post(&rotate, &silent).await.refused(400, "post-office-step");
        let (_, body) = set.bureau.rotation(&left(), &[&set.head], &seats);
        clerk.post(&rotate, &body).await.refused(403, "identity-forbidden");
        set.head.client.post(&rotate, &body).await.good();

        let left = "SELECT COUNT(*) FROM post_office_wraps WHERE account = $1";
        let count = |sql: &'static str, of: String| {
            let db = set.town.post.db().clone();
            async move { db.one::<(i64,)>(sql, params![of]).await.unwrap().0 }
        };
        assert_eq!(count(left, set.clerk.account().to_string()).await, 0);
        let shares = "SELECT COUNT(*) FROM post_shares WHERE office = $1";
        assert_eq!(count(shares, OFFICE.to_owned()).await, 1);
        let due = set.head.client.get(&renewals).await.good();
        assert_eq!(due["cases"][0]["case"], json!(case));
        // Sealed anew, it is still the key that who left knows.
        let mut again = wrap(&format!("office:{OFFICE}"), 2);
        again["version"] = json!(1);
        let wraps = json!({ "wraps": [again] });
        set.head.client.post(&format!("/cases/{case}/wraps"), &wraps).await.good();
        assert_eq!(set.head.client.get(&renewals).await.good(), due);
        let mut key = anna.opening(&case, OFFICE)["key"].clone();
        key["version"] = json!(2);
        key["wraps"] = json!([wrap(&anna.party(), 1), wrap(&format!("office:{OFFICE}"), 2)]);
        set.head.client.post(&format!("/cases/{case}/keys"), &key).await.good();
        assert_eq!(set.head.client.get(&renewals).await.good(), json!({ "cases": [] }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_and_an_erased_one_are_leavers_too() {
    for set in Set::each().await {
        let person = set.clerk.client.person.clone().unwrap();
        set.town.town.identity.disable(&person, None).await.unwrap();
        let team = set.head.client.get(&set.bureau.path("team")).await.good();
        assert_eq!((&team["renew"], team["members"].as_array().unwrap().len()), (&json!(true), 1));
        let erased = "DELETE FROM post_office_wraps WHERE account = $1";
        set.town.post.db().exec(erased, params![set.clerk.account()]).await.unwrap();
        let team = set.head.client.get(&set.bureau.path("team")).await.good();
        assert_eq!(team["leavers"], json!(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_holds_the_keys_can_be_forgotten_in_silence() {
    for set in Set::each().await {
        let said = Said { change: Change::Rotated, role: None, ..left() };
        let (_, body) = set.bureau.rotation(&said, &[&set.head], &[(HEAD, &set.head.keys)]);
        let answer = set.head.client.post(&set.bureau.path("rotate"), &body).await;
        answer.refused(400, "post-office-members");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_forged_replayed_or_false_changes_nothing() {
    for set in Set::each().await {
        let third = Member::staff(&set.town, "third", Role::Clerk, OFFICE).await;
        let stranger = set.town.resident("anna").await;
        let right = || Said {
            change: Change::Joined,
            by: "office-head",
            members: &[("clerk", 2), ("office-head", 1)],
            role: Some("clerk"),
        };
        let entries = set.town.count("record_entries").await;
        let send = async |body: &serde_json::Value| -> Answer {
            set.head.client.post(&set.bureau.path("members"), body).await
        };
        let false_ones = [
            Said { members: &[("clerk", 1), ("office-head", 1)], ..right() },
            Said { members: &[("clerk", 2)], ..right() },
            Said { by: "clerk", ..right() },
            Said { role: Some("office-head"), ..right() },
            Said { change: Change::Left, ..right() },
        ];
        for said in &false_ones {
            send(&set.bureau.joining(&third, said)).await.refused(400, "post-office-step");
        }
        let mut forged = set.bureau.joining(&third, &right());
        let other = Bureau { steps: 2, ..Bureau::new(OFFICE) };
        forged["step"] = json!(other.step(&other.keys, &right()));
        send(&forged).await.refused(400, "post-malformed");
        let gap = Bureau { steps: 3, keys: set.bureau.keys.clone(), slug: OFFICE };
        send(&gap.joining(&third, &right())).await.refused(400, "post-office-step");

        let body = set.bureau.joining(&third, &right());
        let waiting = third.client.post(&set.bureau.path("members"), &body).await;
        waiting.refused(403, "post-office-not-holder");
        assert_eq!(set.town.count("record_entries").await, entries);
        send(&body).await.good();
        send(&body).await.refused(409, "post-office-moved");
        stranger.post(&set.bureau.path("members"), &body).await.refused(403, "identity-forbidden");
        assert_eq!(set.town.count("record_entries").await, entries + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_renew_at_once_one_wins_and_the_other_is_told() {
    for set in Set::each().await {
        let said = |by| Said {
            change: Change::Rotated,
            by,
            members: &[("clerk", 1), ("office-head", 1)],
            role: None,
        };
        let members = [&set.head, &set.clerk];
        let seats = [(HEAD, &set.head.keys)];
        let (_, first) = set.bureau.rotation(&said("office-head"), &members, &seats);
        let (_, second) = set.bureau.rotation(&said("clerk"), &members, &seats);
        let rotate = set.bureau.path("rotate");
        let (one, other) = tokio::join!(
            set.head.client.post(&rotate, &first),
            set.clerk.client.post(&rotate, &second),
        );
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 409]);
        let told = if one.status == 409 { one } else { other };
        told.refused(409, "post-office-moved");
        let team = set.head.client.get(&set.bureau.path("team")).await.good();
        assert_eq!((&team["epoch"], team["steps"].as_array().unwrap().len()), (&json!(2), 3));
        let founding = Bureau::new(OFFICE);
        let again = Said { change: Change::Founded, by: "office-head", ..left() };
        let body = founding.founding(&Said { role: None, ..again }, &[&set.head], &seats);
        let answer = set.head.client.post(&set.bureau.path("found"), &body).await;
        answer.refused(409, "post-office-moved");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_sees_how_offices_are_reached() {
    for set in Set::each().await {
        set.town.town.office("kaemmerei").await;
        let stranger = set.town.stranger().await;
        let offices = stranger.get("/offices").await.good();
        let versions: Vec<_> =
            offices.as_array().unwrap().iter().map(|it| &it["version"]).collect();
        assert_eq!(versions, [&json!(1), &json!(null)]);
        stranger.get(&set.bureau.path("team")).await.refused(401, "identity-not-signed-in");
        set.head.client.get("/offices/nirgends/team").await.refused(404, "post-no-office");
    }
}
