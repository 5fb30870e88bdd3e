//! Requests per second of whole pages, beside the least that axum can do.

use std::{path::Path, process::Command, process::Stdio, time::Duration};

use super::{
    Effort,
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
    let page = get(&server.address, "/datasets").ok_or("The page /datasets does not answer.")?;
    let link = page.split("href=\"/datasets/").skip(1).filter_map(|rest| rest.split('"').next());
    let slug = link.into_iter().find(|slug| {
        !slug.is_empty() && slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    slug.map(|slug| format!("/datasets/{slug}")).ok_or_else(|| "/datasets lists none.".to_owned())
}

fn row(
    name: &str,
    wrk: &Path,
    server: &Server,
    path: &str,
    seconds: u64,
) -> Result<Vec<String>, String> {
    let body = get(&server.address, path).ok_or_else(|| format!("{path} does not answer."))?;
    load(wrk, server, path, 2.min(seconds))?;
    let before = server.cpu();
    let summary = load(wrk, server, path, seconds)?;
    let busy = server.cpu().saturating_sub(before);
    let figure = |label: &str| figure_after(&summary, label).unwrap_or("–").to_owned();
    let requests: u32 = summary
        .lines()
        .find_map(|line| line.split_once(" requests in ")?.0.trim().parse().ok())
        .ok_or("wrk counted no requests")?;
    if summary.contains("Non-2xx") {
        return Err(format!("{path} did not always answer with 200:\n{summary}"));
    }
    Ok(vec![
        name.to_owned(),
        body.len().to_string(),
        figure("Requests/sec:"),
        figure("50%"),
        figure("99%"),
        format!("{:.0} µs", (busy / requests.max(1)).as_secs_f64() * 1e6),
    ])
}

fn load(wrk: &Path, server: &Server, path: &str, seconds: u64) -> Result<String, String> {
    let output = Command::new(wrk)
        .args(["-t2", "-c16", "--latency", &format!("-d{seconds}s")])
        .arg(format!("http://{}{path}", server.address))
        .output()
        .map_err(|error| format!("wrk: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The word after a label in the summary of wrk.
fn figure_after<'a>(summary: &'a str, label: &str) -> Option<&'a str> {
    summary.lines().find_map(|line| line.trim().strip_prefix(label)).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_wrk_is_read() {
        let summary = "  Latency Distribution\n     50%  118.00us\n     99%  402.00us\n  \
            91234 requests in 2.00s, 11.1MB read\nRequests/sec:  45617.10\n";
        assert_eq!(figure_after(summary, "Requests/sec:"), Some("45617.10"));
        assert_eq!(figure_after(summary, "99%"), Some("402.00us"));
    }
}
