//! Drafts: sealed for their writer alone.

use commons::Id;
use serde_json::{Value, json};

use crate::common::{PostTown, b64u};

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_their_writer_s_alone() {
    for town in PostTown::each().await {
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let path = format!("/drafts/{}", Id::random());
        let draft = |text: &str| json!({ "sealed": b64u(text) });
        anna.send("PUT", &path, &draft("first")).await.good();
        anna.send("PUT", &path, &draft("second")).await.good();
        let drafts = anna.get("/drafts").await.good();
        assert_eq!(drafts.as_array().map(Vec::len), Some(1));
        assert_eq!(drafts[0]["sealed"], json!(b64u("second")));
        assert_eq!(bert.get("/drafts").await.good(), json!([]));
        bert.send("PUT", &path, &draft("bert's own")).await.good();
        bert.send("DELETE", &path, &Value::Null).await.good();
        assert_eq!(anna.get("/drafts").await.good(), drafts);
        anna.send("PUT", "/drafts/x", &draft("")).await.refused(400, "post-malformed");
        let large = json!({ "sealed": b64u(vec![0; (1 << 20) + (64 << 10) + 1]) });
        anna.send("PUT", &path, &large).await.refused(413, "post-too-large");
        anna.send("DELETE", &path, &Value::Null).await.good();
        assert_eq!(anna.get("/drafts").await.good(), json!([]));
        town.newcomer("carla").await.get("/drafts").await.refused(409, "post-no-account");
    }
}
