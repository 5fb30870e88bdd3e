use commons::{Lang, capability::NavItem};
use maud::{DOCTYPE, Markup, html};

use crate::{
    Crumb, Program, Reader, asset,
    components::{
        breadcrumb,
        icon::{Icon, icon},
    },
};

/// What the shell shows around a page.
#[derive(Clone, Copy)]
pub struct ShellView<'a> {
    /// Who reads.
    pub reader: &'a Reader,
    /// The town's name.
    pub town: &'a str,
    /// The page's first-level heading.
    pub title: &'a str,
    /// One sentence under it.
    pub lead: Option<&'a str>,
    /// The pages above.
    pub crumbs: &'a [Crumb],
    /// The same object for machines: label and address.
    pub machine: &'a [(String, String)],
    /// The main navigation.
    pub navigation: &'a [NavItem],
    /// For forms and text: as wide as a line is good to read.
    pub narrow: bool,
    /// Whether this is a demo town.
    pub demo: bool,
    /// Loads itself again after so many seconds.
    pub refresh: Option<u32>,
    /// The script that shows everything on this page.
    pub program: Option<Program>,
}

/// A whole document: head, header with navigation, the page, footer.
pub fn shell(view: &ShellView<'_>, main: &Markup) -> Markup {
    let reader = view.reader;
    html! {
        (DOCTYPE)
        html lang=(reader.lang) {
            (head(view))
            body {
                a.skip href="#main" { (reader.t("ui-skip")) }
                (header(view))
                main.wrap.narrow[view.narrow] id="main" tabindex="-1" {
                    @if !view.crumbs.is_empty() { (breadcrumb(reader, view.crumbs, view.title)) }
                    h1 { (view.title) }
                    @if let Some(lead) = view.lead { p.lead { (lead) } }
                    (main)
                    (machine_forms(view))
                }
                (footer(view))
            }
        }
    }
}

fn head(view: &ShellView<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            @if let Some(seconds) = view.refresh { meta http-equiv="refresh" content=(seconds); }
            title { (view.title) @if view.title != view.town { " – " (view.town) } }
            link rel="preload" href=(asset("fira-sans-400.woff2")) as="font" type="font/woff2" crossorigin;
            link rel="stylesheet" href=(asset("app.css"));
            @if let Some(program) = view.program { link rel="stylesheet" href=(asset(program.style)); }
            link rel="icon" href=(asset("favicon.svg")) type="image/svg+xml";
            @for lang in Lang::ALL {
                link rel="alternate" hreflang=(lang) href=(view.reader.with_query(&[("lang", lang.tag())]));
            }
            @for (label, href) in view.machine {
                link rel="alternate" type=(media_type(href)) title=(label) href=(href);
            }
            script type="module" src=(asset("app.js")) {}
            @if let Some(program) = view.program { script type="module" src=(asset(program.script)) {} }
        }
    }
}

/// What a page for machines is, by the end of its address.
fn media_type(href: &str) -> &'static str {
    let path = href.split('?').next().unwrap_or_default();
    match path.rsplit('.').next().unwrap_or_default() {
        "csv" => "text/csv",
        "parquet" => "application/vnd.apache.parquet",
        "atom" => "application/atom+xml",
        "jsonld" => "application/ld+json",
        "ttl" => "text/turtle",
        "xml" => "application/xml",
        _ => "application/json",
    }
}

fn header(view: &ShellView<'_>) -> Markup {
    let reader = view.reader;
    html! {
        header.top {
            @if view.demo { p.demo { span.wrap { (reader.t("ui-demo")) } } }
            div.wrap.top__bar {
                a.brand href="/" {
                    (mark())
                    span { span.brand__town { (view.town) } span.brand__what { (reader.t("ui-brand")) } }
                }
                details.menu data-menu {
                    summary { (icon(Icon::Menu)) (reader.t("ui-menu")) }
                    div.menu__panel {
                        nav aria-label=(reader.t("ui-navigation")) { (navigation(view)) }
                        (tools(view))
                    }
                }
                form.find role="search" action="/search" {
                    label.kern-sr-only for="site-search" { (reader.t("ui-search-site")) }
                    input.find__input id="site-search" type="search" name="q" autocomplete="off"
                        placeholder=(reader.t("ui-search-site"));
                    button.find__button type="submit" {
                        (icon(Icon::Search))
                        span.kern-sr-only { (reader.t("ui-search")) }
                    }
                }
                div.top__tools { (tools(view)) }
            }
            nav.nav aria-label=(reader.t("ui-navigation")) { div.wrap { (navigation(view)) } }
        }
    }
}

