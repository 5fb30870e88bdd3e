use maud::{Markup, Render, html};

use crate::{
    Reader,
    components::icon::{Icon, icon},
};

/// A column of a [`DataTable`].
#[derive(Clone, Debug)]
pub struct Column {
    label: Markup,
    is_number: bool,
    sort: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Render) -> Self {
        Self { label: label.render(), is_number: false, sort: None }
    }

    /// A column of figures: they stand right, one below the other.
    pub fn number(label: impl Render) -> Self {
        Self { is_number: true, ..Self::text(label) }
    }

    /// Its heading is a link that sorts by it: the address parameter `sort` gets this name, with
    /// `-` before it for downwards.
    #[must_use]
    pub fn sort(mut self, name: impl Into<String>) -> Self {
        self.sort = Some(name.into());
        self
    }
}

/// A table that scrolls in its own frame where the window is too small.
#[derive(Clone, Debug)]
pub struct DataTable {
    caption: String,
    has_quiet_caption: bool,
    has_row_headings: bool,
    columns: Vec<Column>,
    rows: Vec<Vec<Markup>>,
    foot: Vec<Markup>,
}

impl DataTable {
    /// A table; the caption says what it shows.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            caption: caption.into(),
            has_quiet_caption: false,
            has_row_headings: false,
            columns,
            rows: Vec::new(),
            foot: Vec::new(),
        }
    }

    /// The caption is for screen readers only: for tables right under a heading that says the same.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.has_quiet_caption = true;
        self
    }

    /// The first cell of each row names the row.
    #[must_use]
    pub fn headed(mut self) -> Self {
        self.has_row_headings = true;
        self
    }

    /// Its rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Markup>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// A last row of sums.
    #[must_use]
    pub fn foot(mut self, cells: Vec<Markup>) -> Self {
        self.foot = cells;
        self
    }

    /// The table.
    pub fn show(&self, reader: &Reader) -> Markup {
        html! {
            div.table-frame role="group" tabindex="0" aria-label=(self.caption) {
                table.table {
                    caption {
                        span class=[self.has_quiet_caption.then_some("kern-sr-only")] { (self.caption) }
                    }
                    thead { tr { @for column in &self.columns { (heading(reader, column)) } } }
                    tbody {
                        @for row in &self.rows { tr { (self.cells(row)) } }
                    }
                    @if !self.foot.is_empty() { tfoot { tr { (self.cells(&self.foot)) } } }
                }
            }
        }
    }

    fn cells(&self, row: &[Markup]) -> Markup {
        let is_number = |at: usize| self.columns.get(at).is_some_and(|column| column.is_number);
        html! {
            @for (at, cell) in row.iter().enumerate() {
                @if at == 0 && self.has_row_headings {
                    th class=[num(is_number(at))] scope="row" { (cell) }
                } @else {
                    td class=[num(is_number(at))] { (cell) }
                }
            }
        }
    }
}

fn heading(reader: &Reader, column: &Column) -> Markup {
    let Some(name) = &column.sort else {
        return html! { th class=[num(column.is_number)] scope="col" { (column.label) } };
    };
    let sorted = reader.parameter("sort").unwrap_or_default();
    let is_up = sorted == *name;
    let is_down = sorted.strip_prefix('-') == Some(name);
    let state = match (is_up, is_down) {
        (true, _) => Some("ascending"),
        (_, true) => Some("descending"),
        _ => None,
    };
    let next = if is_up { format!("-{name}") } else { name.clone() };
    html! {
        th class=[num(column.is_number)] scope="col" aria-sort=[state] {
            a.sort href=(reader.with_query(&[("sort", &next), ("page", "")])) {
                (column.label)
                @if is_up { (icon(Icon::Up)) }
                @if is_down { (icon(Icon::Down)) }
            }
        }
    }
}

/// The class of cells with figures.
fn num(is_number: bool) -> Option<&'static str> {
    is_number.then_some("num")
}
