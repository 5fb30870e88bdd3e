//! Letters that the server accepts in a second, and what it stores of each beyond its content.

use super::{
    Effort,
    record::{listed, said, syncs_a_second},
    report::Report,
};
use crate::project;

/// Measures with the example `accept` of the crate `post`.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let letters = if effort == Effort::Quick { 200 } else { 20_000 };
    let syncs = syncs_a_second(if effort == Effort::Quick { 1 } else { 5 })?;
    let mut example = project::cargo();
    example.args(["run", "--quiet", "--release", "-p", "post", "--example", "accept", "--"]);
    example.args(["", "16", &letters.to_string()]);
    let mut rows = vec![vec![
        "the disk: 4 KB written and synced, one after the other".to_owned(),
        format!("{syncs:.0}/s"),
    ]];
    rows.extend(listed(&said(&mut example)?));
    Ok(Report {
        title: "Letters: accepted by the server, and what is stored of each",
        method: format!(
            "The example `accept` of the crate `post`, release build, SQLite with full \
             synchronisation: {letters} letters of 16 clients, each into a case of its own, one \
             after the other through the interface, each durable before it is acknowledged. A \
             letter is a text of 1000 characters, signed, padded and sealed to a hybrid \
             post-quantum key. Stored is what the database grew by, with everything that belongs \
             to a letter: its row, its indexes, the news of it in the queue. The first row is what \
             the same disk syncs in a second."
        ),
        columns: vec!["what", "figure"],
        rows,
    })
}
