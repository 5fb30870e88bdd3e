//! Services: looking for appointments, and many who want the same ones.

use super::{
    Effort,
    record::{listed, said},
    report::Report,
};
use crate::project;

/// Measures with the example `appointments` of the crate `services`.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let searches = if effort == Effort::Quick { 10 } else { 500 };
    let mut example = project::cargo();
    example.args(["run", "--quiet", "--release", "-p", "services", "--example", "appointments"]);
    example.args(["--", &searches.to_string()]);
    Ok(Report {
        title: "Services: appointments",
        method: format!(
            "The example `appointments` of the crate `services`, release build, SQLite: {searches} \
             searches for two services at once at 50 places with 200 counters, half of whose days \
             are taken, over 60 days; then 1,000 bookings of 200 slots at the same time, each \
             durable before it is acknowledged. No peer of this kind runs here: the appointment \
             systems of Berlin and Munich need their own servers and databases."
        ),
        columns: vec!["what", "figure"],
        rows: listed(&said(&mut example)?),
    })
}
