//! What the house brings to the demo town: the past of its promises, so that there is a trend to
//! look at. Everything in the demo town is made up, its past too.

use commons::{
    Failure, Timestamp,
    capability::{Measurement, Target},
};

use super::Promises;

const WEEKS: i64 = 12;
const WEEK: std::time::Duration = std::time::Duration::from_hours(7 * 24);

/// One made-up value a week, getting better towards what is measured today.
pub(super) async fn trend(promises: &Promises) -> Result<(), Failure> {
    for promise in promises.all() {
        let now = (promise.measure)().await?;
        if !now.tells(promise.unit) {
            continue;
        }
        for week in 1..=WEEKS {
            let at = Timestamp::now() - WEEK * u32::try_from(week).unwrap_or_default();
            promises.keep(promise.id, at, earlier(&now, promise.target, week)).await?;
        }
    }
    Ok(())
}

/// As today, and a little worse for each week back.
#[expect(clippy::cast_precision_loss, reason = "a handful of weeks")]
fn earlier(now: &Measurement, target: Target, weeks: i64) -> Measurement {
    let worse = (weeks as f64) / (WEEKS as f64 * 2.0);
    let numerator = match target {
        Target::AtLeast(_) => (now.numerator * (1.0 - worse)).floor(),
        Target::AtMost(_) => (now.numerator * (1.0 + worse)).ceil(),
    };
    Measurement { numerator, denominator: now.denominator, missing: Vec::new() }
}
