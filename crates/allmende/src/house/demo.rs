//! What the house brings to the demo town: the past of its promises, so that there is a trend to
//! look at. Everything in the demo town is made up, its past too.

use commons::{Failure, Timestamp, capability::Measurement};

use super::Promises;

const WEEKS: i64 = 12;
const WEEK: std::time::Duration = std::time::Duration::from_hours(7 * 24);

/// One made-up value a week, rising towards what is measured today.
pub(super) async fn trend(promises: &Promises) -> Result<(), Failure> {
    for promise in promises.all() {
        let now = (promise.measure)().await?;
        for week in 1..=WEEKS {
            let at = Timestamp::now() - WEEK * u32::try_from(week).unwrap_or_default();
            promises.keep(promise.id, at, earlier(&now, week)).await?;
        }
    }
    Ok(())
}

/// As today, with a little less kept for each week back.
#[expect(clippy::cast_precision_loss, reason = "a handful of weeks")]
fn earlier(now: &Measurement, weeks: i64) -> Measurement {
    let kept = 1.0 - (weeks as f64) / (WEEKS as f64 * 2.0);
    Measurement {
        numerator: (now.numerator * kept).floor(),
        denominator: now.denominator,
        missing: Vec::new(),
    }
}
