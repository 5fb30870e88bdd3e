//! The search for services: everyday questions over a whole directory, beside SQLite's FTS5 as
//! Datasette serves it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use super::{
    Effort,
    load::{Load, Script},
    report::Report,
    rows::{datasette, install_peers, run},
    server::{Folder, Server, get},
};
use crate::{project, tools};

/// The directory of services, beside the project.
const DIRECTORY: &str = "../shared/data/services/zms/dldb-berlin";
/// A question that both must answer before they are measured.
const KNOWN: &str = "Wohngeld";

/// Measures the search page, and the same names in FTS5.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let seconds = if effort == Effort::Quick { 1 } else { 15 };
    let directory = project::root().join(DIRECTORY);
    if !directory.is_dir() {
        return Err(format!("The directory of services is not at {}.", directory.display()));
    }
    let wrk = tools::ensure("wrk", "wrk")?;
    let program = project::build_program(true)?;
    let folder = Folder::new()?;
    let peers = install_peers(&folder)?;
    let mut rows = Vec::new();
    {
        let town = folder.join("town");
        let server = Server::demo(&program, &town)?;
        run(Command::new(&program)
            .args(["import", "services", "--office", "buergerservice", "--dir"])
            .arg(&town)
            .arg(&directory))?;
        rows.push(ask("Allmende, whole page", &wrk, &server, "/services?q=WORDS", seconds)?);
    }
    let database = index(&peers, &directory, &folder)?;
    let server = datasette(&peers, &database)?;
    let question = "/services/services.json?_search=WORDS&_size=20&_shape=objects";
    rows.push(ask("Datasette, FTS5, JSON", &wrk, &server, question, seconds)?);
    Ok(Report {
        title: "Services: search in everyday words",
        method: format!(
            "40 everyday questions in turn (`bench/services/words.lua`) over the 560 services of \
             Berlin's directory of 2016, from wrk with 16 connections and 2 threads, {seconds} s \
             each after 2 s of warming up. Allmende answers with the whole page for people, from \
             the demo town with the directory imported beside it; it asks the database each time \
             whether the catalogue changed. The peer is SQLite's FTS5 over the same names, with \
             Datasette's defaults, and answers with JSON; it knows neither German compounds nor \
             everyday words nor typing errors. How well Allmende's answers fit is a test of its \
             own. Search servers (Elasticsearch, Meilisearch) were left out: a town would have to \
             run one beside its program."
        ),
        columns: vec!["what", "requests/s", "p50", "p99"],
        rows,
    })
}

/// The names of all services in a SQLite file with an index.
fn index(peers: &Path, directory: &Path, folder: &Folder) -> Result<PathBuf, String> {
    let file = directory.join("services_de.json");
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let all: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let services: Vec<&Value> = match &all["data"] {
        Value::Object(services) => services.values().collect(),
        Value::Array(services) => services.iter().collect(),
        _ => Vec::new(),
    };
    let names: Vec<Value> =
        services.iter().map(|it| json!({ "id": it["id"], "name": it["name"] })).collect();
    let (list, database) = (folder.join("names.json"), folder.join("services.db"));
    std::fs::write(&list, json!(names).to_string()).map_err(|error| error.to_string())?;
    let utils = || Command::new(peers.join("sqlite-utils"));
    run(utils().arg("insert").arg(&database).arg("services").arg(&list).args(["--pk", "id"]))?;
    run(utils().arg("enable-fts").arg(&database).args(["services", "name", "--fts5"]))?;
    Ok(database)
}

fn ask(
    who: &str,
    wrk: &Path,
    server: &Server,
    question: &str,
    seconds: u64,
) -> Result<Vec<String>, String> {
    let path = question.replace("WORDS", KNOWN);
    let body = get(&server.address, &path).ok_or_else(|| format!("{path} does not answer."))?;
    if !body.contains(KNOWN) || !body.contains("Mietzuschuss") {
        return Err(format!("{path} answers with something else: {body}"));
    }
    let file = project::root().join("bench/services/words.lua");
    let script = Script { file, question: question.to_owned(), rows: 0 };
    Load { seconds: 2.min(seconds), script: Some(&script) }.on(wrk, server, "/")?;
    let summary = Load { seconds, script: Some(&script) }.on(wrk, server, "/")?;
    Ok(vec![
        who.to_owned(),
        summary.figure("Requests/sec:"),
        summary.figure("50%"),
        summary.figure("99%"),
    ])
}
