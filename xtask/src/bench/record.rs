//! The public record: durable acts a second, proofs, verification, beside what the disk itself can
//! do.

use std::{
    fs::File,
    io::Write,
    process::Command,
    time::{Duration, Instant},
};

use super::{Effort, report::Report, server::Folder};
use crate::project;

/// Measures with the example `append` of the crate `record`.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let (acts, entries) = match effort {
        Effort::Quick => (2_000, 20_000),
        Effort::Full => (50_000, 1_000_000),
    };
    let syncs = syncs_a_second(if effort == Effort::Quick { 1 } else { 5 })?;
    let mut example = project::cargo();
    example.args(["run", "--quiet", "--release", "-p", "record", "--example", "append", "--"]);
    example.args(["", "64", &acts.to_string(), &entries.to_string()]);
    let figures = said(&mut example)?;
    let mut rows = vec![vec![
        "the disk: 4 KB written and synced, one after the other".to_owned(),
        format!("{syncs:.0}/s"),
    ]];
    rows.extend(listed(&figures));
    Ok(Report {
        title: "Record: acts, proofs, verification",
        method: format!(
            "The example `append` of the crate `record`, release build, SQLite with full \
             synchronisation: {acts} acts from 64 clients, each with a statement of its own, each \
             durable before it is acknowledged; then a log of {entries} entries is proved and \
             verified. The first row is the limit without group commit: what the same disk syncs \
             in a second."
        ),
        columns: vec!["what", "figure"],
        rows,
    })
}

pub(super) fn said(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// The figures of a flat JSON object, one a line, as rows.
pub(super) fn listed(json: &str) -> Vec<Vec<String>> {
    json.lines()
        .filter_map(|line| line.trim().trim_end_matches(',').split_once(": "))
        .map(|(name, figure)| {
            let name = name.trim_matches('"').replace(['_', '-'], " ");
            vec![name, figure.trim_matches('"').to_owned()]
        })
        .collect()
}

/// How often the disk writes and syncs four kilobytes in a second.
pub(super) fn syncs_a_second(seconds: u64) -> Result<f64, String> {
    let folder = Folder::new()?;
    let failed = |error: std::io::Error| error.to_string();
    let mut file = File::create(folder.join("sync")).map_err(failed)?;
    let (start, patience) = (Instant::now(), Duration::from_secs(seconds));
    let mut count = 0_u32;
    while start.elapsed() < patience {
        file.write_all(&[0; 4096]).map_err(failed)?;
        file.sync_data().map_err(failed)?;
        count += 1;
    }
    Ok(f64::from(count) / start.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_become_rows() {
        let rows = listed("{\n  \"appends-per-second\": 5012.5,\n  \"clients\": 64\n}");
        assert_eq!(rows, [["appends per second", "5012.5"], ["clients", "64"]]);
    }
}
