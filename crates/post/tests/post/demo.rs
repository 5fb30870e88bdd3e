//! The demo town's post: real letters, which its people's passphrases and recovery codes open.

use commons::{Capability, Id};
use identity::{IdentityConfig, testing::Town};
use post::{Post, PostConfig};
use sealed::{
    CaseKey, Keys, Keyset, Letter, OfficeRoot, RecoveryCode, Root, Thread, Wrap, case_identity,
};
use store::{Blobs, BlobsConfig, Jobs, Sql, params};

/// Demo towns, made.
async fn towns() -> Vec<(Town, Post)> {
    let schemas = [store::migrations(), identity::privacy::migrations(), post::migrations()];
    let config = IdentityConfig { demo: true, ..IdentityConfig::default() };
    let mut towns = Vec::new();
    for town in Town::each_with(&schemas, config).await {
        let url = town.database().dir.path().join("blobs").display().to_string();
        let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).unwrap();
        let identity = town.identity.clone();
        let (db, record) = (identity.db().clone(), identity.record().clone());
        let jobs = Jobs::new(db.clone());
        let post = Post::new(db, blobs, jobs, record, identity, PostConfig::default());
        town.identity.demo().await.unwrap();
        post.demo().await.unwrap();
        towns.push((town, post));
    }
    towns
}

async fn count(post: &Post, sql: &str) -> i64 {
    post.db().one::<(i64,)>(&format!("SELECT COUNT(*) FROM {sql}"), params![]).await.unwrap().0
}

/// The keys of one of the demo town's people, by passphrase and by recovery code.
async fn keys(town: &Town, post: &Post, user_name: &str) -> Keys {
    let person = town.identity.person_called(user_name).await.unwrap().unwrap().id;
    let account = post.account_of(&person).await.unwrap().unwrap();
    let sql = "SELECT wrap FROM post_wraps WHERE account = $1 AND kind = $2";
    let mut roots = Vec::new();
    for kind in ["passphrase", "recovery"] {
        let (wrap,): (serde_json::Value,) =
            post.db().one(sql, params![account, kind]).await.unwrap();
        let wrap: Wrap = serde_json::from_value(wrap).unwrap();
        roots.push(open(town, post, user_name, kind, &wrap));
    }
    assert_eq!(roots[0], roots[1]);
    let keyset = published(post, &format!("account:{account}")).await;
    Keys::of_keyset(&keyset, roots.remove(0)).unwrap()
}

fn open(town: &Town, post: &Post, user_name: &str, kind: &str, wrap: &Wrap) -> Root {
    if kind == "passphrase" {
        let logins = town.identity.demo_logins().unwrap();
        let login = logins.iter().find(|it| it.user_name == user_name).unwrap();
        return wrap.open_by_passphrase(&login.passphrase).unwrap();
    }
    let mailboxes = post.demo_mailboxes().unwrap();
    let mailbox = mailboxes.iter().find(|it| it.user_name == user_name).unwrap();
    wrap.open_by_recovery_code(&RecoveryCode::read(&mailbox.recovery_code).unwrap()).unwrap()
}

async fn published(post: &Post, party: &str) -> Keyset {
    let sql = "SELECT jws FROM post_keysets WHERE party = $1 ORDER BY version DESC LIMIT 1";
    let (jws,): (String,) = post.db().one(sql, params![party]).await.unwrap();
    Keyset::read(&jws).unwrap()
}

/// Opens every letter of every case of a party, in order; how many there are.
async fn read_all(post: &Post, own: &Keys) -> usize {
    let party = own.keyset().owner.to_string();
    let cases = "SELECT case_id, sealed FROM post_case_wraps WHERE party = $1";
    let cases: Vec<(Id, Vec<u8>)> = post.db().all(cases, params![party]).await.unwrap();
    let mut count = 0;
    for (case, sealed) in cases {
        let jws = CaseKey::open(&sealed, &[own.identity()]).unwrap();
        let from = CaseKey::unverified(&jws).unwrap().from.party.to_string();
        let key = CaseKey::read(&jws, &published(post, &from).await, &case, &[own.holder()]);
        let key = case_identity(&key.unwrap().root);
        let letters = "SELECT sender, sealed FROM post_letters WHERE case_id = $1 ORDER BY seq";
        let letters: Vec<(String, Vec<u8>)> = post.db().all(letters, params![case]).await.unwrap();
        let mut thread = Thread::new(case);
        for (sender, sealed) in letters {
            let jws = Letter::open(&sealed, &key).unwrap();
            let sender = published(post, &sender).await;
            let letter = Letter::read(&jws, &sender, &[own.holder()]).unwrap();
            thread.take(&jws, &letter).unwrap();
            count += 1;
        }
    }
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_in_the_demo_town_can_read_their_letters() {
    for (town, post) in towns().await {
        let resident = keys(&town, &post, "resident").await;
        assert!(read_all(&post, &resident).await >= 7);
        let clerk = keys(&town, &post, "clerk2").await;
        let root = "SELECT sealed FROM post_office_wraps WHERE account = $1";
        let account = clerk.keyset().owner.to_string().replace("account:", "");
        let (root,): (Vec<u8>,) = post.db().one(root, params![account]).await.unwrap();
        let office = published(&post, "office:buergerservice").await;
        let office = OfficeRoot::open(&root, clerk.identity(), &office).unwrap();
        assert!(read_all(&post, &office).await > 100);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_offices_can_be_written_to_and_one_clerk_waits() {
    for (town, post) in towns().await {
        // The office that was founded first renewed its keys once there was an archive.
        assert_eq!(count(&post, "post_epochs").await, 6 + 1);
        assert_eq!(count(&post, "post_steps").await, 6 + 1);
        assert_eq!(count(&post, "post_accounts").await, 9);
        let waiting = town.identity.person_called("clerk3").await.unwrap().unwrap().id;
        assert_eq!(post.account_of(&waiting).await.unwrap(), None);
        assert_eq!(count(&post, "post_shares").await, 6 * 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_letters_lie_in_the_past_and_come_by_every_door() {
    for (_, post) in towns().await {
        let today = post::Day::today().0;
        assert_eq!(count(&post, &format!("post_letters WHERE day > {today}")).await, 0);
        assert!(count(&post, &format!("post_cases WHERE opened_day < {today} - 60")).await > 10);
        for door in ["online", "paper", "counter"] {
            let of_door = format!("post_letters WHERE seq > 1 AND door = '{door}'");
            assert!(count(&post, &of_door).await >= 15, "{door}");
        }
        assert!(count(&post, "post_cases WHERE status = 'closed'").await > 10);
        let applications = i64::try_from(post.demo_applications().unwrap().len()).unwrap();
        let attached = count(&post, "post_attachments WHERE letter IS NOT NULL").await;
        assert!(attached > applications, "each has its answers, some have papers: {attached}");
    }
}
