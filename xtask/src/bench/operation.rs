//! What running the program costs: memory at rest, time to start, size.

use std::time::{Duration, Instant};

use super::{
    Effort,
    report::Report,
    server::{Folder, Server, get},
};
use crate::project;

/// Measures the release build with the demo town.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let program = project::build_program(true)?;
    let size = std::fs::metadata(&program).map_err(|error| error.to_string())?.len();
    let folder = Folder::new()?;
    let town = folder.join("town");
    let first = Instant::now();
    drop(Server::demo(&program, &town)?);
    let first = first.elapsed();

    let times = if effort == Effort::Quick { 1 } else { 10 };
    let mut starts = Vec::new();
    for _ in 0..times {
        let start = Instant::now();
        drop(Server::demo(&program, &town)?);
        starts.push(start.elapsed());
    }
    starts.sort_unstable();

    let server = Server::demo(&program, &town)?;
    std::thread::sleep(Duration::from_secs(if effort == Effort::Quick { 1 } else { 60 }));
    let at_rest = server.memory("Pss");
    for _ in 0..200 {
        get(&server.address, "/").ok_or("The front page does not answer.")?;
    }
    let after_use = server.memory("Pss");
    let before = server.cpu();
    std::thread::sleep(Duration::from_secs(if effort == Effort::Quick { 1 } else { 60 }));
    let idle = server.cpu().saturating_sub(before);

    let megabytes = |kilobytes: Option<u64>| {
        kilobytes.map_or_else(|| "–".to_owned(), |it| format!("{:.1} MB", as_f64(it) / 1e3))
    };
    let row = |name: &str, figure: String| vec![name.to_owned(), figure];
    Ok(Report {
        title: "Operation: what running it costs",
        method: format!(
            "The release build with the demo town in SQLite. Starting is from the command to the \
             first answered request, the median of {times} starts of a town that exists. Memory is \
             the proportional set size after a minute at rest."
        ),
        columns: vec!["what", "figure"],
        rows: vec![
            row("size of the program", format!("{:.1} MB", as_f64(size) / 1e6)),
            row("first start, making the demo town", format!("{:.1} s", first.as_secs_f64())),
            row("start", format!("{:.0} ms", starts[starts.len() / 2].as_secs_f64() * 1e3)),
            row("memory at rest", megabytes(at_rest)),
            row("memory after 200 front pages", megabytes(after_use)),
            row("processor time in a minute at rest", format!("{} ms", idle.as_millis())),
        ],
    })
}

#[expect(clippy::cast_precision_loss, reason = "sizes of programs stay far below 2^52")]
fn as_f64(number: u64) -> f64 {
    number as f64
}
