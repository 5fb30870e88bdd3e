//! What the house asks of the post.

use commons::{
    Capability, Failure, Lang, Subject, Text,
    capability::{
        Ask, Check, Health, Job, Migration, NavItem, Promise, PublicAct, PublicTable,
        SearchDocument, Table, ask,
    },
};
use serde_json::Value as Json;

use crate::{
    Post, PostError, api, doors, jobs, notices, open_tables, pages, promises,
    tables::{migrations, tables},
};

#[async_trait::async_trait]
impl Capability for Post {
    fn name(&self) -> &'static str {
        "post"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        crate::locales()
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> axum::Router {
        api::routes()
            .merge(pages::routes())
            .merge(doors::routes())
            .merge(notices::routes())
            .with_state(self.clone())
    }

    fn navigation(&self) -> Vec<NavItem> {
        vec![NavItem { path: "/post", label: "nav-post" }]
    }

    fn api(&self) -> Json {
        serde_json::from_str(include_str!("../openapi.json")).unwrap_or_default()
    }

    fn promises(&self) -> Vec<Promise> {
        promises::promises(self)
    }

    fn public_tables(&self) -> Vec<PublicTable> {
        open_tables::public_tables(self)
    }

    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        let post = self.clone();
        Some(ask(move || {
            let post = post.clone();
            async move { Ok(post.list_public_acts().await?) }
        }))
    }

    fn search(&self) -> Option<Ask<Vec<SearchDocument>>> {
        let post = self.clone();
        Some(ask(move || {
            let post = post.clone();
            async move { Ok(post.documents().await?) }
        }))
    }

    async fn checks(&self) -> Vec<Check> {
        self.look_after().await.unwrap_or_else(|error| {
            let args = vec![("reason", error.to_string().into())];
            vec![Check { code: "post-unreadable", state: Health::Broken, args }]
        })
    }

    fn jobs(&self) -> Vec<Job> {
        [jobs::jobs(self), doors::jobs(self), notices::jobs(self)].concat()
    }

    async fn demo(&self) -> Result<(), Failure> {
        Ok(self.make_demo().await?)
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }
}

impl Post {
    /// The public pages: each office's keys.
    async fn documents(&self) -> Result<Vec<SearchDocument>, PostError> {
        let offices = self.identity().offices().await?;
        let document = |office: identity::Office| SearchDocument {
            subject: Subject::new("office-post", office.slug.clone()),
            path: format!("/post/offices/{}", office.slug),
            title: with_prefix(&office.name),
            body: office.description,
        };
        Ok(offices.into_iter().map(document).collect())
    }
}

/// `Post: Bürgerservice`, in each language.
fn with_prefix(name: &Text) -> Text {
    Text(name.0.iter().map(|(tag, name)| (tag.clone(), format!("Post: {name}"))).collect())
}
