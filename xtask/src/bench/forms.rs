//! Forms: one of a hundred fields and a hundred rules is checked, here and in Chromium, and
//! a form of ten pages is printed.

use super::{
    Effort,
    post::in_browser,
    record::{listed, said},
    report::Report,
};
use crate::project;

/// Measures with the example `measure_forms` of the crate `services`, and with the browser.
pub fn measure(_effort: Effort) -> Result<Report, String> {
    let file = std::env::temp_dir().join(format!("allmende-forms-{}.json", std::process::id()));
    let path = file.display().to_string();
    let mut example = project::cargo();
    example.args(["run", "--quiet", "--release", "-p", "services", "--example", "measure_forms"]);
    example.args(["--", &path]);
    let mut rows = listed(&said(&mut example)?);
    let browser = in_browser("forms", &path);
    std::fs::remove_file(&file).map_err(|error| format!("{path}: {error}"))?;
    let browser = browser?;
    for (key, what) in [
        ("firstMs", "Chromium: reading the definition and checking the answers once"),
        ("medianMs", "Chromium: checking the answers, median of 200"),
        ("slowestMs", "Chromium: checking the answers, slowest of 200"),
    ] {
        let ms = browser[key].as_f64().unwrap_or(f64::NAN);
        rows.push(vec![what.to_owned(), format!("{ms:.2} ms")]);
    }
    Ok(Report {
        title: "Forms: checked and printed",
        method:
            "A form of 100 fields (amounts, texts, days, bank accounts, numbers) and 100 rules \
                 (visible, required, computed, checks), all answered. The same definition and \
                 answers are checked by the server's implementation (release build) and by the \
                 browser's, in Chromium. The printed form is a tagged PDF (PDF/UA-1) with its \
                 typeface inside."
                .to_owned(),
        columns: vec!["what", "figure"],
        rows,
    })
}
