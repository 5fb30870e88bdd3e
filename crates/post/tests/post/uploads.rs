//! Sealed files: part by part, cut off and gone on with, never mixed up, gone when nobody needs
//! them.

use std::time::Duration;

use commons::{Id, Timestamp, capability::Job};
use post::PostConfig;
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{Answer, Client, PostTown, letter};

const PART: &str = "application/offset+octet-stream";

impl Client {
    pub async fn begin_upload(&self, size: usize) -> String {
        let size = size.to_string();
        let headers = [("upload-length", size.as_str()), ("tus-resumable", "1.0.0")];
        let answer = self.ask("POST", "/uploads", &headers, Vec::new()).await;
        assert_eq!((answer.status, answer.header("tus-resumable")), (201, "1.0.0"));
        answer.header("location").rsplit('/').next().unwrap().to_owned()
    }

    pub async fn patch(&self, id: &str, offset: usize, part: &[u8]) -> Answer {
        let offset = offset.to_string();
        let headers = [("upload-offset", offset.as_str()), ("content-type", PART)];
        self.ask("PATCH", &format!("/uploads/{id}"), &headers, part.to_vec()).await
    }

    /// A whole file, in parts of this size.
    pub async fn upload(&self, content: &[u8], parts: usize) -> String {
        let id = self.begin_upload(content.len()).await;
        for (n, part) in content.chunks(parts).enumerate() {
            let answer = self.patch(&id, n * parts, part).await;
            let now = (n * parts + part.len()).to_string();
            assert_eq!((answer.status, answer.header("upload-offset")), (204, now.as_str()));
        }
        id
    }

    pub async fn head(&self, id: &str) -> (u16, String, String) {
        let answer = self.ask("HEAD", &format!("/uploads/{id}"), &[], Vec::new()).await;
        let header = |name| answer.header(name).to_owned();
        (answer.status, header("upload-offset"), header("upload-length"))
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|n| u8::try_from(n % 251).unwrap()).collect()
}

/// A letter with files.
fn with_files(seq: u64, files: &[&str]) -> Value {
    let mut letter = letter(seq);
    letter["attachments"] = json!(files);
    letter
}

impl PostTown {
    /// Runs a job of the post, and all that it queued.
    pub async fn run(&self, kind: &str) {
        let jobs: Vec<Job> = commons::Capability::jobs(&self.post);
        let job = jobs.iter().find(|job| job.kind == kind).expect("such a job");
        (job.run)(Value::Null).await.expect("done");
        let queued = "SELECT kind, payload FROM jobs WHERE kind = 'post.delete-parts'";
        let queued: Vec<(String, Value)> = self.post.db().all(queued, params![]).await.unwrap();
        let delete = jobs.iter().find(|job| job.kind == "post.delete-parts").expect("such a job");
        for (_, payload) in queued {
            (delete.run)(payload).await.expect("done");
        }
    }

