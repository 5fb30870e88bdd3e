//! `/services/forms/{form}`: the form in the browser. The page holds the program that asks; the
//! answers are sealed before anything is sent, so they never come here. Who cannot or will not use
//! it finds every other door on the same page.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use commons::Text;
use maud::{Markup, html};
use ui::{
    Crumb, Page, Program, Reader,
    components::{Tone, alert},
};

use crate::{
    Services, ServicesError,
    catalogue::{
        self,
        model::{Door, Service},
    },
    forms::FormVersion,
};

/// What asks the questions of a form.
const FORM: Program = Program { style: "form.css", script: "form.js" };

/// The page of a form that is published.
pub(super) async fn page(
    services: &Services,
    version: &FormVersion,
    reader: &Reader,
) -> Result<Response, ServicesError> {
    let definition = &version.definition;
    let service = services.service(&definition.service).await.ok();
    let doors = if let Some(service) = &service {
        catalogue::other_doors(services, reader, service).await?
    } else {
        html! {}
    };
    let is_open = match &service {
        Some(service) => services.online_forms(service).await?.contains(&version.form),
        None => false,
    };
    let page = Page::new(plain(reader, &definition.title)).crumbs(crumbs(reader, service.as_ref()));
    if !is_open {
        let main = html! { (closed(reader)) (doors) };
        return Ok(page.main(main).render(reader));
    }
    let main = program(services, version, service.as_ref(), reader, &doors, None).await?;
    Ok(left_behind_nowhere(page.program(FORM).main(main).render(reader)))
}

/// A draft as people will fill it in, for the members of its office: nothing is sent, and nothing
/// stays in the browser. `draft` is where its definition is fetched.
pub(super) async fn preview(
    services: &Services,
    version: &FormVersion,
    reader: &Reader,
    draft: &str,
) -> Result<Page, ServicesError> {
    let service = services.service(&version.definition.service).await.ok();
    let main = program(services, version, service.as_ref(), reader, &html! {}, Some(draft)).await?;
    Ok(Page::new(plain(reader, &version.definition.title)).program(FORM).main(main))
}

/// Nothing of a form stays behind: not even what the browser keeps for its back button.
pub(super) fn left_behind_nowhere(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn crumbs(reader: &Reader, service: Option<&Service>) -> Vec<Crumb> {
    let all = Crumb::new(reader.t("nav-services"), "/services");
    let own = service.map(|it| Crumb::new(plain(reader, &it.content.name), it.path()));
    std::iter::once(all).chain(own).collect()
}

fn plain(reader: &Reader, text: &Text) -> String {
    text.get(reader.lang).1.to_owned()
}

fn closed(reader: &Reader) -> Markup {
    let body = html! { p { (reader.t("services-online-closed-text")) } };
    alert(reader, Tone::Warning, reader.t("services-online-closed"), &body)
}

/// Where the program begins, with what it must know and cannot fetch.
async fn program(
    services: &Services,
    version: &FormVersion,
    service: Option<&Service>,
    reader: &Reader,
    doors: &Markup,
    draft: Option<&str>,
) -> Result<Markup, ServicesError> {
    let definition = &version.definition;
    let offices = services.identity().offices().await?;
    let office = offices.into_iter().find(|it| it.slug == definition.office);
    let office_name = office.as_ref().map(|it| plain(reader, &it.name));
    let phone = service.and_then(phone);
    let promised = service.and_then(|it| it.content.processing.promised_days);
    Ok(html! {
        div #form-app data-form=(version.form) data-draft=[draft] data-lang=(reader.lang)
            data-town=(services.config().town_name) data-url=(services.config().base_url)
            data-office=(definition.office)
            data-office-name=[office_name] data-phone=[phone]
            data-service-path=[service.map(Service::path)]
            data-service-name=[service.map(|it| plain(reader, &it.content.name))]
            data-promised=[promised] data-account=[reader.visitor.as_ref().map(|_| "")] {
            // Shows at once without JavaScript, and after a while where the program did not come.
            div.form-late {
                div.form-late__off { (said(reader, "services-online-no-script")) }
                div.form-late__slow { (said(reader, "services-online-late")) }
                (doors)
            }
        }
    })
}

/// The number to call, where there is one.
fn phone(service: &Service) -> Option<&str> {
    service.channels.iter().find_map(|channel| match &channel.door {
        Door::Phone { number, .. } => Some(number.as_str()),
        _ => None,
    })
}

fn said(reader: &Reader, what: &str) -> Markup {
    let body = html! { p { (reader.t(&format!("{what}-text"))) } };
    alert(reader, Tone::Warning, reader.t(what), &body)
}
