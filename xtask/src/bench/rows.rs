//! A table of a million rows: publishing it, asking it, beside `sqlite-utils` and Datasette.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use super::{
    Effort,
    load::{Load, Script},
    report::Report,
    server::{Folder, Server, get},
};
use crate::{project, tools};

/// The dataset that the measurement publishes.
const SLUG: &str = "meldungen";

/// Measures import, filtered rows with their total, and one row by its key.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let rows: u64 = if effort == Effort::Quick { 20_000 } else { 1_000_000 };
    let seconds = if effort == Effort::Quick { 1 } else { 15 };
    let wrk = tools::ensure("wrk", "wrk")?;
    let program = project::build_program(true)?;
    let folder = Folder::new()?;
    let bench = Bench { folder, rows, seconds, wrk, program };
    let peers = install_peers(&bench.folder)?;
    let csv = bench.generate()?;

    let mut table = Vec::new();
    let town = bench.folder.join("town");
    let server = Server::demo(&bench.program, &town)?;
    let ours = bench.publish(&town, &csv)?;
    table.push(bench.import_row("Allmende", "read, typed, checked, 4 formats, record", &ours));
    let database = bench.folder.join("rows.db");
    let theirs = Bench::sqlite_utils(&peers, &csv, &database)?;
    table.push(bench.import_row("sqlite-utils", "SQLite, types detected", &theirs));

    let question =
        format!("/data/{SLUG}/rows.json?district=DISTRICT&kind=KIND&state=STATE&_limit=100");
    let key = format!("/data/{SLUG}/rows/NUMBER.json");
    let ranged = format!("/data/{SLUG}/rows.json?kind=KIND&cost__ge=COST&_sort=day&_limit=100");
    table.push(bench.ask("Allmende", &server, "filtered.lua", &question)?);
    table.push(bench.ask("Allmende", &server, "filtered.lua", &ranged)?);
    table.push(bench.ask("Allmende", &server, "by_key.lua", &key)?);
    drop(server);
    for indexed in [false, true] {
        if indexed {
            Bench::index(&peers, &database)?;
        }
        let name = if indexed { "Datasette, indexed by hand" } else { "Datasette" };
        let server = datasette(&peers, &database)?;
        let question = "/rows/reports.json?district__exact=DISTRICT&kind__exact=KIND\
                        &state__exact=STATE&_size=100&_shape=objects";
        table.push(bench.ask(name, &server, "filtered.lua", question)?);
        let ranged = "/rows/reports.json?kind__exact=KIND&cost__gte=COST&_sort=day&_size=100\
                      &_shape=objects";
        table.push(bench.ask(name, &server, "filtered.lua", ranged)?);
        if indexed {
            table.push(bench.ask(
                name,
                &server,
                "by_key.lua",
                "/rows/reports/NUMBER.json?_shape=objects",
            )?);
        }
    }
    Ok(Report {
        title: "Rows: a table of a million",
        method: format!(
            "A generated CSV file of {rows} rows and 9 columns (`bench/rows/generate.py`). Publishing \
             is `allmende publish` beside a running server, whole: the file kept, every value read \
             and typed, SQLite, CSV, JSON and Parquet written, the act in the record. Questions come \
             from wrk with 16 connections, {seconds} s each after 2 s of warming up, 100 rows with \
             the total count: “filtered” is three columns, 720 different filters in turn, whose \
             total Allmende counts anew each time; “filtered by a range, sorted” is a kind and a \
             least cost, sorted by day, and no question comes twice. Nothing of an answer is kept \
             by either; files are in the system's cache. One row by key is all over the table. \
             Datasette runs with its defaults; “indexed by hand” has indexes on the filtered columns, \
             which Allmende makes by itself."
        ),
        columns: vec!["what", "who", "result", "p99", "peak memory"],
        rows: table,
    })
}

struct Bench {
    folder: Folder,
    rows: u64,
    seconds: u64,
    wrk: PathBuf,
    program: PathBuf,
}

/// What a command cost.
struct Cost {
    seconds: f64,
    peak_kilobytes: f64,
}

impl Bench {
    fn script(name: &str) -> PathBuf {
        project::root().join("bench/rows").join(name)
    }

    fn generate(&self) -> Result<PathBuf, String> {
        let csv = self.folder.join("reports.csv");
        run(Command::new("python3")
            .arg(Self::script("generate.py"))
            .arg(self.rows.to_string())
            .arg(&csv))?;
        Ok(csv)
    }

