//! wrk: how many requests a server answers in a second.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::server::Server;

/// A load from 16 connections.
pub struct Load<'a> {
    /// How long.
    pub seconds: u64,
    /// What is asked, where it is not always the same.
    pub script: Option<&'a Script>,
}

/// A script that makes questions.
pub struct Script {
    /// The script.
    pub file: PathBuf,
    /// The path of the questions, with places for values.
    pub question: String,
    /// How many rows the table has.
    pub rows: u64,
}

/// What wrk says at the end.
pub struct Summary(pub String);

impl Load<'_> {
    /// Runs wrk. An answer that is not 2xx is an error: it would be fast.
    pub fn on(&self, wrk: &Path, server: &Server, path: &str) -> Result<Summary, String> {
        let mut command = Command::new(wrk);
        command.args(["-t2", "-c16", "--latency", &format!("-d{}s", self.seconds)]);
        if let Some(script) = self.script {
            command.arg("-s").arg(&script.file);
            command.env("QUESTION", &script.question).env("ROWS", script.rows.to_string());
        }
        command.arg(format!("http://{}{path}", server.address));
        let output = command.output().map_err(|error| format!("wrk: {error}"))?;
        let summary = Summary(String::from_utf8_lossy(&output.stdout).into_owned());
        if summary.0.contains("Non-2xx") {
            return Err(format!("{path} was not always answered with 200:\n{}", summary.0));
        }
        if summary.requests().is_none() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("wrk measured nothing at {path}:\n{}{said}", summary.0));
        }
        Ok(summary)
    }
}

impl Summary {
    /// The word after a label.
    pub fn figure(&self, label: &str) -> String {
        let line = self.0.lines().find_map(|line| line.trim().strip_prefix(label));
        line.map_or_else(|| "–".to_owned(), |figure| figure.trim().to_owned())
    }

    /// How many requests were answered.
    pub fn requests(&self) -> Option<u32> {
        self.0.lines().find_map(|line| line.split_once(" requests in ")?.0.trim().parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_wrk_is_read() {
        let text = "  Latency Distribution\n     50%  118.00us\n     99%  402.00us\n  \
            91234 requests in 2.00s, 11.1MB read\nRequests/sec:  45617.10\n";
        let summary = Summary(text.to_owned());
        assert_eq!(summary.figure("Requests/sec:"), "45617.10");
        assert_eq!(summary.figure("99%"), "402.00us");
        assert_eq!(summary.requests(), Some(91_234));
    }
}