/// The house's mark: a field in strips, as the commons was divided.
fn mark() -> Markup {
    html! {
        svg.brand__mark viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false" {
            path d="M16 2a14 14 0 0 1 12 7L5 25A14 14 0 0 1 16 2z" {}
            path d="M29.200 11.600a14 14 0 0 1 .4 7.800L16.500 29.900a14 14 0 0 1-8.900-2.900z" opacity=".72" {}
        }
    }
}

fn navigation(view: &ShellView<'_>) -> Markup {
    let here = &*view.reader.path;
    html! {
        ul {
            @for item in view.navigation {
                @let is_here = leads_to(item.path, here);
                li { a href=(item.path) aria-current=[is_here] { (view.reader.t(item.label)) } }
            }
        }
    }
}

/// `page` on the entry's own page, `true` on the pages below it.
fn leads_to(entry: &str, here: &str) -> Option<&'static str> {
    match here.strip_prefix(entry) {
        Some("") => Some("page"),
        Some(rest) if rest.starts_with('/') && entry != "/" => Some("true"),
        _ => None,
    }
}

/// Language and account.
fn tools(view: &ShellView<'_>) -> Markup {
    let reader = view.reader;
    html! {
        ul.tools {
            @for lang in Lang::ALL.into_iter().filter(|lang| *lang != reader.lang) {
                li {
                    a href=(reader.with_query(&[("lang", lang.tag())])) hreflang=(lang) lang=(lang) {
                        (own_name(lang))
                    }
                }
            }
            @if let Some(visitor) = &reader.visitor {
                li { a href="/account" { (visitor.name) } }
                li {
                    form method="post" action="/sign-out" {
                        button.textual type="submit" { (reader.t("ui-sign-out")) }
                    }
                }
            } @else {
                li { a href="/sign-in" { (reader.t("ui-sign-in")) } }
            }
        }
    }
}

/// What a language calls itself.
const fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "Deutsch",
        Lang::En => "English",
    }
}

fn machine_forms(view: &ShellView<'_>) -> Markup {
    html! {
        @if !view.machine.is_empty() {
            p.machine {
                (view.reader.t("ui-machine")) " "
                @for (at, (label, href)) in view.machine.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href=(href) { (label) }
                }
            }
        }
    }
}

fn footer(view: &ShellView<'_>) -> Markup {
    let links = [
        ("/about", "ui-foot-program"),
        ("/accessibility", "ui-foot-accessibility"),
        ("/privacy", "ui-foot-privacy"),
    ];
    html! {
        footer.foot {
            div.wrap {
                p { (view.reader.tr("ui-foot-about", &[("town", view.town.into())])) }
                ul {
                    @for (path, label) in links { li { a href=(path) { (view.reader.t(label)) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_navigation_knows_where_one_is() {
        assert_eq!(leads_to("/data", "/data"), Some("page"));
        assert_eq!(leads_to("/data", "/data/strassen"), Some("true"));
        assert_eq!(leads_to("/data", "/database"), None);
        assert_eq!(leads_to("/", "/data"), None);
    }

    #[test]
    fn a_page_for_machines_says_what_it_is() {
        assert_eq!(media_type("/services.ttl"), "text/turtle");
        assert_eq!(media_type("/services/perso.cpsv.jsonld"), "application/ld+json");
        assert_eq!(media_type("/record.json?about=a.csv"), "application/json");
    }
}
