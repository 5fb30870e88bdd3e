//! One stage of a run: it says what it does, how long it took and what it counted.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Instant,
};

use crate::counts::Counts;

/// All stages of one run.
#[derive(Default)]
pub struct Run {
    done: Vec<(&'static str, Counts, f64)>,
}

impl Run {
    /// Does one stage. A stage that cannot run, or counts nothing, has failed.
    pub fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts, String>) {
        println!("\n── {name}");
        let start = Instant::now();
        let mut counts = work().unwrap_or_else(|why| {
            println!("{why}");
            Counts::FAIL
        });
        if counts == Counts::default() {
            println!("{name}: nothing was tested.");
            counts = Counts::FAIL;
        }
        let seconds = start.elapsed().as_secs_f64();
        println!("── {name}: {counts}, {seconds:.0} s");
        self.done.push((name, counts, seconds));
    }

    /// Prints every stage with its time and, last, the one line with the counts of all.
    pub fn close(self) -> std::process::ExitCode {
        let mut all = Counts::default();
        println!();
        for (name, counts, seconds) in self.done {
            println!("{name:24} {seconds:6.0} s   {counts}");
            all += counts;
        }
        println!("\n{all}");
        std::process::ExitCode::from(u8::from(!all.is_good()))
    }
}

/// Runs a command as one check: it passes when the command ends well.
pub fn check(command: &mut Command) -> Result<Counts, String> {
    let status = command.stdin(Stdio::null()).status();
    let status = status.map_err(|error| format!("{}: {error}", name_of(command)))?;
    Ok(if status.success() { Counts::PASS } else { Counts::FAIL })
}

/// Runs a command, shows its output as it comes, and counts from it. A command that ends badly
/// without naming a failed test counts as one failure.
pub fn counted(
    command: &mut Command,
    count: impl FnOnce(&str) -> Counts,
) -> Result<Counts, String> {
    let (succeeded, output) = shown(command)?;
    let mut counts = count(&output);
    if !succeeded && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// Runs a command whose output is shown as it comes and kept.
fn shown(command: &mut Command) -> Result<(bool, String), String> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    let mut output = String::new();
    let lines = BufReader::new(child.stdout.take().expect("its output is piped"));
    for line in lines.split(b'\n') {
        let line = line.map_err(|error| format!("{name}: {error}"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        output.push_str(&line);
        output.push('\n');
    }
    // A closed pipe must not hide how the command ended.
    drop(std::io::stdout().flush());
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    Ok((status.success(), output))
}

fn name_of(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_dies_without_a_summary_counts_as_a_failure() {
        let counts = counted(Command::new("sh").args(["-c", "echo hello; exit 3"]), |output| {
            assert_eq!(output, "hello\n");
            Counts::default()
        });
        assert_eq!(counts, Ok(Counts::FAIL));
    }

    #[test]
    fn a_stage_that_counts_nothing_has_failed() {
        let mut run = Run::default();
        run.stage("empty", || Ok(Counts::default()));
        assert_eq!(run.done[0].1, Counts::FAIL);
    }

    #[test]
    fn a_command_that_does_not_exist_says_its_name() {
        let refused = check(&mut Command::new("no-such-command"));
        assert!(refused.is_err_and(|why| why.starts_with("no-such-command: ")));
    }
}
