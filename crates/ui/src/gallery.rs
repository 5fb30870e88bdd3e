//! The page `/components`: every component in every state. Who builds a page looks here first, and
//! the browser tests look at nothing twice.

use axum::{Router, response::Response, routing::get};
use commons::Cents;
use maud::{Markup, PreEscaped, html};

use crate::{
    Crumb, Page, Reader,
    components::{
        Bar, Bars, Choice, Column, DataTable, Field, Line, Look, Paging, PromiseCard, SummaryItem,
        Tab, Tone, actions, alert, badge, bar_chart, button, cards, copyable, description_list,
        details, empty_state, fieldset, form, line_chart, link_button, link_list, pagination,
        progress, promise_grid, qr_code, search_box, sparkline, steps, submit, summary_list, tabs,
        upload_form,
    },
    form::Errors,
};

/// The page `/components`.
pub fn router() -> Router {
    Router::new().route("/components", get(page))
}

async fn page(reader: Reader) -> Response {
    let t = |key: &str| reader.t(key);
    let parts = [
        ("ui-gallery-text", text(&reader)),
        ("ui-gallery-notices", notices(&reader)),
        ("ui-gallery-badges", badges(&reader)),
        ("ui-gallery-buttons", buttons(&reader)),
        ("ui-gallery-navigation", ways(&reader)),
        ("ui-gallery-lists", lists(&reader)),
        ("ui-gallery-tables", tables(&reader)),
        ("ui-gallery-promises", promises(&reader)),
        ("ui-gallery-charts", charts(&reader)),
        ("ui-gallery-forms", forms(&reader)),
        ("ui-gallery-work", progress(&reader, &t("ui-gallery-work-label"), 6_200, 10_000)),
        ("ui-gallery-code", code(&reader)),
    ];
    Page::new(t("ui-gallery-title"))
        .lead(t("ui-gallery-lead"))
        .crumbs(vec![Crumb::new(t("ui-gallery-crumb"), "/about")])
        .main(html! {
            @for (title, part) in parts { section { h2 { (reader.t(title)) } (part) } }
        })
        .render(&reader)
}

fn text(reader: &Reader) -> Markup {
    html! {
        p {
            (reader.t("ui-gallery-text-paragraph")) " " code { "allmende serve" } ", "
            a href="/" { (reader.t("ui-gallery-text-link")) } ", "
            strong { (reader.t("ui-gallery-text-strong")) } "."
        }
        h3 { (reader.t("ui-gallery-lists")) }
        ul { li { (reader.t("ui-gallery-list-one")) } li { (reader.t("ui-gallery-list-two")) } }
        ol { li { (reader.t("ui-gallery-list-one")) } li { (reader.t("ui-gallery-list-two")) } }
    }
}

fn notices(reader: &Reader) -> Markup {
    let body = html! { p { (reader.t("ui-gallery-alert-body")) } };
    html! {
        (alert(reader, Tone::Info, reader.t("ui-gallery-alert-info"), &body))
        (alert(reader, Tone::Success, reader.t("ui-gallery-alert-success"), &body))
        (alert(reader, Tone::Warning, reader.t("ui-gallery-alert-warning"), &html! {}))
        (alert(reader, Tone::Danger, reader.t("ui-gallery-alert-danger"), &body))
        (empty_state(reader.t("ui-gallery-empty"), &html! { p { (reader.t("ui-gallery-empty-body")) } }))
    }
}

fn badges(reader: &Reader) -> Markup {
    html! {
        p {
            (badge(Tone::Info, reader.t("ui-gallery-badge-info"))) " "
            (badge(Tone::Success, reader.t("ui-gallery-badge-success"))) " "
            (badge(Tone::Warning, reader.t("ui-gallery-badge-warning"))) " "
            (badge(Tone::Danger, reader.t("ui-gallery-badge-danger"))) " "
            (badge(Tone::Neutral, reader.t("ui-gallery-badge-neutral")))
        }
    }
}

