//! Numbers that people want to look at: drawn by the server, with the figures as text beside or
//! under the drawing. Colours come from the style sheet, so that they fit both themes.

use maud::{Markup, html};

use crate::Reader;

/// One bar of [`Bars`].
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: Markup,
    /// Its length.
    pub value: f64,
    /// Its value as it is written.
    pub shown: String,
}

/// Amounts to compare.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What the drawing shows.
    pub title: String,
    /// Heading of the things compared.
    pub things: String,
    /// Heading of the amounts.
    pub amounts: String,
    /// The bars, in order.
    pub bars: Vec<Bar>,
}

/// Amounts as a table whose middle column draws them; amounts below zero go left.
pub fn bar_chart(chart: &Bars) -> Markup {
    let values = || chart.bars.iter().map(|bar| bar.value);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let width = if high > low { high - low } else { 1.0 };
    let percent = |value: f64| format!("{:.2}%", (value - low) / width * 100.0);
    html! {
        table.bars {
            caption { (chart.title) }
            thead {
                tr {
                    th scope="col" { (chart.things) }
                    td {}
                    th.num scope="col" { (chart.amounts) }
                }
            }
            tbody {
                @for bar in &chart.bars {
                    @let length = format!("{:.2}%", bar.value.abs() / width * 100.0);
                    tr {
                        th scope="row" { (bar.label) }
                        td.bars__draw {
                            svg width="100%" height="20" aria-hidden="true" focusable="false" {
                                rect.bars__bar.bars__bar--below[bar.value < 0.0]
                                    x=(percent(bar.value.min(0.0))) width=(length) height="20" rx="2" {}
                            }
                        }
                        td.num { (bar.shown) }
                    }
                }
            }
        }
    }
}

/// A figure over time.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the drawing shows.
    pub title: String,
    /// Heading of the moments.
    pub moments: String,
    /// Heading of the values.
    pub values: String,
    /// Moment as written, value, value as written; in order, evenly spaced.
    pub points: Vec<(String, f64, String)>,
    /// A value to reach, with what it is called.
    pub target: Option<(f64, String)>,
}

/// A figure over time, with its table under it.
pub fn line_chart(reader: &Reader, chart: &Line) -> Markup {
    let values: Vec<f64> = chart.points.iter().map(|point| point.1).collect();
    let target = chart.target.as_ref().map(|target| target.0);
    // Amounts begin at zero: a drawing must not make small changes look large.
    let scale = Scale::of(values.iter().copied().chain(target).chain([0.0]));
    html! {
        figure.line {
            figcaption { (chart.title) }
            div.line__frame {
                svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                    path.line__floor d="M0 40H100" {}
                    @if let Some(target) = target {
                        path.line__target d=(format!("M0 {:.2}H100", scale.y(target, 40.0))) {}
                    }
                    path.line__path d=(path(&values, scale, 100.0, 40.0)) {}
                }
                @if let Some((_, name)) = &chart.target { p.line__legend { span.line__dash {} (name) } }
            }
            p.line__span { (end(chart.points.first())) (end(chart.points.last())) }
            details.more {
                summary { (reader.t("ui-chart-table")) }
                div.table-frame role="group" tabindex="0" aria-label=(chart.title) {
                    table.table {
                        caption { span.kern-sr-only { (chart.title) } }
                        thead { tr { th scope="col" { (chart.moments) } th.num scope="col" { (chart.values) } } }
                        tbody {
                            @for (moment, _, shown) in &chart.points {
                                tr { th scope="row" { (moment) } td.num { (shown) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stands under an end of the line.
fn end(point: Option<&(String, f64, String)>) -> Markup {
    html! { @if let Some((moment, _, shown)) = point { span { (moment) ": " strong { (shown) } } } }
}

/// A small drawing of how a figure went. The label says it in words.
pub fn sparkline(values: &[f64], label: &str) -> Markup {
    let scale = Scale::of(values.iter().copied());
    html! {
        @if values.len() > 1 {
            svg.spark viewBox="-1 -2 102 28" preserveAspectRatio="none" width="100" height="28" role="img"
                aria-label=(label) {
                path.line__path d=(path(values, scale, 100.0, 24.0)) {}
            }
        }
    }
}

/// From the lowest to the highest value; a flat line lies in the middle.
#[derive(Clone, Copy, Debug)]
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        if high > low { Self { low, high } } else { Self { low: high - 1.0, high: high + 1.0 } }
    }

    /// Where a value lies, from the top, in a drawing of this height.
    fn y(self, value: f64, height: f64) -> f64 {
        (self.high - value) / (self.high - self.low) * height
    }
}

#[expect(clippy::cast_precision_loss, reason = "a drawing has at most some thousand points")]
fn path(values: &[f64], scale: Scale, width: f64, height: f64) -> String {
    let step = width / (values.len().max(2) - 1) as f64;
    let points = values.iter().enumerate().map(|(at, value)| {
        let sign = if at == 0 { 'M' } else { 'L' };
        format!("{sign}{:.2} {:.2}", at as f64 * step, scale.y(*value, height))
    });
    points.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(values: &[f64]) -> String {
        let bars = values.iter().map(|value| Bar {
            label: html! { "x" },
            value: *value,
            shown: value.to_string(),
        });
        let words = String::new;
        let (title, things, amounts) = (words(), words(), words());
        bar_chart(&Bars { title, things, amounts, bars: bars.collect() }).into_string()
    }

    #[test]
    fn the_longest_bar_fills_the_drawing_and_the_others_are_in_proportion() {
        let drawn = bars(&[50.0, 200.0]);
        assert!(drawn.contains(r#"x="0.00%" width="25.00%""#), "{drawn}");
        assert!(drawn.contains(r#"x="0.00%" width="100.00%""#), "{drawn}");
    }

    #[test]
    fn amounts_below_zero_go_left_from_the_zero_line() {
        let drawn = bars(&[-100.0, 300.0]);
        assert!(drawn.contains(r#"bars__bar--below" x="0.00%" width="25.00%""#), "{drawn}");
        assert!(drawn.contains(r#"x="25.00%" width="75.00%""#), "{drawn}");
    }

    #[test]
    fn nothing_to_draw_draws_nothing_wrong() {
        assert!(!bars(&[0.0, 0.0]).contains("NaN"));
        assert_eq!(sparkline(&[1.0], "one").into_string(), "");
        assert_eq!(
            path(&[5.0, 5.0], Scale::of([5.0, 5.0].into_iter()), 100.0, 24.0),
            "M0.00 12.00L100.00 12.00"
        );
    }
}