    async fn blobs(&self) -> usize {
        self.post.blobs().list().await.expect("listed").len()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_up_in_parts_and_comes_down_whole_or_in_part() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let bert = town.resident("bert").await;
        let case = anna.open_case("buergerservice").await;
        let content = content(100_000);
        let file = anna.upload(&content, 30_000).await;
        let path = format!("/attachments/{file}");
        anna.get(&path).await.refused(404, "post-no-case");
        let sent = anna.post(&format!("/cases/{case}/letters"), &with_files(2, &[&file])).await;
        sent.good();
        let seen = clerk.get(&format!("/cases/{case}")).await.good();
        let files = json!([{ "id": file, "size": 100_000 }]);
        assert_eq!(seen["letters"][1]["attachments"], files);

        let whole = clerk.get(&path).await;
        assert!(whole.body == content, "the same bytes");
        assert_eq!(whole.header("content-length"), "100000");
        assert!(whole.header("content-security-policy").contains("sandbox"));
        let range = async |range: &str| clerk.ask("GET", &path, &[("range", range)], vec![]).await;
        for (asked, from, to) in [
            ("bytes=29990-30009", 29_990, 30_010),
            ("bytes=59999-", 59_999, 100_000),
            ("bytes=-1", 99_999, 100_000),
            ("bytes=0-0", 0, 1),
        ] {
            let part = range(asked).await;
            assert!(part.status == 206 && part.body == content[from..to], "{asked}");
            let said = format!("bytes {from}-{}/100000", to - 1);
            assert_eq!(part.header("content-range"), said);
        }
        assert_eq!(range("bytes=100000-").await.status, 416);
        let not = bert.get(&format!("/attachments/{}", Id::random())).await;
        let there = bert.get(&path).await;
        there.refused(404, "post-no-case");
        assert_eq!(there.body, not.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_upload_goes_on_where_it_stopped() {
    for town in PostTown::each().await {
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let content = content(1000);
        let id = anna.begin_upload(1000).await;
        anna.patch(&id, 0, &content[..400]).await.good();
        for offset in [0, 399, 401, 1000] {
            let wrong = anna.patch(&id, offset, &content[offset..]).await;
            wrong.refused(409, "post-upload-moved");
            assert_eq!(wrong.json()["offset"], 400);
        }
        let beyond = anna.patch(&id, 400, &[0; 601]).await;
        beyond.refused(413, "post-file-too-large");
        // As after a new start: only the database and the files know.
        let again = town.again();
        let anna_again = again.client(anna.person.as_ref()).await;
        assert_eq!(anna_again.head(&id).await, (200, "400".to_owned(), "1000".to_owned()));
        anna_again.patch(&id, 400, &content[400..]).await.good();
        assert_eq!(anna.head(&id).await.1, "1000");
        assert_eq!(bert.head(&id).await.0, 404);
        bert.patch(&id, 1000, &[]).await.refused(404, "post-no-upload");
        let kind = [("upload-offset", "0"), ("content-type", "text/plain")];
        let path = format!("/uploads/{id}");
        anna.ask("PATCH", &path, &kind, vec![1]).await.refused(400, "post-malformed");
        let version = [("tus-resumable", "0.2.2")];
        let old = anna.ask("HEAD", &path, &version, vec![]).await;
        assert_eq!((old.status, old.header("tus-version")), (412, "1.0.0"));
        let options = anna.ask("OPTIONS", "/uploads", &[], vec![]).await;
        assert_eq!(options.header("tus-extension"), "creation,termination");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_breaks_off_leaves_nothing_of_itself() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let id = anna.begin_upload(1000).await;
        let chunks = futures::stream::iter([
            Ok(bytes::Bytes::from_static(&[7; 300])),
            Err(std::io::Error::other("the connection broke")),
        ]);
        let body = axum::body::Body::from_stream(chunks);
        let headers = [("upload-offset", "0"), ("content-type", PART)];
        let cut = anna.ask_with("PATCH", &format!("/api/post/uploads/{id}"), &headers, body).await;
        cut.refused(400, "post-cut-off");
        assert_eq!(anna.head(&id).await.1, "0");
        assert_eq!((town.blobs().await, town.count("post_attachment_parts").await), (0, 0));
        let large = anna.begin_upload(9 << 20).await;
        anna.patch(&large, 0, &vec![0; (8 << 20) + 1]).await.refused(413, "post-part-too-large");
        anna.patch(&large, 0, &vec![0; 8 << 20]).await.good();
        assert_eq!(anna.head(&large).await.1, (8 << 20).to_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_bring_the_same_part_one_is_kept() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let id = anna.begin_upload(100).await;
        let parts = (0_u8..8).map(|n| {
            let (anna, id) = (&anna, &id);
            async move { (n, anna.patch(id, 0, &[n; 100]).await.status) }
        });
        let answers = futures::future::join_all(parts).await;
        let kept: Vec<_> = answers.iter().filter(|(_, status)| *status == 204).collect();
        assert_eq!(kept.len(), 1, "{answers:?}");
        town.found("buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        anna.post(&format!("/cases/{case}/letters"), &with_files(2, &[&id])).await.good();
        let read = anna.get(&format!("/attachments/{id}")).await.body;
        assert_eq!(read, vec![kept[0].0; 100]);
        town.run("post.expire-uploads").await;
        assert_eq!(town.blobs().await, 1, "the others left nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_takes_only_whole_files_of_its_writer_and_each_once() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let clerk = town.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        let path = format!("/cases/{case}/letters");
        let half = anna.begin_upload(10).await;
        let foreign = bert.upload(b"0123456789", 10).await;
        let own = anna.upload(b"0123456789", 10).await;
        for files in [vec![half.as_str()], vec![&foreign], vec![&own, &half], vec!["x"]] {
            anna.post(&path, &with_files(2, &files)).await.refused(409, "post-no-attachment");
        }
        anna.post(&path, &with_files(2, &[&own, &own])).await.refused(400, "post-malformed");
        assert_eq!(town.count("post_letters").await, 1, "nothing half-sent");
        anna.post(&path, &with_files(2, &[&own])).await.good();
        anna.post(&path, &with_files(3, &[&own])).await.refused(409, "post-no-attachment");
        anna.patch(&own, 10, &[]).await.refused(404, "post-no-upload");
        // What a clerk brings for the office's letter is the office's, not theirs.
        let plan = clerk.upload(&content(5000), 5000).await;
        let mut answer = with_files(3, &[&plan]);
        answer["from"] = json!("office:buergerservice");
        assert_eq!(clerk.get("/me").await.good()["quota"]["used"], 5000);
        clerk.post(&path, &answer).await.good();
        assert_eq!(clerk.get("/me").await.good()["quota"]["used"], 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_count_with_their_whole_size_before_they_are_there() {
    let config = PostConfig { quota: 9500, attachment: 5000, ..PostConfig::default() };
    for town in PostTown::each_with(config).await {
        let anna = town.resident("anna").await;
        let begin = async |size: &str| {
            anna.ask("POST", "/uploads", &[("upload-length", size)], vec![]).await
        };
        begin("5001").await.refused(413, "post-file-too-large");
        begin("0").await.refused(413, "post-file-too-large");
        begin("-1").await.refused(400, "post-malformed");
        let first = anna.begin_upload(5000).await;
        begin("4501").await.refused(413, "post-quota");
        anna.begin_upload(4500).await;
        anna.ask("DELETE", &format!("/uploads/{first}"), &[], vec![]).await.good();
        anna.begin_upload(5000).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_begin_at_once_do_not_find_the_same_space_free() {
    let config = PostConfig { quota: 25_000, ..PostConfig::default() };
    for town in PostTown::each_with(config).await {
        let anna = town.resident("anna").await;
        let begun = (0..12).map(|_| async {
            anna.ask("POST", "/uploads", &[("upload-length", "10000")], vec![]).await.status
        });
        let answers = futures::future::join_all(begun).await;
        assert_eq!(answers.iter().filter(|status| **status == 201).count(), 2, "{answers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tiny_files_and_tiny_parts_do_not_fill_the_disk_beyond_the_quota() {
    let config = PostConfig { quota: 20_000, ..PostConfig::default() };
    for town in PostTown::each_with(config).await {
        let anna = town.resident("anna").await;
        let tiny = async || anna.ask("POST", "/uploads", &[("upload-length", "1")], vec![]).await;
        for _ in 0..3 {
            assert_eq!(tiny().await.status, 201);
        }
        let file = anna.begin_upload(1000).await;
        tiny().await.refused(413, "post-quota");
        for at in 0..64 {
            anna.patch(&file, at, b"x").await.good();
        }
        anna.patch(&file, 64, b"x").await.refused(400, "post-malformed");
        assert_eq!(town.blobs().await, 64);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_found_no_letter_goes_after_a_day_and_what_is_given_up_at_once() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let sent = anna.upload(&content(50), 20).await;
        let given_up = anna.upload(&content(60), 20).await;
        let forgotten = anna.upload(&content(70), 20).await;
        anna.post(&format!("/cases/{case}/letters"), &with_files(2, &[&sent])).await.good();
        assert_eq!(town.blobs().await, 10);
        anna.ask("DELETE", &format!("/uploads/{given_up}"), &[], vec![]).await.good();
        town.run("post.expire-uploads").await;
        assert_eq!(town.blobs().await, 7);
        let sql = "UPDATE post_attachments SET created_at = $1";
        let before = Timestamp::now() - Duration::from_hours(25);
        town.post.db().exec(sql, params![before]).await.expect("time went by");
        town.run("post.expire-uploads").await;
        assert_eq!(town.blobs().await, 3);
        assert_eq!(anna.head(&forgotten).await.0, 404);
        assert_eq!(anna.get(&format!("/attachments/{sent}")).await.body, content(50));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_the_bytes_of_a_public_one_harms_nobody_when_it_goes() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let public = town.post.blobs().put(b"what the town published").await.expect("kept");
        let id = anna.upload(b"what the town published", 100).await;
        anna.ask("DELETE", &format!("/uploads/{id}"), &[], vec![]).await.good();
        town.run("post.expire-uploads").await;
        assert_eq!(town.blobs().await, 1);
        assert!(town.post.blobs().exists(&public).await.expect("asked"));
    }
}