fn buttons(reader: &Reader) -> Markup {
    html! {
        form action="/components" {
            (actions(&html! {
                (submit(Look::Primary, reader.t("ui-gallery-button-primary")))
                (button(Look::Secondary, reader.t("ui-gallery-button-secondary"), "draft", "yes"))
                (link_button(Look::Tertiary, reader.t("ui-gallery-button-tertiary"), "/components"))
            }))
        }
    }
}

fn ways(reader: &Reader) -> Markup {
    let labels = ["one", "two", "three"].map(|name| reader.t(&format!("ui-gallery-step-{name}")));
    let table = reader.t("ui-gallery-tab-table");
    let history = reader.t("ui-gallery-tab-history");
    html! {
        (steps(reader, &labels, 1))
        (tabs(&reader.t("ui-gallery-dataset"), &[
            Tab { label: table, href: "/components".to_owned(), current: true },
            Tab { label: history, href: "/components?view=history".to_owned(), current: false },
        ]))
        (pagination(reader, Paging::of(reader, 50, 1_234)))
    }
}

fn lists(reader: &Reader) -> Markup {
    let facts = [
        (reader.t("ui-gallery-office"), reader.t("ui-gallery-office-name")),
        (reader.t("ui-gallery-licence"), "Datenlizenz Deutschland 2.0".to_owned()),
    ];
    let changeable = [SummaryItem {
        label: reader.t("ui-gallery-office"),
        value: html! { (reader.t("ui-gallery-office-name")) },
        change: Some((reader.t("ui-gallery-change"), "#f-name".to_owned())),
    }];
    let dataset =
        || (reader.t("ui-gallery-dataset"), "/components", reader.t("ui-gallery-dataset-about"));
    html! {
        (description_list(facts))
        (summary_list(&changeable))
        (link_list([dataset(), dataset()]))
        (cards([dataset(), dataset(), dataset()]))
    }
}

fn tables(reader: &Reader) -> Markup {
    let rows = [("Am Alten Markt", "Innenstadt", 412), ("Zeppelinstraße", "West", 5_180)];
    let columns = vec![
        Column::text(reader.t("ui-gallery-street")).sort("street"),
        Column::text(reader.t("ui-gallery-district")),
        Column::number(reader.t("ui-gallery-length")).sort("length"),
    ];
    let sum = html! { (reader.number(rows.iter().map(|row| row.2).sum::<i64>())) };
    DataTable::new(reader.t("ui-gallery-dataset"), columns)
        .headed()
        .rows(rows.map(|(street, district, length)| {
            vec![html! { (street) }, html! { (district) }, html! { (reader.number(length)) }]
        }))
        .foot(vec![html! { (reader.t("ui-gallery-sum")) }, html! {}, sum])
        .show(reader)
}

fn promises(reader: &Reader) -> Markup {
    let target = reader.tr("ui-gallery-at-least", &[("figure", reader.percent(0.9).into())]);
    let promise = |title: &str, figure: Option<f64>, missing: usize| PromiseCard {
        title: reader.t(title),
        href: "/components".to_owned(),
        figure: figure.map_or_else(|| "–".to_owned(), |figure| reader.percent(figure)),
        target: target.clone(),
        kept: figure.map(|figure| figure >= 0.9),
        missing,
        trend: figure.map_or_else(|| html! {}, |figure| trend(reader, figure)),
    };
    promise_grid(
        reader,
        &[
            promise("ui-gallery-promise-one", Some(0.62), 19),
            promise("ui-gallery-promise-two", Some(1.0), 0),
            promise("ui-gallery-promise-three", None, 0),
        ],
    )
}

fn trend(reader: &Reader, figure: f64) -> Markup {
    let values = [0.31, 0.34, 0.48, 0.47, figure];
    let from = reader.percent(values[0]);
    let args = [("from", from.into()), ("to", reader.percent(figure).into())];
    sparkline(&values, &reader.tr("ui-gallery-trend", &args))
}

