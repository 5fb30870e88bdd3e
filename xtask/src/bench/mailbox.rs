//! Mailbox: opening one of ten thousand letters in Chromium.

use super::{Effort, post::in_browser, report::Report};

const STEPS: [(&str, &str); 4] = [
    ("unlockMs", "the passphrase entered: the mailbox is unlocked (Argon2id, keys)"),
    ("listMs", "from there: the list stands on the page"),
    ("searchMs", "a word typed: the one line that holds it"),
    ("letterMs", "a line pressed: its letter is fetched, opened, proved and shown"),
];

/// The app that people use, beside a town in memory.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let letters = if effort == Effort::Quick { 100 } else { 10_000 };
    let figures = in_browser("mailbox", &letters.to_string())?;
    let kilobytes = figures["bytes"].as_u64().unwrap_or_default() / 1000;
    Ok(Report {
        title: "Mailbox: opening it",
        method: format!(
            "The mailbox’s own pages in Chromium, with {letters} cases of one letter each, beside a \
             town in the same page’s memory: without the way over the network. The town sends \
             {kilobytes} KB for the list and its sealed memory. Times are from the press of a key \
             or button until the page shows it."
        ),
        columns: vec!["what", "takes"],
        rows: STEPS
            .iter()
            .map(|(key, what)| {
                let ms = figures[*key].as_f64().unwrap_or(f64::NAN);
                vec![(*what).to_owned(), format!("{ms:.0} ms")]
            })
            .collect(),
    })
}
