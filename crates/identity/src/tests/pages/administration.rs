//! What administrators, auditors and everyone else may see and do.

use commons::{Slug, Text};

use super::super::browser::{Browser, towns};
use crate::{OfficeProfile, Role, testing::PASSPHRASE};

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_for_those_roles_only_that_need_it() {
    use Role::{Administrator, Auditor, DataProtectionOfficer};
    let pages: [(&str, &[Role]); 5] = [
        ("/admin/people", &[Administrator]),
        ("/admin/invitations", &[Administrator]),
        ("/admin/offices", &[Administrator]),
        ("/admin/offices/it-service", &[Administrator]),
        ("/admin/audit", &[Auditor, DataProtectionOfficer]),
    ];
    for town in towns().await {
        let resident = town.resident("resident").await;
        for (path, _) in pages {
            let to = format!("/sign-in?next={path}");
            Browser::new(&town).get(path).await.leads_to(&to);
            Browser::of(&town, &resident).await.get(path).await.is(403);
        }
        for role in Role::ALL {
            let person = town.staff(role.as_str(), role, "it-service").await;
            let mut browser = Browser::of(&town, &person).await;
            for (path, roles) in pages {
                browser.get(path).await.is(if roles.contains(&role) { 200 } else { 403 });
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_no_administrator_changes_nothing() {
    for town in towns().await {
        let auditor = town.staff("auditor", Role::Auditor, "it-service").await;
        let clerk = town.staff("clerk", Role::Clerk, "it-service").await;
        let mut browser = Browser::of(&town, &auditor).await;
        let membership = [("office", "it-service"), ("role", "administrator"), ("name", "x")];
        for change in ["grant", "revoke", "disable", "enable", "end-sessions", "reset"] {
            browser.post(&format!("/admin/people/{clerk}/{change}"), &membership).await.is(403);
        }
        browser.post("/admin/invitations", &membership).await.is(403);
        browser.post("/admin/invitations/x/withdraw", &[]).await.is(403);
        browser.post("/admin/offices", &membership).await.is(403);
        browser.post("/admin/offices/it-service", &membership).await.is(403);
        assert_eq!(town.identity.audit_page(1).await.unwrap().1, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_invites_somebody_and_the_link_is_shown_once() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        town.office("kaemmerei").await;
        let mut browser = Browser::of(&town, &admin).await;
        browser.get("/admin").await.leads_to("/admin/people");
        let wrong = [("name", ""), ("office", "kaemmerei"), ("role", "clerk")];
        let wrong = browser.post("/admin/invitations", &wrong).await;
        assert!(wrong.is(422).body.contains("id=\"f-name-error\""));
        assert!(wrong.body.contains("<option value=\"kaemmerei\" selected>"));
        let sent = [("name", "Kasse"), ("office", "kaemmerei"), ("role", "clerk")];
        let shown = browser.post("/admin/invitations", &sent).await;
        assert_eq!(shown.is(200).headers["cache-control"], "no-store");
        let url = shown.code().remove(0);
        let link = url.strip_prefix("http://localhost:8080").unwrap();
        let list = browser.get("/admin/invitations").await;
        assert!(list.body.contains("Kasse") && !list.body.contains(link));
        Browser::new(&town).get(link).await.is(200);

        let open = town.identity.open_invitations().await.unwrap().remove(0);
        let withdrawn =
            browser.post(&format!("/admin/invitations/{}/withdraw", open.id), &[]).await;
        withdrawn.leads_to("/admin/invitations?done=invitation-withdrawn");
        Browser::new(&town).get(link).await.is(410);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_gives_and_revokes_roles_disables_and_resets() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let clerk = town.staff("clerk", Role::Clerk, "it-service").await;
        let mut browser = Browser::of(&town, &admin).await;
        let page = format!("/admin/people/{clerk}");
        browser.get(&page).await.is(200);
        let role = [("office", "it-service"), ("role", "editor")];
        let done = |what: &str| format!("{page}?done={what}");
        browser.post(&format!("{page}/grant"), &role).await.leads_to(&done("role-granted"));
        browser.get(&done("role-granted")).await.is(200);
        browser.post(&format!("{page}/revoke"), &role).await.leads_to(&done("role-revoked"));
        let nowhere = [("office", "nirgendwo"), ("role", "editor")];
        browser.post(&format!("{page}/grant"), &nowhere).await.is(404);
        let nothing = [("office", "it-service"), ("role", "")];
        browser.post(&format!("{page}/grant"), &nothing).await.is(422);

        browser.post(&format!("{page}/disable"), &[]).await.leads_to(&done("account-disabled"));
        let sent = [("user_name", "clerk"), ("passphrase", PASSPHRASE)];
        Browser::new(&town).post("/sign-in", &sent).await.is(422);
        browser.post(&format!("{page}/enable"), &[]).await.leads_to(&done("account-enabled"));
        browser.post(&format!("{page}/end-sessions"), &[]).await.leads_to(&done("sessions-ended"));
        browser.get(&format!("{page}/reset")).await.is(200);
        let shown = browser.post(&format!("{page}/reset"), &[]).await;
        let url = shown.is(200).code().remove(0);
        let link = url.strip_prefix("http://localhost:8080").unwrap();
        let mut fresh = Browser::new(&town);
        assert!(fresh.get(link).await.is(200).body.contains("value=\"clerk\""));
        fresh.post(link, &sent).await.leads_to("/sign-in/enrol");

        let own = format!("/admin/people/{admin}");
        browser.post(&format!("{own}/disable"), &[]).await.is(409);
        browser.post(&format!("{own}/reset"), &[]).await.is(409);
        let last = [("office", "it-service"), ("role", "administrator")];
        let kept = browser.post(&format!("{own}/revoke"), &last).await;
        assert!(kept.is(409).body.contains("no administrator left"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_are_nobody_s_business() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let resident = town.resident("ruhige-linde").await;
        let mut browser = Browser::of(&town, &admin).await;
        assert!(!browser.get("/admin/people").await.body.contains("ruhige-linde"));
        browser.get(&format!("/admin/people/{resident}")).await.is(404);
        browser.post(&format!("/admin/people/{resident}/disable"), &[]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_found_by_name_and_office_and_shown_fifty_at_a_time() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        for number in 0..55 {
            town.new_staff(&format!("clerk-{number:02}"), Role::Clerk, "kaemmerei").await;
        }
        let mut browser = Browser::of(&town, &admin).await;
        let first = browser.get("/admin/people?q=kaemmerei").await.body;
        assert!(first.contains("clerk-00") && !first.contains("clerk-54"));
        let second = browser.get("/admin/people?q=kaemmerei&page=2").await.body;
        assert!(second.contains("clerk-54") && !second.contains("clerk-00"));
        let one = browser.get("/admin/people?q=CLERK-07").await.body;
        assert!(one.contains("clerk-07") && !one.contains("clerk-08"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_founded_in_public_and_shows_its_entries_in_the_record() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let mut browser = Browser::of(&town, &admin).await;
        let bad = [("slug", "../x"), ("name", "Stadtgrün")];
        let bad = browser.post("/admin/offices", &bad).await;
        assert!(bad.is(422).body.contains("value=\"Stadtgrün\""));
        let sent = [("slug", "stadtgruen"), ("name", "Stadtgrün"), ("name_en", "Parks")];
        let founded = browser.post("/admin/offices", &sent).await;
        founded.leads_to("/admin/offices?done=office-founded");
        browser.get("/admin/offices?done=office-founded").await.is(200);
        assert!(browser.post("/admin/offices", &sent).await.is(409).body.contains("f-slug-error"));
        browser.get("/admin/offices/stadtgruen").await.is(200);
        let changed = [
            ("name", "Stadtgrün und Friedhöfe"),
            ("description", "Pflegt die Parks."),
            ("address", "Am Wall 3\r\n00000 Musterstadt"),
            ("phone", "+49 30 23125 019"),
            ("hours_en", "Mondays 8–12"),
        ];
        let changed = browser.post("/admin/offices/stadtgruen", &changed).await;
        changed.leads_to("/admin/offices?done=office-described");

        let mut visitor = Browser::new(&town);
        let page = visitor.get("/offices/stadtgruen").await;
        assert!(page.is(200).body.contains("Stadtgrün und Friedhöfe"));
        assert!(page.body.contains("Office founded") && page.body.contains("Office described"));
        let office = visitor.get("/offices/stadtgruen.json").await.json();
        assert_eq!(office["record"].as_array().unwrap().len(), 2);
        assert_eq!(office["name"]["de"], "Stadtgrün und Friedhöfe");
        assert_eq!(office["contact"]["address"]["de"], "Am Wall 3\n00000 Musterstadt");
        assert!(page.body.contains("Am Wall 3<br>00000 Musterstadt"));
        assert!(page.body.contains("href=\"tel:+493023125019\"") && page.body.contains("Mondays"));
        assert!(browser.get("/admin/offices/stadtgruen").await.body.contains("Mondays 8–12"));
        let all = visitor.get("/offices.json").await.json();
        assert!(all.as_array().unwrap().iter().any(|one| one["slug"] == "stadtgruen"));
        assert!(visitor.get("/offices").await.is(200).body.contains("Friedhöfe"));
        visitor.get("/offices/nirgendwo").await.is(404);
        visitor.get("/offices/..%2Fx").await.is(404);
        let profile = OfficeProfile::new(Text::de("Zwei"), Text::default());
        let slug = Slug::of_title("zwei");
        town.identity.create_office(&slug, &profile, None).await.unwrap();
        assert!(visitor.get("/offices/zwei").await.body.contains("Zwei"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_s_page_names_roles_and_no_people() {
    for town in towns().await {
        town.staff("geheimer-name", Role::Clerk, "kaemmerei").await;
        let mut visitor = Browser::new(&town);
        for path in ["/offices/kaemmerei", "/offices/kaemmerei.json"] {
            let shown = visitor.get(path).await.is(200).body.to_lowercase();
            assert!(shown.contains("clerk") && !shown.contains("geheimer-name"), "{shown}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_auditor_sees_what_was_done_filters_it_and_is_told_that_the_chain_holds() {
    for town in towns().await {
        let auditor = town.staff("auditor", Role::Auditor, "datenschutz").await;
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let clerk = town.staff("clerk", Role::Clerk, "it-service").await;
        town.identity.disable(&clerk, Some(&admin)).await.unwrap();
        town.identity.enable(&clerk, None).await.unwrap();
        let mut browser = Browser::of(&town, &auditor).await;
        let all = browser.get("/admin/audit").await;
        assert!(all.is(200).body.contains("The chain is intact: 2 entries"));
        let disabled = browser.get("/admin/audit?action=account-disabled").await.body;
        assert!(disabled.contains("1 to 1 of 1"), "{disabled}");
        let by_admin = browser.get(&format!("/admin/audit?actor={admin}")).await.body;
        assert!(by_admin.contains("1 to 1 of 1"));
        let none = browser.get("/admin/audit?action=nothing").await;
        assert!(none.is(200).body.contains("Nothing is in the log"));
    }
}