fn charts(reader: &Reader) -> Markup {
    let offices = [("Bürgerservice", 1_204_000), ("Stadtplanung", 890_000), ("Kämmerei", -120_500)];
    let bars = offices.map(|(label, euros)| Bar {
        label: html! { (label) },
        value: f64::from(euros),
        shown: reader.money(Cents(i64::from(euros) * 100)),
    });
    let months = ["08/2026", "09/2026", "10/2026", "11/2026"];
    let points = months.into_iter().zip([0.31, 0.34, 0.48, 0.62]);
    let points = points.map(|(month, share)| (month.to_owned(), share, reader.percent(share)));
    let target = reader.tr("ui-gallery-target", &[("target", reader.percent(0.9).into())]);
    html! {
        (bar_chart(&Bars {
            title: reader.t("ui-gallery-bars"),
            things: reader.t("ui-gallery-office"),
            amounts: reader.t("ui-gallery-amount"),
            bars: bars.to_vec(),
        }))
        (line_chart(reader, &Line {
            title: reader.t("ui-gallery-line"),
            moments: reader.t("ui-gallery-month"),
            values: reader.t("ui-gallery-share"),
            points: points.collect(),
            target: Some((0.9, target)),
        }))
    }
}

fn forms(reader: &Reader) -> Markup {
    let wrong = Errors::none()
        .with("wrong-name", reader.t("ui-gallery-field-name-wrong"))
        .with("wrong-number", reader.t("ui-gallery-field-number-wrong"))
        .with("wrong-door", reader.t("ui-gallery-door-wrong"))
        .with("wrong-agree", reader.t("ui-gallery-field-agree-wrong"));
    html! {
        (search_box(reader, "/components", "street", &reader.t("ui-gallery-find"), ""))
        h3 { (reader.t("ui-gallery-form-fine")) }
        (upload_form(reader, "/components", &Errors::none(), &fields(reader, "", &Errors::none())))
        h3 { (reader.t("ui-gallery-form-wrong")) }
        (calm(&form(reader, "/components", &wrong, &fields(reader, "wrong-", &wrong))))
    }
}

/// Nobody sent this form, so its errors do not take the focus.
fn calm(form: &Markup) -> Markup {
    PreEscaped(form.0.replace(" autofocus", ""))
}

fn fields(reader: &Reader, prefix: &str, errors: &Errors) -> Markup {
    let t = |key: &str| reader.t(&format!("ui-gallery-{key}"));
    let named = |name: &str| format!("{prefix}{name}");
    let doors = vec![
        Choice::new("online", t("door-online")),
        Choice::new("paper", t("door-paper")).hint(t("door-paper-hint")),
    ];
    let offices = vec![Choice::new("", ""), Choice::new("planning", t("office-name"))];
    let shown = |field: Field| field.show(reader, errors);
    html! {
        (shown(Field::text(named("name"), t("field-name")).hint(t("field-name-hint")).autocomplete("name")))
        (shown(Field::password(named("secret"), t("field-secret")).autocomplete("new-password")))
        (fieldset(t("group"), &html! {
            (shown(Field::select(named("office"), t("office"), offices).optional()))
            (shown(Field::number(named("number"), t("field-number")).value("12 b")))
        }))
        (shown(Field::date(named("date"), t("field-date"))))
        (shown(Field::textarea(named("about"), t("field-about"), 4).optional()))
        (shown(Field::file(named("file"), t("field-file")).hint(t("field-file-hint"))))
        (shown(Field::radios(named("door"), t("field-door"), doors.clone()).value("online")))
        (shown(Field::checkboxes(named("doors"), t("field-door"), doors).value("paper")))
        (shown(Field::checkbox(named("agree"), t("field-agree")).checked(true)))
        (actions(&submit(Look::Primary, t("button-primary"))))
    }
}

fn code(reader: &Reader) -> Markup {
    html! {
        (copyable(reader, "command", "allmende publish --title \"Straßen\" --license dl-by-de/2.0 strassen.csv"))
        (qr_code("https://allmende.example/components", &reader.t("ui-gallery-qr")))
        (details(reader.t("ui-gallery-details"), &html! { p { (reader.t("ui-gallery-alert-body")) } }))
    }
}
