use maud::{Markup, Render, html};

/// Names with what they stand for.
pub fn description_list<L: Render, V: Render>(items: impl IntoIterator<Item = (L, V)>) -> Markup {
    html! {
        dl.facts {
            @for (label, value) in items {
                div { dt { (label) } dd { (value) } }
            }
        }
    }
}

/// A line of a [`summary_list`].
#[derive(Clone, Debug)]
pub struct SummaryItem {
    /// What was asked.
    pub label: String,
    /// What was answered.
    pub value: Markup,
    /// The link that changes it: its label (it names what is changed) and address.
    pub change: Option<(String, String)>,
}

/// What somebody has entered, to be checked and changed before it is sent.
pub fn summary_list(items: &[SummaryItem]) -> Markup {
    html! {
        dl.facts.facts--summary {
            @for item in items {
                div {
                    dt { (item.label) }
                    dd { (item.value) }
                    @if let Some((label, href)) = &item.change {
                        dd.facts__change { a href=(href) { (label) } }
                    }
                }
            }
        }
    }
}

/// Things with their own pages: title, address and a line about each.
pub fn link_list<T: Render, H: Render, A: Render>(
    items: impl IntoIterator<Item = (T, H, A)>,
) -> Markup {
    html! {
        ul.links {
            @for (title, href, about) in items {
                li { a.links__title href=(href) { (title) } div.links__about { (about) } }
            }
        }
    }
}

/// The same things as cards, side by side where there is room.
pub fn cards<T: Render, H: Render, A: Render>(
    items: impl IntoIterator<Item = (T, H, A)>,
) -> Markup {
    html! {
        ul.cards {
            @for (title, href, about) in items {
                li.card { a.card__title href=(href) { (title) } div.card__about { (about) } }
            }
        }
    }
}
