//! An office whose members lost their keys: two of three holders bring its root back.

use identity::{AuditFilter, Role};
use sealed::{Change, Keys, OfficeShare, Root, ShareHolder, shamir};
use serde_json::{Value, json};

use crate::{
    bureau::{Bureau, Member, Said},
    common::{PostTown, b64u},
};

const OFFICE: &str = "buergerservice";

/// Opens the share that this request is for and seals it to who asks.
async fn given(holder: &Member, opener: &Keys, to: &Member) -> (String, Value) {
    let asked = holder.client.get("/recoveries").await.good();
    let asked = &asked[0];
    let file = sealed::b64u::decode(asked["share"].as_str().unwrap()).unwrap();
    let share = OfficeShare::open(&file, opener.identity()).unwrap();
    assert_eq!(asked["asked_by"]["account"], json!(to.account()));
    let sealed = share.seal(&to.keys.keyset().recipient().unwrap()).unwrap();
    let id = asked["id"].as_str().unwrap().to_owned();
    (id, json!({ "holder": asked["holder"], "sealed": b64u(sealed) }))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_holders_bring_an_offices_root_back_and_one_is_not_enough() {
    for town in PostTown::each().await {
        town.town.office("archiv").await;
        let archivist = Member::staff(&town, "archivist", Role::OfficeHead, "archiv").await;
        let head_of_archive = [(ShareHolder::OfficeHead, &archivist.keys)];
        let archive = Bureau::founded("archiv", &archivist, "office-head", &head_of_archive).await;
        let officer =
            Member::staff(&town, "officer", Role::DataProtectionOfficer, "datenschutz").await;
        let head = Member::staff(&town, "head", Role::OfficeHead, OFFICE).await;
        let seats = [
            (ShareHolder::OfficeHead, &head.keys),
            (ShareHolder::DataProtectionOfficer, &officer.keys),
            (ShareHolder::Archive, &archive.keys),
        ];
        let mut bureau = Bureau::new(OFFICE);
        let said = Said {
            change: Change::Founded,
            by: "office-head",
            members: &[("office-head", 1)],
            role: None,
        };
        let missing = bureau.founding(&said, &[&head], &seats[..2]);
        let found = bureau.path("found");
        head.client.post(&found, &missing).await.refused(400, "post-office-shares");
        head.client.post(&found, &bureau.founding(&said, &[&head], &seats)).await.good();
        bureau.steps = 1;

        let back = Member::staff(&town, "back", Role::Clerk, OFFICE).await;
        let keysets = format!("/accounts/{}/keysets", back.account());
        archivist.client.get(&keysets).await.refused(404, "post-no-keyset");
        let asking = bureau.path("recoveries");
        let reason = json!({ "reason": "Alle Geräte verloren" });
        let id = back.client.post(&asking, &reason).await.good()["id"].clone();
        let again = back.client.post(&asking, &reason).await.good()["id"].clone();
        assert_eq!(id, again);
        let id = id.as_str().unwrap().to_owned();
        assert_eq!(officer.client.get("/me").await.good()["recoveries"], json!(1));

        let stranger = town.resident("anna").await;
        assert_eq!(stranger.get("/recoveries").await.good(), json!([]));
        for holder in [&archivist, &officer] {
            assert_eq!(holder.client.get(&keysets).await.good()[0]["version"], json!(1));
        }
        stranger.get(&keysets).await.refused(404, "post-no-keyset");
        let share = json!({ "holder": "archive", "sealed": b64u("x") });
        let give = format!("/recoveries/{id}/shares");
        stranger.post(&give, &share).await.refused(404, "post-no-recovery");
        officer.client.post(&give, &share).await.refused(404, "post-no-recovery");

        let (asked, first) = given(&officer, &officer.keys, &back).await;
        assert_eq!(asked, id);
        officer.client.post(&give, &first).await.good();
        officer.client.post(&give, &first).await.refused(409, "post-share-given");
        let said = Said {
            change: Change::Recovered,
            by: "clerk",
            members: &[("clerk", 1), ("office-head", 1)],
            role: None,
        };
        let (next, body) = bureau.rotation(&said, &[&head, &back], &seats);
        let rotate = bureau.path("rotate");
        back.client.post(&rotate, &body).await.refused(409, "post-too-few-shares");
        head.client.post(&rotate, &body).await.refused(404, "post-no-recovery");

        let (_, second) = given(&archivist, &archive.keys, &back).await;
        archivist.client.post(&give, &second).await.good();
        let shares = format!("{asking}/{id}");
        head.client.get(&shares).await.refused(404, "post-no-recovery");
        let shares = back.client.get(&shares).await.good();
        let shares: Vec<_> = shares["shares"]
            .as_array()
            .unwrap()
            .iter()
            .map(|share| {
                let file = sealed::b64u::decode(share["sealed"].as_str().unwrap()).unwrap();
                OfficeShare::open(&file, back.keys.identity()).unwrap().share
            })
            .collect();
        let root: Root = shamir::join(&shares[0], &shares[1]).unwrap();
        let keys = Keys::of_keyset(bureau.keys.keyset(), root).unwrap();
        assert_eq!(keys.keyset(), bureau.keys.keyset());
        back.client.post(&rotate, &body).await.good();
        assert_eq!(back.opens(OFFICE, 2).await.keyset(), next.keyset());
        let team = back.client.get(&bureau.path("team")).await.good();
        assert_eq!(team["recoveries"], json!([]));
        assert_eq!(town.count("post_recovery_shares").await, 0);
        let log = town.town.identity.audit_find(&AuditFilter::default(), 1).await.unwrap();
        let actions: Vec<_> = log.iter().rev().map(|it| it.action.as_str()).collect();
        let noted: Vec<_> =
            actions.into_iter().filter(|it| it.starts_with("office-recover")).collect();
        assert_eq!(
            noted,
            [
                "office-recovery-asked",
                "office-recovery-share-given",
                "office-recovery-share-given",
                "office-recovered"
            ]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_withdrawn_by_who_asked_and_refused_by_a_holder() {
    for town in PostTown::each().await {
        let head = Member::staff(&town, "head", Role::OfficeHead, OFFICE).await;
        let seats = [(ShareHolder::OfficeHead, &head.keys)];
        let bureau = Bureau::founded(OFFICE, &head, "office-head", &seats).await;
        let back = Member::staff(&town, "back", Role::Clerk, OFFICE).await;
        let asking = bureau.path("recoveries");
        for ends in [&back, &head] {
            let asked = back.client.post(&asking, &json!({ "reason": "Verloren" })).await.good();
            let one = format!("/recoveries/{}", asked["id"].as_str().unwrap());
            let stranger = town.clerk(&commons::Id::random().as_str()[..8], OFFICE).await;
            stranger.send("DELETE", &one, &json!(null)).await.refused(404, "post-no-recovery");
            ends.client.send("DELETE", &one, &json!(null)).await.good();
            assert_eq!(head.client.get("/recoveries").await.good(), json!([]));
            ends.client.send("DELETE", &one, &json!(null)).await.refused(404, "post-no-recovery");
        }
        for reason in ["", " ", &"x".repeat(501)] {
            let answer = back.client.post(&asking, &json!({ "reason": reason })).await;
            answer.refused(400, "post-malformed");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_whose_role_has_ended_answers_no_more() {
    for town in PostTown::each().await {
        let head = Member::staff(&town, "head", Role::OfficeHead, OFFICE).await;
        let seats = [(ShareHolder::OfficeHead, &head.keys)];
        let bureau = Bureau::founded(OFFICE, &head, "office-head", &seats).await;
        let back = Member::staff(&town, "back", Role::Clerk, OFFICE).await;
        let asked = back.client.post(&bureau.path("recoveries"), &json!({ "reason": "x" })).await;
        let id = asked.good()["id"].as_str().unwrap().to_owned();
        let (_, share) = given(&head, &head.keys, &back).await;
        let office = OFFICE.parse().unwrap();
        let membership = identity::Membership { office, role: Role::OfficeHead };
        let person = head.client.person.clone().unwrap();
        town.town.identity.revoke(&person, &membership, None).await.unwrap();
        assert_eq!(head.client.get("/recoveries").await.good(), json!([]));
        let give = format!("/recoveries/{id}/shares");
        head.client.post(&give, &share).await.refused(404, "post-no-recovery");
    }
}
