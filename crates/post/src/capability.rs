//! What the house asks of the post.

use commons::{
    Capability, Failure, Lang,
    capability::{Job, Migration, NavItem, Table},
};

use crate::{
    Post, api, doors, jobs, notices, pages,
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