    fn publish(&self, town: &Path, csv: &Path) -> Result<Cost, String> {
        let mut command = Command::new("python3");
        command.arg(Self::script("measured.py")).arg(&self.program);
        command.args(["publish", "--dir"]).arg(town).arg(csv);
        command.args(["--title", "Meldungen", "--slug", SLUG]);
        command.args(["--office", "it-service", "--license", "dl-zero-de/2.0"]);
        cost(&mut command)
    }

    fn sqlite_utils(peers: &Path, csv: &Path, database: &Path) -> Result<Cost, String> {
        let mut command = Command::new("python3");
        command.arg(Self::script("measured.py")).arg(peers.join("sqlite-utils"));
        command.arg("insert").arg(database).arg("reports").arg(csv);
        // Types are detected unless one says otherwise.
        command.args(["--csv", "--pk", "report"]);
        cost(&mut command)
    }

    fn index(peers: &Path, database: &Path) -> Result<(), String> {
        for column in ["district", "kind", "state"] {
            run(Command::new(peers.join("sqlite-utils"))
                .arg("create-index")
                .arg(database)
                .args(["reports", column, "--analyze"]))?;
        }
        Ok(())
    }

    fn import_row(&self, who: &str, what: &str, cost: &Cost) -> Vec<String> {
        vec![
            format!("publish {} rows", self.rows),
            format!("{who} ({what})"),
            format!("{:.1} s", cost.seconds),
            "–".to_owned(),
            format!("{:.0} MB", cost.peak_kilobytes / 1000.0),
        ]
    }

    fn ask(
        &self,
        who: &str,
        server: &Server,
        script: &str,
        question: &str,
    ) -> Result<Vec<String>, String> {
        let what = match script {
            "by_key.lua" => "one row by key",
            _ if question.contains("COST") => "filtered by a range, sorted, 100 rows, total",
            _ => "filtered, 100 rows, total",
        };
        let script =
            Script { file: Self::script(script), question: question.to_owned(), rows: self.rows };
        check(server, &script)?;
        Load { seconds: 2.min(self.seconds), script: Some(&script) }.on(&self.wrk, server, "/")?;
        let load = Load { seconds: self.seconds, script: Some(&script) };
        let summary = load.on(&self.wrk, server, "/")?;
        Ok(vec![
            what.to_owned(),
            who.to_owned(),
            format!("{}/s", summary.figure("Requests/sec:")),
            summary.figure("99%"),
            "–".to_owned(),
        ])
    }
}

/// One question by hand: an answer that is wrong would be fast.
fn check(server: &Server, script: &Script) -> Result<(), String> {
    let path = script
        .question
        .replace("DISTRICT", "Altstadt")
        .replace("KIND", "Radweg")
        .replace("STATE", "offen")
        .replace("COST", "4000")
        .replace("NUMBER", "7");
    let body = get(&server.address, &path).ok_or_else(|| format!("{path} does not answer."))?;
    let holds =
        if path.contains("Radweg") { body.contains("Radweg") } else { body.contains("\"report\"") };
    if holds { Ok(()) } else { Err(format!("{path} answers with something else: {body}")) }
}

/// Datasette and sqlite-utils in an environment of their own.
pub(super) fn install_peers(folder: &Folder) -> Result<PathBuf, String> {
    let environment = folder.join("peers");
    run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    run(Command::new(environment.join("bin/pip"))
        .args(["install", "--quiet", "--requirement"])
        .arg(Bench::script("requirements.txt")))?;
    Ok(environment.join("bin"))
}

/// Datasette, serving a database that does not change.
pub(super) fn datasette(peers: &Path, database: &Path) -> Result<Server, String> {
    let start = |address: &str| {
        let port = address.rsplit(':').next().unwrap_or_default();
        let mut command = Command::new(peers.join("datasette"));
        command.arg("serve").arg("--immutable").arg(database).args(["--port", port]);
        command.args(["--setting", "sql_time_limit_ms", "60000"]);
        command.stderr(Stdio::null());
        command
    };
    Server::start(start, Stdio::null(), Duration::from_mins(1))
}

/// Runs a command to its end.
pub(super) fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Runs `measured.py` and reads its last line.
fn cost(command: &mut Command) -> Result<Cost, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let figures = said.lines().last().and_then(|line| line.split_once(' '));
    let parsed = figures.and_then(|(seconds, peak)| {
        Some(Cost { seconds: seconds.parse().ok()?, peak_kilobytes: peak.parse().ok()? })
    });
    match parsed {
        Some(cost) if output.status.success() => Ok(cost),
        _ => Err(format!("{command:?}: {said}")),
    }
}
