use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::Reader;

/// Which part of a long list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1, never behind the last.
    pub page: u64,
    /// How many lie on a page.
    pub size: u64,
    /// How many there are.
    pub total: u64,
}

impl Paging {
    /// A page of the list; one that does not exist becomes the nearest that does.
    pub fn new(page: u64, size: u64, total: u64) -> Self {
        let size = size.max(1);
        Self { page: page.clamp(1, total.div_ceil(size).max(1)), size, total }
    }

    /// By the address's `page` parameter.
    pub fn of(reader: &Reader, size: u64, total: u64) -> Self {
        let page = reader.parameter("page").and_then(|page| page.parse().ok());
        Self::new(page.unwrap_or(1), size, total)
    }

    /// The number of the last page.
    pub fn last(self) -> u64 {
        self.total.div_ceil(self.size).max(1)
    }

    /// How many things lie before this page.
    pub fn offset(self) -> u64 {
        (self.page - 1) * self.size
    }

    /// First and last place on this page, counted from 1.
    fn span(self) -> (u64, u64) {
        (self.offset() + 1, (self.offset() + self.size).min(self.total))
    }

    /// The pages that are linked: the first, the last and those around this one; `None` where
    /// some between are left out.
    fn shown(self) -> Vec<Option<u64>> {
        let near = self.page.saturating_sub(1).max(1)..=(self.page + 1).min(self.last());
        let linked: BTreeSet<u64> = near.chain([1, self.last()]).collect();
        let mut shown = Vec::with_capacity(linked.len() + 2);
        let mut before = 0;
        for page in linked {
            shown.extend((page > before + 1).then_some(None));
            shown.push(Some(page));
            before = page;
        }
        shown
    }
}

/// Links to the parts of a long list, with the number of all; the address parameter is `page`.
pub fn pagination(reader: &Reader, paging: Paging) -> Markup {
    let (from, to) = paging.span();
    let args = [("from", from.into()), ("to", to.into()), ("total", paging.total.into())];
    html! {
        @if paging.total > 0 {
            div.paging {
                p.paging__count { (reader.tr("ui-paging-count", &args)) }
                @if paging.last() > 1 {
                    nav aria-label=(reader.t("ui-paging")) { ul { (links(reader, paging)) } }
                }
            }
        }
    }
}

fn links(reader: &Reader, paging: Paging) -> Markup {
    html! {
        @if paging.page > 1 {
            li { a rel="prev" href=(address(reader, paging.page - 1)) { (reader.t("ui-paging-prev")) } }
        }
        @for page in paging.shown() {
            @if let Some(page) = page {
                li { (number(reader, page, page == paging.page)) }
            } @else {
                li.paging__gap aria-hidden="true" { "…" }
            }
        }
        @if paging.page < paging.last() {
            li { a rel="next" href=(address(reader, paging.page + 1)) { (reader.t("ui-paging-next")) } }
        }
    }
}

fn number(reader: &Reader, page: u64, is_current: bool) -> Markup {
    html! {
        a href=(address(reader, page)) aria-current=[is_current.then_some("page")]
            aria-label=(reader.tr("ui-paging-page", &[("page", page.into())])) {
            (reader.number(page))
        }
    }
}

fn address(reader: &Reader, page: u64) -> String {
    let number = if page == 1 { String::new() } else { page.to_string() };
    reader.with_query(&[("page", &number)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_does_not_exist_becomes_the_nearest() {
        assert_eq!(Paging::new(99, 50, 120).page, 3);
        assert_eq!(Paging::new(0, 50, 120).page, 1);
        assert_eq!(Paging::new(5, 50, 0), Paging { page: 1, size: 50, total: 0 });
    }

    #[test]
    fn the_last_page_is_as_long_as_what_is_left() {
        assert_eq!(Paging::new(3, 50, 120).span(), (101, 120));
        assert_eq!(Paging::new(3, 50, 120).offset(), 100);
    }

    #[test]
    fn first_last_and_neighbours_are_linked() {
        let shown = |page| Paging::new(page, 10, 1000).shown();
        assert_eq!(shown(1), [Some(1), Some(2), None, Some(100)]);
        assert_eq!(shown(50), [Some(1), None, Some(49), Some(50), Some(51), None, Some(100)]);
        assert_eq!(shown(100), [Some(1), None, Some(99), Some(100)]);
    }
}
