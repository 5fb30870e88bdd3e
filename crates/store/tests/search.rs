//! The site search finds the same on both databases, in the same order.

use commons::{Lang, Slug, Subject, Text, capability::SearchDocument};
use store::{
    SearchIndex, Sql,
    search::{Changed, Hits},
    testing::{self, TestDatabase},
};

async fn databases() -> Vec<TestDatabase> {
    testing::databases(&[store::migrations()]).await
}

fn document(slug: &str, title: Text, body: Text) -> SearchDocument {
    let slug: Slug = slug.parse().expect("a slug");
    SearchDocument {
        path: format!("/data/{slug}"),
        subject: Subject::new("dataset", slug),
        title,
        body,
    }
}

fn town() -> Vec<SearchDocument> {
    let both = |slug, title: (&str, &str), body: (&str, &str)| {
        document(slug, Text::both(title.0, title.1), Text::both(body.0, body.1))
    };
    vec![
        both(
            "strassen",
            ("Straßenverzeichnis", "Street directory"),
            ("Alle Straßen und Plätze der Stadt.", "All streets and squares of the town."),
        ),
        both(
            "schulen",
            ("Schulen", "Schools"),
            (
                "Grundschulen und Gymnasien mit ihrer Straße und Hausnummer.",
                "Primary and secondary schools with street and number.",
            ),
        ),
        document(
            "haushalt",
            Text::de("Haushalt 2026"),
            Text::de(
                "Erträge und Aufwendungen: Steuern, Gebühren, Personal. Auch die Schule am Park.",
            ),
        ),
        document(
            "hauptstrasse",
            Text::de("Umbau der Hauptstraße"),
            Text::de("Beschluss des Rates über den Umbau, mit Kosten und Bürgerbeteiligung."),
        ),
    ]
}

fn slugs(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.subject.slug.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_found_in_every_form_and_spelling() {
    for test in databases().await {
        let index = SearchIndex::new(test.db.clone());
        index.replace("opendata", &town()).await.expect("indexed");
        for (query, lang, first, total) in [
            ("Schule", Lang::De, "schulen", 2),
            ("SCHULEN", Lang::De, "schulen", 2),
            ("Straße", Lang::De, "strassen", 3),
            ("strasse", Lang::De, "strassen", 3),
            ("Hauptstr", Lang::De, "hauptstrasse", 1),
            ("buergerbeteiligung", Lang::De, "hauptstrasse", 1),
            ("Bürger", Lang::De, "hauptstrasse", 1),
            ("street", Lang::En, "strassen", 2),
            ("der Umbau", Lang::De, "hauptstrasse", 1),
            ("steuer 2026", Lang::De, "haushalt", 1),
            ("straße schule", Lang::De, "schulen", 1),
            ("schulen nirgendwo", Lang::De, "schulen", 2),
            ("der", Lang::De, "hauptstrasse", 2),
            ("' OR 1=1 --", Lang::De, "", 0),
            ("%", Lang::De, "", 0),
            ("", Lang::De, "", 0),
        ] {
            let hits = index.find(query, lang, 1).await.expect("searched");
            assert_eq!(hits.total, total, "{query}: {:?}", slugs(&hits));
            assert_eq!(
                slugs(&hits).first().copied().unwrap_or_default(),
                if total > 0 { first } else { "" },
                "{query}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hit_shows_the_words_in_the_readers_language() {
    for test in databases().await {
        let index = SearchIndex::new(test.db.clone());
        index.replace("opendata", &town()).await.expect("indexed");
        let hits = index.find("strasse", Lang::De, 1).await.expect("searched");
        let hit = hits.hits.iter().find(|hit| hit.subject.slug.as_str() == "schulen");
        let hit = hit.expect("found by its text");
        assert_eq!((hit.tag.as_str(), hit.path.as_str()), ("de", "/data/schulen"));
        assert_eq!((hit.source.as_str(), hit.title.marks.len()), ("opendata", 0));
        let marked: Vec<_> =
            hit.snippet.marks.iter().map(|mark| &hit.snippet.text[mark.clone()]).collect();
        assert_eq!(marked, ["Straße"]);

        let hits = index.find("schools", Lang::En, 1).await.expect("searched");
        assert_eq!(hits.hits[0].tag, "en");
        assert_eq!(hits.hits[0].title.text, "Schools");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_touches_only_what_changed_and_only_this_source() {
    for test in databases().await {
        let index = SearchIndex::new(test.db.clone());
        let first = index.replace("opendata", &town()).await.expect("indexed");
        assert_eq!(first, Changed { written: 6, removed: 0 });
        let again = index.replace("opendata", &town()).await.expect("indexed");
        assert_eq!(again, Changed::default());
        let other = document("schulhof", Text::de("Schulhof"), Text::de("Öffnung der Schulhöfe"));
        index.replace("services", &[other]).await.expect("indexed");

        let mut changed = town();
        changed.remove(0);
        changed[1].body = Text::de("Nun ohne das Wort.");
        let difference = index.replace("opendata", &changed).await.expect("indexed");
        assert_eq!(difference, Changed { written: 1, removed: 3 });
        let gone = index.find("straßenverzeichnis", Lang::De, 1).await.expect("searched");
        assert_eq!(gone.total, 0);
        let hits = index.find("schul", Lang::De, 1).await.expect("searched");
        assert_eq!(hits.total, 2, "{:?}", slugs(&hits));
        index.replace("opendata", &[]).await.expect("emptied");
        index.replace("services", &[]).await.expect("emptied");
        for table in ["search_documents", "search_words", "search_postings"] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            let (rows,): (i64,) = test.db.one(&sql, &[]).await.expect("counted");
            assert_eq!(rows, 0, "{table}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_show_everything_once_and_both_databases_agree() {
    let words = ["Park", "Straße", "Schule", "Baum", "Kataster", "Haushalt", "Verkehr"];
    let documents: Vec<_> = (0..150)
        .map(|n: usize| {
            let title = format!("{} {}", words[n % 7], words[n / 7 % 7]);
            let body = format!("{} ", words[n / 3 % 7]).repeat(n % 5) + "der Stadt";
            document(&format!("d-{n}"), Text::de(title), Text::de(body))
        })
        .collect();
    let mut orders = Vec::new();
    for test in databases().await {
        let index = SearchIndex::new(test.db.clone());
        index.replace("opendata", &documents).await.expect("indexed");
        let mut seen = Vec::new();
        let first = index.find("straßen", Lang::De, 1).await.expect("searched");
        for page in 1..=first.pages {
            let hits = index.find("straßen", Lang::De, page).await.expect("searched");
            assert_eq!((hits.total, hits.page), (first.total, page));
            seen.extend(hits.hits.into_iter().map(|hit| hit.path));
        }
        assert_eq!(seen.len() as u64, first.total);
        assert!(first.total > 20, "{} hits fit on one page", first.total);
        let beyond = index.find("park", Lang::De, 999).await.expect("searched");
        assert!(beyond.hits.is_empty() && beyond.total > 0);
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), seen.len());
        orders.push(seen);
    }
    assert!(orders.windows(2).all(|pair| pair[0] == pair[1]), "the databases differ");
}
