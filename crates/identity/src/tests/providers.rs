//! OpenID Connect, against a real provider that the tests start: `e2e/servers/oidc.mjs`.

use std::{path::Path, process::Stdio};

use commons::{Id, Slug, Text};
use openidconnect::url::{Url, form_urlencoded};
use reqwest::{Client, Response, header, redirect::Policy};
use store::Sql;
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use super::somewhere;
use crate::{
    Audience, IdentityConfig, IdentityError, OidcProvider, Role, Stage,
    providers::{Answer, Errand, ProviderAccount},
    testing::Town,
};

const CALLBACK: &str = "http://localhost:8080/sign-in/with/test/callback";
const SIGN_IN: Errand = Errand::SignIn { next: None };

/// The provider's process; it ends with the test.
static INSTALLING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

pub(super) struct Provider {
    _process: Child,
    /// Kept open: it would stop at its next word to nobody.
    _output: Lines<BufReader<ChildStdout>>,
    issuer: String,
}

impl Provider {
    pub async fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/servers");
        // npm writes this file last; tests that run at the same time wait for the one that installs.
        let turn = INSTALLING.lock().await;
        if !folder.join("node_modules/.package-lock.json").exists() {
            let installed = Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&folder)
                .stdout(Stdio::null())
                .status()
                .await;
            assert!(
                installed.is_ok_and(|status| status.success()),
                "the test provider needs Node: install it, then run `npm ci` in e2e/servers"
            );
        }
        drop(turn);
        let mut process = Command::new("node")
            .args(["oidc.mjs", CALLBACK])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("the test provider needs Node: install it");
        let output = process.stdout.take().expect("its output");
        let mut output = BufReader::new(output).lines();
        let line = output.next_line().await.expect("its output");
        let said: serde_json::Value =
            serde_json::from_str(&line.expect("it says where it listens")).expect("JSON");
        let issuer = said["issuer"].as_str().expect("an issuer").to_owned();
        Self { _process: process, _output: output, issuer }
    }

    fn configured(&self) -> OidcProvider {
        OidcProvider {
            id: Slug::of_title("test"),
            name: Text::both("Testanbieter", "Test provider"),
            issuer: self.issuer.clone(),
            client_id: "allmende".to_owned(),
            client_secret: Some("a secret that only tests know".to_owned()),
            audience: Audience::Everyone,
            second_factor: false,
        }
    }

    pub async fn towns(&self, change: impl Fn(&mut OidcProvider)) -> Vec<Town> {
        let mut provider = self.configured();
        change(&mut provider);
        let config = IdentityConfig { providers: vec![provider], ..IdentityConfig::default() };
        Town::each_with(&[], config).await
    }
}

/// What a person does at the provider: they fill in its form; the query they are sent back with.
pub(super) async fn visit_provider(url: &str, form: &[(&str, &str)]) -> String {
    let http = Client::builder().redirect(Policy::none()).build().unwrap();
    let mut cookies = Vec::new();
    let mut at = Url::parse(url).unwrap();
    let mut filled = false;
    for _ in 0..9 {
        let is_form = at.path().starts_with("/interaction/") && !filled;
        let request = if is_form {
            filled = true;
            let body: String =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            let kind = "application/x-www-form-urlencoded";
            http.post(at.clone()).header(header::CONTENT_TYPE, kind).body(body)
        } else {
            http.get(at.clone())
        };
        let answer = request.header(header::COOKIE, cookies.join("; ")).send().await.unwrap();
        remember_cookies(&mut cookies, &answer);
        let location = answer.headers().get(header::LOCATION).expect("the provider leads on");
        at = at.join(location.to_str().unwrap()).unwrap();
        if at.as_str().starts_with(CALLBACK) {
            return at.query().unwrap_or_default().to_owned();
        }
    }
    panic!("the provider did not lead back");
}

fn remember_cookies(cookies: &mut Vec<String>, answer: &Response) {
    for cookie in answer.headers().get_all(header::SET_COOKIE) {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let name = pair.split('=').next().unwrap();
        cookies.retain(|known| !known.starts_with(&format!("{name}=")));
        cookies.push(pair.to_owned());
    }
}

fn answer(query: &str) -> Answer {
    let pairs: serde_json::Map<String, serde_json::Value> =
        form_urlencoded::parse(query.as_bytes())
            .map(|(key, value)| (key.into_owned(), value.into_owned().into()))
            .collect();
    serde_json::from_value(pairs.into()).unwrap()
}

