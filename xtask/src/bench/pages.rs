//! Requests per second of whole pages, beside the least that axum can do.

use std::{path::Path, process::Command, process::Stdio, time::Duration};

use super::{
    Effort,
    load::Load,
    report::Report,
    server::{Folder, Server, get},
};
use crate::{project, tools};

/// Measures the front page and a dataset page of the demo town.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let wrk = tools::ensure("wrk", "wrk")?;
    let seconds = if effort == Effort::Quick { 1 } else { 15 };
    let program = project::build_program(true)?;
    let hello = build_hello()?;
    let folder = Folder::new()?;

    let mut rows = Vec::new();
    {
        let start = |address: &str| {
            let mut command = Command::new(&hello);
            command.arg(address);
            command
        };
        let server = Server::start(start, Stdio::null(), Duration::from_secs(10))?;
        rows.push(row("bare axum, `hello`", &wrk, &server, "/", seconds)?);
    }
    let server = Server::demo(&program, &folder.join("town"))?;
    rows.push(row("front page", &wrk, &server, "/", seconds)?);
    let dataset = some_dataset(&server)?;
    rows.push(row("dataset page", &wrk, &server, &dataset, seconds)?);
    Ok(Report {
        title: "Pages: requests per second",
        method: format!(
            "wrk on the same machine with 16 connections and 2 threads, {seconds} s each after 2 s \
             of warming up, uncompressed over HTTP/1.1; the demo town in SQLite. Processor time is \
             the server's own, from /proc."
        ),
        columns: vec!["page", "bytes", "requests/s", "p50", "p99", "processor time per request"],
        rows,
    })
}

fn build_hello() -> Result<std::path::PathBuf, String> {
    let mut build = project::cargo();
    build.args(["build", "--release", "--package", "hello"]);
    let programs = project::executables(build.arg("--message-format=json-render-diagnostics"))?;
    programs.into_iter().next().ok_or_else(|| "cargo built no program named hello".to_owned())
}

/// The path of the first dataset that the catalogue lists.
fn some_dataset(server: &Server) -> Result<String, String> {
    let page = get(&server.address, "/data").ok_or("The page /data does not answer.")?;
    let link = page.split("href=\"/data/").skip(1).filter_map(|rest| rest.split('"').next());
    let slug = link.into_iter().find(|slug| {
        !slug.is_empty()
            && *slug != "publish"
            && slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    slug.map(|slug| format!("/data/{slug}")).ok_or_else(|| "/data lists none.".to_owned())
}

fn row(
    name: &str,
    wrk: &Path,
    server: &Server,
    path: &str,
    seconds: u64,
) -> Result<Vec<String>, String> {
    let body = get(&server.address, path).ok_or_else(|| format!("{path} does not answer."))?;
    Load { seconds: 2.min(seconds), script: None }.on(wrk, server, path)?;
    let before = server.cpu();
    let summary = Load { seconds, script: None }.on(wrk, server, path)?;
    let busy = server.cpu().saturating_sub(before);
    let requests = summary.requests().ok_or("wrk counted no requests")?;
    Ok(vec![
        name.to_owned(),
        body.len().to_string(),
        summary.figure("Requests/sec:"),
        summary.figure("50%"),
        summary.figure("99%"),
        format!("{:.0} µs", (busy / requests.max(1)).as_secs_f64() * 1e6),
    ])
}
