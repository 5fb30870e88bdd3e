//! The interface is described as it is.

use commons::Capability;
use serde_json::json;

use crate::world::World;

/// The resources of cases, below `/api/services`.
const RESOURCES: [&str; 8] =
    ["cases", "queue", "overdue", "own-cases", "offices", "four-eyes", "fees", "payments"];

#[tokio::test(flavor = "multi_thread")]
async fn every_described_address_is_there_and_only_providers_need_not_sign_in() {
    for world in World::each().await {
        let api = Capability::api(&world.services);
        let paths = api.as_object().expect("paths");
        let mut asked = 0;
        for (path, methods) in paths {
            let Some(rest) = path.strip_prefix("/api/services/") else { continue };
            let Some(resource) = rest.split('/').next().filter(|it| RESOURCES.contains(it)) else {
                continue;
            };
            for method in methods.as_object().expect("methods").keys() {
                let path = rest.replace(['{', '}'], "");
                let body = json!({ "four_eyes": true });
                let method = method.to_uppercase();
                let answer = world.stranger().send(&method, &format!("/{path}"), &body).await;
                match resource {
                    "payments" => answer.refused(404, "services-fees-no-provider"),
                    _ => answer.refused(401, "identity-not-signed-in"),
                }
                asked += 1;
            }
        }
        assert_eq!(asked, 20);
    }
}
