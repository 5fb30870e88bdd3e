//! Whether a form is offered: by which doors of its service, and what is missing before it may be.

use maud::{Markup, html};
use ui::components::{Icon, icon};

use super::View;
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError,
        model::{Door, PaperForm, Service, State},
        rules,
    },
};

/// The service's doors of a form.
pub(super) async fn show(services: &Services, view: &View<'_>) -> Result<Markup, ServicesError> {
    let service = match services.service(&view.kept.service).await {
        Ok(service) => Some(service),
        Err(ServicesError::Catalogue(CatalogueError::NoService(_))) => None,
        Err(error) => return Err(error),
    };
    let body = match service {
        None => html! { p { (view.t("doors-no-service")) } },
        Some(service) => {
            let locations = services.locations_of(&service.slug).await?;
            let missing = rules::parity(&service.channels, &locations, rules::today()).err();
            let missing: Vec<String> = missing
                .iter()
                .flatten()
                .map(|it| view.reader.t(&format!("services-catalogue-door-{}", it.door.name())))
                .collect();
            offered(view, &service, &missing.join(", "))
        }
    };
    Ok(html! {
        section aria-labelledby="doors" { h2 #doors { (view.t("doors")) } (body) }
    })
}

fn offered(view: &View<'_>, service: &Service, missing: &str) -> Markup {
    let form = &view.kept.slug;
    let doors = || service.channels.iter().map(|it| &it.door);
    let online = doors().any(|it| matches!(it, Door::Online { form: it } if it == form));
    let paper =
        doors().any(|it| matches!(it, Door::Paper { form: PaperForm::Form(it), .. } if it == form));
    let is_published = view.kept.latest > 0;
    let has_doors = missing.is_empty();
    let args = [("doors", missing.into())];
    let lack = view.reader.tr("services-forms-edit-doors-missing", &args);
    html! {
        p { (view.t("doors-text")) }
        ul.checklist {
            (line(is_published, &view.t(if is_published { "doors-published" } else { "doors-unpublished" })))
            (line(has_doors, &if has_doors { view.t("doors-there") } else { lack }))
            (line(service.state == State::Published, &view.t(if service.state == State::Published { "doors-service" } else { "doors-service-not" })))
            (line(online, &view.t(if online { "doors-online" } else { "doors-online-not" })))
            (line(paper, &view.t(if paper { "doors-paper" } else { "doors-paper-not" })))
        }
        p { a href={ "/services/manage/" (service.slug) "/doors" } { (view.t("doors-edit")) } }
    }
}

fn line(is_there: bool, what: &str) -> Markup {
    html! {
        li class=(if is_there { "is-there" } else { "is-missing" }) {
            (icon(if is_there { Icon::Success } else { Icon::Warning }))
            div { (what) }
        }
    }
}