/// Goes to the provider on an errand, and comes back.
async fn go(
    town: &Town,
    errand: Errand,
    form: &[(&str, &str)],
) -> Result<(Errand, ProviderAccount), IdentityError> {
    let url = town.identity.leave_for_provider("browser", "test", errand).await?;
    let query = visit_provider(&url, form).await;
    town.identity.return_from_provider("browser", "test", answer(&query)).await
}

pub(super) const ALICE: [(&str, &str); 2] = [("account", "alice"), ("answer", "yes")];
const ALICE_MFA: [(&str, &str); 3] = [("account", "alice"), ("answer", "yes"), ("mfa", "on")];

async fn account(town: &Town, form: &[(&str, &str)]) -> ProviderAccount {
    go(town, SIGN_IN, form).await.unwrap().1
}

async fn stage(town: &Town, account: &ProviderAccount) -> Stage {
    let home = somewhere("home");
    let signed_in = town.identity.sign_in_with_account(account, &home).await.unwrap().unwrap();
    town.identity.visit(signed_in.session.as_str()).await.unwrap().unwrap().stage
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_makes_an_account_with_the_provider_and_signs_in_with_it() {
    for town in Provider::start().await.towns(|_| {}).await {
        let alice = account(&town, &ALICE).await;
        let home = somewhere("home");
        assert!(town.identity.sign_in_with_account(&alice, &home).await.unwrap().is_none());
        let person = town.identity.register_with_account("linde", &alice).await.unwrap();
        let again = account(&town, &ALICE).await;
        assert_eq!(stage(&town, &again).await, Stage::Complete);
        assert_eq!(town.identity.person_linked_to(&again).await.unwrap(), Some(person));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn we_ask_for_nothing_but_who_it_is_and_prove_that_it_was_us_who_asked() {
    for town in Provider::start().await.towns(|_| {}).await {
        let url = town.identity.leave_for_provider("browser", "test", SIGN_IN).await.unwrap();
        let asked: Vec<(String, String)> =
            Url::parse(&url).unwrap().query_pairs().into_owned().collect();
        let value = |key: &str| asked.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
        assert_eq!(value("scope"), Some("openid"));
        assert_eq!(value("code_challenge_method"), Some("S256"));
        assert!(value("state").is_some() && value("nonce").is_some());
        let states: Vec<(Vec<u8>,)> =
            town.identity.db().all("SELECT state FROM ceremonies", &[]).await.unwrap();
        let state = value("state").unwrap().as_bytes().to_vec();
        assert!(states.iter().all(|(s,)| !s.windows(state.len()).any(|window| window == state)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_existing_account_is_linked_and_a_link_belongs_to_one_person() {
    for town in Provider::start().await.towns(|_| {}).await {
        let linde = town.resident("linde").await;
        let errand = Errand::Link { person: linde.clone() };
        let (back, alice) = go(&town, errand.clone(), &ALICE).await.unwrap();
        assert_eq!(back, errand);
        town.identity.link_provider(&linde, &alice).await.unwrap();
        town.identity.link_provider(&linde, &alice).await.unwrap();
        assert_eq!(stage(&town, &alice).await, Stage::Complete);

        let eiche = town.resident("eiche").await;
        let taken = town.identity.link_provider(&eiche, &alice).await;
        assert!(matches!(taken, Err(IdentityError::LinkTaken)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_still_show_their_second_factor_unless_the_trusted_provider_asked_for_one() {
    let provider = Provider::start().await;
    for trusted in [false, true] {
        for town in provider.towns(|p| p.second_factor = trusted).await {
            let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
            let alice = account(&town, &ALICE).await;
            town.identity.link_provider(&clerk, &alice).await.unwrap();
            assert_eq!(stage(&town, &alice).await, Stage::SecondFactor);
            let alice = account(&town, &ALICE_MFA).await;
            let expected = if trusted { Stage::Complete } else { Stage::SecondFactor };
            assert_eq!(stage(&town, &alice).await, expected);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_for_residents_is_no_door_for_staff() {
    for town in Provider::start().await.towns(|p| p.audience = Audience::Residents).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let alice = account(&town, &ALICE).await;
        let refused = town.identity.link_provider(&clerk, &alice).await;
        assert!(matches!(refused, Err(IdentityError::UnknownProvider)));
        let linde = town.identity.register_with_account("linde", &alice).await.unwrap();
        let role = crate::Membership { office: town.office("archiv").await, role: Role::Editor };
        town.identity.grant(&linde, &role, None).await.unwrap();
        let promoted = town.identity.sign_in_with_account(&alice, &somewhere("home")).await;
        assert!(matches!(promoted, Err(IdentityError::UnknownProvider)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_for_staff_makes_no_accounts() {
    for town in Provider::start().await.towns(|p| p.audience = Audience::Staff).await {
        let alice = account(&town, &ALICE).await;
        let refused = town.identity.register_with_account("linde", &alice).await;
        assert!(matches!(refused, Err(IdentityError::UnknownProvider)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_in_the_browser_that_asked() {
    for town in Provider::start().await.towns(|_| {}).await {
        let identity = &town.identity;
        let url = identity.leave_for_provider("browser", "test", SIGN_IN).await.unwrap();
        let query = visit_provider(&url, &ALICE).await;
        let stolen = identity.return_from_provider("thief", "test", answer(&query)).await;
        assert!(matches!(stolen, Err(IdentityError::CeremonyExpired)));
        identity.return_from_provider("browser", "test", answer(&query)).await.unwrap();
        let again = identity.return_from_provider("browser", "test", answer(&query)).await;
        assert!(matches!(again, Err(IdentityError::CeremonyExpired)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_somebody_else_fetched_does_not_fit_our_question() {
    for town in Provider::start().await.towns(|_| {}).await {
        let identity = &town.identity;
        let mine = identity.leave_for_provider("browser", "test", SIGN_IN).await.unwrap();
        let theirs = identity.leave_for_provider("thief", "test", SIGN_IN).await.unwrap();
        let stolen = answer(&visit_provider(&theirs, &ALICE).await);
        let state = Url::parse(&mine)
            .unwrap()
            .query_pairs()
            .find_map(|(key, value)| (key == "state").then(|| value.into_owned()));
        let mixed = stolen.with_state(state);
        let answer = identity.return_from_provider("browser", "test", mixed).await;
        assert!(matches!(answer, Err(IdentityError::ProviderFailed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_another_provider_s_name_is_refused() {
    for town in Provider::start().await.towns(|_| {}).await {
        let identity = &town.identity;
        let url = identity.leave_for_provider("browser", "test", SIGN_IN).await.unwrap();
        let query = visit_provider(&url, &ALICE).await;
        assert!(query.contains("iss="));
        let other = query.replace("localhost", "login.example");
        let refused = identity.return_from_provider("browser", "test", answer(&other)).await;
        assert!(matches!(refused, Err(IdentityError::ProviderFailed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_cancels_at_the_provider_is_not_signed_in() {
    for town in Provider::start().await.towns(|_| {}).await {
        let cancelled = go(&town, SIGN_IN, &[("answer", "no")]).await;
        assert!(matches!(cancelled, Err(IdentityError::ProviderFailed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn confirming_needs_a_fresh_sign_in_at_the_provider() {
    for town in Provider::start().await.towns(|_| {}).await {
        let linde = town.resident("linde").await;
        let errand = Errand::Confirm { person: linde, next: None };
        go(&town, errand.clone(), &ALICE).await.unwrap();
        let stale = go(&town, errand, &[("account", "stale"), ("answer", "yes")]).await;
        assert!(matches!(stale, Err(IdentityError::ProviderFailed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_does_not_come_in_through_a_provider() {
    for town in Provider::start().await.towns(|_| {}).await {
        let alice = account(&town, &ALICE).await;
        let linde: Id = town.identity.register_with_account("linde", &alice).await.unwrap();
        town.identity.disable(&linde, None).await.unwrap();
        let answer = town.identity.sign_in_with_account(&alice, &somewhere("home")).await;
        assert!(matches!(answer, Err(IdentityError::AccountDisabled)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_client_secret_and_an_absent_provider_are_failures_and_nothing_else() {
    let provider = Provider::start().await;
    for town in provider.towns(|p| p.client_secret = Some("wrong".to_owned())).await {
        let answer = go(&town, SIGN_IN, &ALICE).await;
        assert!(matches!(answer, Err(IdentityError::ProviderFailed { .. })));
    }
    for town in provider.towns(|p| p.issuer = "http://localhost:1".to_owned()).await {
        let answer = town.identity.leave_for_provider("browser", "test", SIGN_IN).await;
        assert!(matches!(answer, Err(IdentityError::ProviderFailed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_link_is_a_way_in_that_stays() {
    for town in Provider::start().await.towns(|_| {}).await {
        let alice = account(&town, &ALICE).await;
        let linde = town.identity.register_with_account("linde", &alice).await.unwrap();
        let issuer = town.identity.config().providers[0].issuer.clone();
        let removed = town.identity.unlink_provider(&linde, &issuer).await;
        assert!(matches!(removed, Err(IdentityError::LastWayIn)));
        town.identity.set_passphrase(&linde, "linde", crate::testing::PASSPHRASE).await.unwrap();
        town.identity.unlink_provider(&linde, &issuer).await.unwrap();
        assert_eq!(town.identity.person_linked_to(&alice).await.unwrap(), None);
    }
}
