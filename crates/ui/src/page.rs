use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use crate::{
    Reader,
    components::{ShellView, shell},
};

/// A page above this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
}

impl Crumb {
    /// A page above this one.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// A script that shows everything on its page below the heading, whose words it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its style sheet in the client bundle, beside that of all pages.
    pub style: &'static str,
    /// The script in the client bundle. It may run WebAssembly.
    pub script: &'static str,
}

/// A page for people, built from its parts and rendered in the shell.
#[derive(Clone, Debug)]
pub struct Page {
    title: String,
    lead: Option<String>,
    crumbs: Vec<Crumb>,
    machine: Vec<(String, String)>,
    status: StatusCode,
    narrow: bool,
    refresh: Option<u32>,
    program: Option<Program>,
    main: Markup,
}

impl Page {
    /// A page with this first-level heading.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            lead: None,
            crumbs: Vec::new(),
            machine: Vec::new(),
            status: StatusCode::OK,
            narrow: false,
            refresh: None,
            program: None,
            main: html! {},
        }
    }

    /// One sentence under the heading: what this page is for.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// The pages above, the highest first, without the front page.
    #[must_use]
    pub fn crumbs(mut self, crumbs: Vec<Crumb>) -> Self {
        self.crumbs = crumbs;
        self
    }

    /// The same object for machines: `("JSON", "/data/strassen.json")`.
    #[must_use]
    pub fn machine(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.machine.push((label.into(), href.into()));
        self
    }

    /// Another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// For forms and text: as wide as a line is good to read.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }

    /// Loads itself again after so many seconds: for the progress of long work.
    #[must_use]
    pub fn refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// Leaves the page to a program. What [`Page::main`] says stands there until it runs.
    #[must_use]
    pub fn program(mut self, program: Program) -> Self {
        self.program = Some(program);
        self
    }

    /// What the page is about.
    #[must_use]
    pub fn main(mut self, main: Markup) -> Self {
        self.main = main;
        self
    }

    /// The page in the shell, for this reader.
    pub fn render(self, reader: &Reader) -> Response {
        let document = self.document(reader).into_string();
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CONTENT_LANGUAGE, reader.lang.tag()),
        ];
        let mut response = (self.status, headers, document).into_response();
        if let Some(program) = self.program {
            response.extensions_mut().insert(program);
        }
        response
    }

    fn document(&self, reader: &Reader) -> Markup {
        let common = reader.shell();
        let view = ShellView {
            reader,
            town: common.town(),
            title: &self.title,
            lead: self.lead.as_deref(),
            crumbs: &self.crumbs,
            machine: &self.machine,
            navigation: common.navigation(),
            narrow: self.narrow,
            demo: common.is_demo(),
            refresh: self.refresh,
            program: self.program,
        };
        shell(&view, &self.main)
    }
}
