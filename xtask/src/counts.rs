//! How many tests passed and failed, read from the summaries of the runners.

/// Passed and failed tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that ran and held.
    pub passed: u64,
    /// Tests that ran and did not, or did not run at all.
    pub failed: u64,
}

impl Counts {
    /// One check that held.
    pub const PASS: Self = Self { passed: 1, failed: 0 };
    /// One check that did not.
    pub const FAIL: Self = Self { passed: 0, failed: 1 };

    /// Of the lines that `cargo test` writes: `test result: ok. 3 passed; 0 failed; 0 ignored; …`.
    /// A test that is ignored is a test that did not run.
    pub fn of_cargo_test(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines().filter(|line| line.starts_with("test result: ")) {
            counts.passed += number_before(line, " passed");
            counts.failed += number_before(line, " failed") + number_before(line, " ignored");
        }
        counts
    }

    /// Of the summary of `node --test`: `ℹ pass 3` or, as TAP, `# pass 3`.
    pub fn of_node_test(output: &str) -> Self {
        let number = |name: &str| -> u64 {
            let lines = output.lines().map(|line| line.trim_start_matches(['ℹ', '#', ' ']));
            let numbers =
                lines.filter_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
            numbers.sum()
        };
        let not_run = number("skipped ") + number("todo ") + number("cancelled ");
        Self { passed: number("pass "), failed: number("fail ") + not_run }
    }

    /// Of the `stats` that Playwright's JSON reporter writes.
    pub fn of_playwright(report: &serde_json::Value) -> Self {
        let stat = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
        Self {
            passed: stat("expected") + stat("flaky"),
            failed: stat("unexpected") + stat("skipped"),
        }
    }

    /// Whether all of it held, and there was something to hold.
    pub fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number that stands right before a word.
fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit([' ', ';']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_several_cargo_test_binaries_add_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(Counts::of_cargo_test(output), Counts { passed: 15, failed: 2 });
    }

    #[test]
    fn an_ignored_test_counts_as_failed() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(Counts::of_cargo_test(output), Counts { passed: 3, failed: 1 });
    }

    #[test]
    fn node_summaries_are_read_in_both_of_its_styles() {
        let spec = "ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n";
        let tap = "# tests 4\n# pass 3\n# fail 1\n# skipped 0\n";
        assert_eq!(Counts::of_node_test(spec), Counts { passed: 3, failed: 1 });
        assert_eq!(Counts::of_node_test(tap), Counts { passed: 3, failed: 1 });
    }

    #[test]
    fn a_browser_test_that_passes_at_the_second_try_counts_and_a_skipped_one_does_not() {
        let report = serde_json::json!({
            "stats": { "expected": 40, "unexpected": 1, "flaky": 2, "skipped": 3 }
        });
        assert_eq!(Counts::of_playwright(&report), Counts { passed: 42, failed: 4 });
    }

    #[test]
    fn no_tests_at_all_is_not_good() {
        assert!(!Counts::default().is_good());
        assert!(!Counts::of_cargo_test("error: could not compile").is_good());
    }
}
