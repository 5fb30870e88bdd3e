//! What everyone can read about the post without signing in, on both databases.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Capability, Timestamp};
use identity::testing::Town;
use post::{Post, PostConfig};
use serde_json::{Value, json};
use store::{Blobs, BlobsConfig, Jobs, Sql, params};
use tower::ServiceExt;
use ui::{Shell, Translations};

struct Setting {
    town: Town,
    site: Router,
}

impl Setting {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for town in Town::each(&[post::migrations()]).await {
            town.office("buergerservice").await;
            town.office("archiv").await;
            let site = site(&town);
            all.push(Self { town, site });
        }
        all
    }

    /// The keys of an office in two epochs, with the steps that led there and a key for mail.
    async fn found(&self) {
        let db = self.town.identity.db();
        for (version, hash) in [(1_u64, "a".repeat(64)), (2, "b".repeat(64))] {
            db.exec(
                "INSERT INTO post_keysets (party, version, sha256, jws, entry, created_at)
                 VALUES ('office:buergerservice', $1, $2, 'x.y.z', $3, $4)",
                params![version, hash, version + 40, Timestamp::now()],
            )
            .await
            .unwrap();
        }
        let steps = [
            json!({ "by": "office-head", "change": "founded", "epoch": 1,
                "members": { "office-head": 1 } }),
            json!({ "by": "office-head", "change": "left", "epoch": 2, "role": "clerk",
                "members": { "clerk": 1, "office-head": 1 } }),
        ];
        for (number, step) in (1_u64..).zip(steps) {
            let jws = format!("x.{}.z", URL_SAFE_NO_PAD.encode(step.to_string()));
            db.exec(
                "INSERT INTO post_steps (office, step, jws, entry, at)
                 VALUES ('buergerservice', $1, $2, $3, $4)",
                params![number, jws, number + 50, Timestamp::now()],
            )
            .await
            .unwrap();
        }
        db.exec(
            "INSERT INTO post_door_keys
                 (office, number, door, fingerprint, public_key, epoch, sealed, entry, created_at)
             VALUES ('buergerservice', 1, 'openpgp', 'ABCD 1234', 'PUBLIC KEY', 2, $1, 60, $2)",
            params![vec![0_u8; 8], Timestamp::now()],
        )
        .await
        .unwrap();
        db.exec(
            "INSERT INTO post_retention (office, days, basis)
             VALUES ('buergerservice', 3650, '§ 3 Akten')",
            &[],
        )
        .await
        .unwrap();
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = self.site.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn page(&self, path: &str) -> String {
        let (status, body) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        assert!(!body.contains("post-"), "{path} shows the key of a text: {}", key_in(&body));
        body
    }

    async fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.get(path).await.1).unwrap()
    }
}

/// Where a page shows a text's key instead of the text.
fn key_in(body: &str) -> &str {
    let at = body.find("post-").unwrap_or_default();
    body.get(at..).and_then(|rest| rest.split(['<', '"', ' ']).next()).unwrap_or_default()
}

fn site(town: &Town) -> Router {
    let identity = town.identity.clone();
    let (db, record) = (identity.db().clone(), identity.record().clone());
    let url = town.database().dir.path().join("blobs").display().to_string();
    let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).unwrap();
    let jobs = Jobs::new(db.clone());
    let config = PostConfig {
        base_url: "https://post.stadt.example:8443".to_owned(),
        ..PostConfig::default()
    };
    let post = Post::new(db, blobs, jobs, record, identity.clone(), config);
    let texts = [ui::locales(), record::locales(), identity.locales(), post.locales()].concat();
    let translations = Translations::new(texts).unwrap();
    let shell = Shell::new("Musterstadt", "https://post.stadt.example:8443", translations, vec![]);
    identity.layer(ui::layer(post.routes(), shell))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_shows_its_keys_its_steps_and_its_doors() {
    for setting in Setting::each().await {
        setting.found().await;
        for lang in ["de", "en"] {
            let page = setting.page(&format!("/post/offices/buergerservice?lang={lang}")).await;
            for entry in [41, 42, 51, 52, 60] {
                assert!(page.contains(&format!("href=\"/record/entries/{entry}\"")), "{entry}");
            }
            assert!(page.contains("buergerservice@post.stadt.example"));
            assert!(page.contains("ABCD 1234") && page.contains("§ 3 Akten"));
            assert!(page.contains("class=\"qr\"") && page.contains(&"b".repeat(64)));
        }
        let german = setting.page("/post/offices/buergerservice?lang=de").await;
        assert!(german.contains("Nicht quantensicher"));
        assert!(
            german.contains("Ausgeschieden: Sachbearbeitung. Neue Schlüssel durch: Amtsleitung")
        );
        let number = setting.json("/post/offices/buergerservice.json").await;
        let number = number["epochs"][0]["safety_number"].as_array().unwrap().clone();
        assert_eq!(number.len(), 6);
        assert!(german.contains(&format!("<span>{}</span>", number[5].as_str().unwrap())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_machine_form_of_an_office_has_everything_that_its_page_shows() {
    for setting in Setting::each().await {
        setting.found().await;
        let office = setting.json("/post/offices/buergerservice.json").await;
        assert_eq!(office["slug"], "buergerservice");
        assert_eq!(office["epochs"][0]["epoch"], 2);
        assert_eq!(office["epochs"][0]["entry"], 42);
        assert_eq!(office["steps"][0]["change"], "left");
        assert_eq!(office["steps"][1]["members"], json!({ "office-head": 1 }));
        assert_eq!(office["door_keys"][0]["public_key"], "PUBLIC KEY");
        assert_eq!(office["openpgp_address"], "buergerservice@post.stadt.example");
        let qr = format!(
            "https://post.stadt.example:8443/post/offices/buergerservice#2.{}",
            "b".repeat(64)
        );
        assert_eq!(office["qr"], qr);
        assert_eq!(office["retention"]["days"], 3650);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_without_keys_says_so_and_names_the_other_ways() {
    for setting in Setting::each().await {
        let page = setting.page("/post/offices/archiv?lang=en").await;
        assert!(page.contains("cannot be reached encrypted yet"));
        assert!(!page.contains("/post/new") && !page.contains("class=\"qr\""));
        let (status, _) = setting.get("/post/offices/nirgendwo").await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(setting.get("/post/offices/..%2Fx").await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_offices_tells_who_can_be_reached_and_by_which_doors() {
    for setting in Setting::each().await {
        setting.found().await;
        let page = setting.page("/post/offices?lang=en").await;
        assert!(page.contains("Can be reached") && page.contains("Not yet"));
        let all = setting.json("/post/offices.json").await;
        assert_eq!(all[0]["epoch"], Value::Null);
        assert_eq!(all[1]["epoch"], 2);
        assert_eq!(all[1]["doors"], json!(["openpgp"]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_limits_names_who_can_read_and_what_the_town_sees() {
    for setting in Setting::each().await {
        for lang in ["de", "en"] {
            let page = setting.page(&format!("/post/protects?lang={lang}")).await;
            assert!(page.contains("allmende record verify https://post.stadt.example:8443"));
            assert_eq!(page.matches("<th scope=\"row\">").count(), 11);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_signed_in_is_told_what_is_behind_the_sign_in_and_which_doors_need_none() {
    for setting in Setting::each().await {
        for lang in ["de", "en"] {
            let page = setting.page(&format!("/post?lang={lang}")).await;
            for path in ["/sign-in?next=/post", "/post/offices", "/post/protects", "/register"] {
                assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
            }
        }
        let (status, _) = setting.get("/post/keys").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
    }
}
