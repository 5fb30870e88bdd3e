//! What the house asks of open data.

use std::time::Duration;

use commons::{
    Capability, Failure, Lang, Slug, Text,
    capability::{
        Ask, Check, Column, ColumnKind, Health, Job, Migration, NavItem, Promise, PublicAct,
        PublicTable, SearchDocument, Table, ask,
    },
};
use serde_json::{Value as Json, json};

use crate::{
    Dataset, OpenData, OpenDataError, Status, Version, api, catalogue, pages, promises,
    tables::{migrations, tables},
};

const HOUR: Duration = Duration::from_hours(1);
/// The dataset that lists all others.
pub(crate) const CATALOGUE: &str = "datenkatalog";

#[async_trait::async_trait]
impl Capability for OpenData {
    fn name(&self) -> &'static str {
        "opendata"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        crate::locales()
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> axum::Router {
        pages::routes().merge(api::routes()).with_state(self.clone())
    }

    fn api(&self) -> Json {
        serde_json::from_str(include_str!("../openapi.json")).unwrap_or_default()
    }

    fn navigation(&self) -> Vec<NavItem> {
        vec![NavItem { path: "/data", label: "nav-opendata" }]
    }

    fn promises(&self) -> Vec<Promise> {
        vec![promises::published(self)]
    }

    fn public_tables(&self) -> Vec<PublicTable> {
        vec![catalogue_table(self)]
    }

    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        let opendata = self.clone();
        Some(ask(move || {
            let opendata = opendata.clone();
            async move { Ok(opendata.list_public_acts().await?) }
        }))
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }

    fn search(&self) -> Option<Ask<Vec<SearchDocument>>> {
        let opendata = self.clone();
        Some(ask(move || {
            let opendata = opendata.clone();
            async move { Ok(opendata.documents().await?) }
        }))
    }

    fn jobs(&self) -> Vec<Job> {
        let (house, drafts) = (self.clone(), self.clone());
        vec![
            Job::every(HOUR, "opendata.publish-house-tables", move || {
                let house = house.clone();
                async move { house.publish_tables(house.house_tables()).await.map(drop) }
            }),
            Job::every(HOUR, "opendata.forget-drafts", move || {
                let drafts = drafts.clone();
                async move {
                    drafts.forget_drafts().await?;
                    drafts.forget_withdrawn().await?;
                    Ok(drafts.forget_scratch().await?)
                }
            }),
        ]
    }

    async fn checks(&self) -> Vec<Check> {
        self.check_files().await.unwrap_or_else(|error| {
            let reason = error.to_string();
            let args = vec![("reason", reason.into())];
            vec![Check { code: "opendata-unreadable", state: Health::Broken, args }]
        })
    }

    async fn demo(&self) -> Result<(), Failure> {
        Ok(self.make_demo().await?)
    }
}

impl OpenData {
    async fn documents(&self) -> Result<Vec<SearchDocument>, OpenDataError> {
        let mut documents = Vec::new();
        for dataset in catalogue::all(self.db()).await? {
            let columns = match dataset.latest {
                0 => Vec::new(),
                latest => self.version(&dataset.slug, latest).await?.columns,
            };
            let titles: Vec<_> = columns.iter().map(|column| column.title.as_str()).collect();
            documents.push(document(&dataset, &titles.join(", ")));
        }
        Ok(documents)
    }

    /// Reads every file of every version again.
    async fn check_files(&self) -> Result<Vec<Check>, OpenDataError> {
        let (mut bad, mut count) = (Vec::new(), 0_u64);
        let versions = catalogue::every_version(self.db()).await?;
        for version in versions.into_iter().filter(|version| version.withdrawn.is_none()) {
            for (form, stored) in version.files.each() {
                count += 1;
                if !self.vault().is_sound(stored).await? {
                    bad.push(damaged(&version, form.name()));
                }
            }
        }
        if bad.is_empty() {
            let args = vec![("count", count.into())];
            bad.push(Check { code: "opendata-files-sound", state: Health::Good, args });
        }
        Ok(bad)
    }
}

fn damaged(version: &Version, form: &'static str) -> Check {
    Check {
        code: "opendata-file-damaged",
        state: Health::Broken,
        args: vec![
            ("dataset", version.dataset.as_str().into()),
            ("version", version.number.into()),
            ("form", form.into()),
        ],
    }
}

/// The names of columns are in the language of the file, which is the first of the title.
fn document(dataset: &Dataset, columns: &str) -> SearchDocument {
    let mut body = dataset.description.clone();
    if !columns.is_empty() {
        let german = body.0.entry("de".to_owned()).or_default();
        *german = format!("{german}\n{columns}");
    }
    SearchDocument {
        subject: dataset.subject(),
        path: dataset.path(),
        title: dataset.title.clone(),
        body,
    }
}

fn catalogue_table(opendata: &OpenData) -> PublicTable {
    let opendata = opendata.clone();
    PublicTable {
        slug: Slug::of_title(CATALOGUE),
        title: Text::both("Datenkatalog", "Data catalogue"),
        description: Text::both(
            "Alle Datensätze der Stadt: veröffentlichte, geplante und zurückgehaltene.",
            "All datasets of the town: published, planned and withheld ones.",
        ),
        office: Slug::of_title("it-service"),
        columns: vec![
            column("slug", ColumnKind::String, "Kennung in Adressen", "Identifier in addresses"),
            column("title_de", ColumnKind::String, "Titel auf Deutsch", "Title in German"),
            column("title_en", ColumnKind::String, "Titel auf Englisch", "Title in English"),
            column("office", ColumnKind::String, "Zuständiges Amt", "Office in charge"),
            column("licence", ColumnKind::String, "Lizenz", "Licence"),
            column(
                "status",
                ColumnKind::String,
                "published (veröffentlicht), planned (geplant) oder withheld (zurückgehalten)",
                "published, planned or withheld",
            ),
            column(
                "reason_de",
                ColumnKind::String,
                "Warum noch nicht veröffentlicht, oder Rechtsgrund",
                "Why it is not published yet, or the legal ground",
            ),
            column("version", ColumnKind::Integer, "Neueste Version", "Newest version"),
            column("inventoried", ColumnKind::Datetime, "Erfasst seit", "Known since"),
            column("changed", ColumnKind::Datetime, "Zuletzt geändert", "Last changed"),
        ],
        rows: ask(move || {
            let opendata = opendata.clone();
            async move {
                let all = catalogue::all(opendata.db()).await?;
                Ok(all.iter().filter(|it| it.slug.as_str() != CATALOGUE).map(row).collect())
            }
        }),
        withheld: None,
    }
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}

/// The catalogue's own row is left out: with each version it would have to change again.
fn row(dataset: &Dataset) -> Vec<Json> {
    let text = |text: &Text, tag: &str| json!(text.0.get(tag));
    let reason = dataset.withheld.as_ref().or(dataset.expected.as_ref());
    let version = (dataset.status() == Status::Published).then_some(dataset.latest);
    vec![
        json!(dataset.slug),
        text(&dataset.title, "de"),
        text(&dataset.title, "en"),
        json!(dataset.office),
        json!(dataset.licence.iri()),
        json!(dataset.status().name()),
        json!(reason.map(|reason| reason.get(Lang::De).1)),
        json!(version),
        json!(dataset.inventoried_at),
        json!(dataset.changed_at),
    ]
}
