//! What was measured, as a page of Markdown with the machine and the day.

use std::{fmt::Write, process::Command};

use super::Effort;
use crate::project;

/// The result of one measurement.
pub struct Report {
    /// Its heading.
    pub title: &'static str,
    /// How it was measured, in plain sentences.
    pub method: String,
    /// The headings of the table.
    pub columns: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Report {
    /// Prints the page and, if its numbers mean something, writes it to `bench/results/`.
    pub fn publish(&self, name: &str, effort: Effort, load: &str) -> Result<(), String> {
        let page = self.page(load);
        println!("{page}");
        if effort == Effort::Quick {
            return Ok(());
        }
        let folder = project::root().join("bench/results");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let path = folder.join(format!("{name}.md"));
        std::fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn page(&self, load: &str) -> String {
        let Self { title, method, .. } = self;
        let mut page = format!("# {title}\n\n{}\n\n{load}\n\n{method}\n\n", machine());
        let dashes = vec!["---"; self.columns.len()];
        for row in [&self.columns, &dashes] {
            writeln!(page, "| {} |", row.join(" | ")).expect("a string takes it");
        }
        for row in &self.rows {
            writeln!(page, "| {} |", row.join(" | ")).expect("a string takes it");
        }
        page
    }
}

/// What else the machine does, in one sentence: to be asked before anything is measured.
pub fn load() -> String {
    let average = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let average = average.split(' ').nth(1).unwrap_or("unknown").to_owned();
    format!("Load average of the five minutes before: {average}. What is near zero ran alone.")
}

/// The day and the machine in one sentence.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let processor = line_of("/proc/cpuinfo", "model name").unwrap_or_default();
    let memory = line_of("/proc/meminfo", "MemTotal")
        .and_then(|line| line.trim_end_matches(" kB").trim().parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes / 1_000_000);
    format!(
        "{}, {processor}, {cores} cores, {memory} GB, Linux {}, {}.",
        said_by("date", &["-u", "+%F"]),
        said_by("uname", &["-r"]),
        said_by("rustc", &["--version"])
    )
}

/// What stands after the colon of the first line that starts with a name.
fn line_of(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(
        |_| format!("unknown {program}"),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_machine_and_draws_its_table() {
        let report = Report {
            title: "Pages",
            method: "With wrk.".to_owned(),
            columns: vec!["what", "figure"],
            rows: vec![vec!["front page".to_owned(), "1".to_owned()]],
        };
        let page = report.page(&load());
        assert!(page.contains("Load average"));
        assert!(page.contains(" cores, "));
        assert!(page.ends_with("| what | figure |\n| --- | --- |\n| front page | 1 |\n"));
    }
}
