//! The filter of a table: what is asked now, each part with a link that takes it out, and a form
//! that adds one more.

use maud::{Markup, html};
use ui::{
    Reader,
    components::{Choice, Field, Look, search_form, submit},
    form::Errors,
};

use crate::{
    Version, asked,
    import::Column,
    table::{Filter, Op, Query},
};

/// The fields of the form; the answer is the address that says the same in one parameter.
const COLUMN: &str = "_column";
const OP: &str = "_op";
const VALUE: &str = "_value";

/// Where a filter that was sent by the form leads: its own stable address.
pub(super) fn destination(reader: &Reader, columns: &[Column]) -> Option<String> {
    let name = reader.parameter(COLUMN)?;
    let forget = [(COLUMN, ""), (OP, ""), (VALUE, ""), ("page", "")];
    let column = columns.iter().position(|column| column.name == name);
    let op = reader.parameter(OP).and_then(|op| Op::of_name(&op)).unwrap_or(Op::Contains);
    let value = reader.parameter(VALUE).unwrap_or_default();
    let Some(column) = column.filter(|_| !op.takes_value() || !value.is_empty()) else {
        return Some(reader.with_query(&forget));
    };
    let parameter = asked::parameter(&Filter { column, op, value: value.clone() }, columns);
    let value = if op.takes_value() { value } else { "1".to_owned() };
    let mut changes = forget.to_vec();
    changes.push((&parameter, &value));
    Some(reader.with_query(&changes))
}

/// What is asked now.
pub(super) fn active(reader: &Reader, version: &Version, query: &Query) -> Markup {
    html! {
        @if !query.filters.is_empty() {
            ul.filters aria-label=(reader.t("opendata-filters")) {
                @for filter in &query.filters { li { (one(reader, version, filter)) } }
            }
        }
    }
}

fn one(reader: &Reader, version: &Version, filter: &Filter) -> Markup {
    let title = version.columns.get(filter.column).map_or("", |column| column.title.as_str());
    let args = [("column", title.into()), ("value", filter.value.as_str().into())];
    let said = reader.tr(filter_key(filter.op), &args);
    let parameter = asked::parameter(filter, &version.columns);
    // Equality is also written out: `Ort=…` and `Ort__eq=…` say the same.
    let written = version.columns.get(filter.column).map(|column| format!("{}__eq", column.name));
    let mut forget = vec![(parameter.as_str(), ""), ("page", "")];
    if let Some(written) = written.as_deref().filter(|_| filter.op == Op::Eq) {
        forget.push((written, ""));
    }
    html! {
        (said) " "
        a href=(reader.with_query(&forget)) aria-label=(reader.tr("opendata-filter-remove-of", &[("filter", said.as_str().into())])) {
            (reader.t("opendata-filter-remove"))
        }
    }
}

/// The form that adds a filter. What is asked already goes with it.
pub(super) fn form(reader: &Reader, version: &Version) -> Markup {
    let columns = version.columns.iter().map(|it| Choice::new(&it.name, &it.title)).collect();
    let ops = Op::ALL.map(|op| Choice::new(op.name(), reader.t(op_key(op)))).to_vec();
    let kept = reader.parameters().into_iter().filter(|(name, value)| {
        !matches!(name.as_str(), COLUMN | OP | VALUE | "page") && !value.is_empty()
    });
    let errors = Errors::none();
    let body = html! {
        @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
        (Field::select(COLUMN, reader.t("opendata-filter-column"), columns).filtering().show(reader, &errors))
        (Field::select(OP, reader.t("opendata-filter-op"), ops).filtering().show(reader, &errors))
        (Field::text(VALUE, reader.t("opendata-filter-value")).filtering().show(reader, &errors))
        (submit(Look::Secondary, reader.t("opendata-filter-add")))
    };
    search_form(&*reader.path, &reader.t("opendata-filter"), &body)
}

const fn op_key(op: Op) -> &'static str {
    match op {
        Op::Eq => "opendata-op-eq",
        Op::Ne => "opendata-op-ne",
        Op::Contains => "opendata-op-contains",
        Op::Lt => "opendata-op-lt",
        Op::Le => "opendata-op-le",
        Op::Gt => "opendata-op-gt",
        Op::Ge => "opendata-op-ge",
        Op::Empty => "opendata-op-empty",
        Op::Present => "opendata-op-present",
    }
}

const fn filter_key(op: Op) -> &'static str {
    match op {
        Op::Eq => "opendata-filter-eq",
        Op::Ne => "opendata-filter-ne",
        Op::Contains => "opendata-filter-contains",
        Op::Lt => "opendata-filter-lt",
        Op::Le => "opendata-filter-le",
        Op::Gt => "opendata-filter-gt",
        Op::Ge => "opendata-filter-ge",
        Op::Empty => "opendata-filter-empty",
        Op::Present => "opendata-filter-present",
    }
}
