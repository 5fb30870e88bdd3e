//! `/services/manage/{slug}/withdraw`: an office no longer offers a service, and says why.

use axum::response::Response;
use commons::{Explain, Text};
use maud::html;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, link_button, submit},
    form::Errors,
};

use super::{super::services_crumb, Editing, Sent, done, manage_crumb, manage_path, sent};
use crate::catalogue::model::Service;

pub(super) async fn show(Editing { reader, service, .. }: Editing) -> Response {
    page(&reader, &service, &Sent::default(), &Errors::none())
}

pub(super) async fn decide(
    Editing { reader, actor, services, service }: Editing,
    sent: Sent,
) -> Result<Response, Refusal> {
    let reason = sent.text("reason", &Text::default());
    match services.withdraw_service(&service.slug, &reason, Some(&actor.person)).await {
        Ok(_) => Ok(done(&service.slug, "withdrawn")),
        Err(error) if error.status() < 500 => {
            Ok(page(&reader, &service, &sent, &Errors::of_error(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(reader: &Reader, service: &Service, sent: &Sent, errors: &Errors) -> Response {
    let path = manage_path(&service.slug);
    let fields = [
        Field::textarea("reason", reader.t("services-catalogue-reason"), 3)
            .hint(reader.t("services-catalogue-reason-hint"))
            .value(sent.get("reason")),
        Field::textarea("reason_en", reader.t("services-catalogue-reason-en"), 3)
            .optional()
            .value(sent.get("reason_en")),
    ];
    let body = html! {
        @for field in fields { (field.show(reader, errors)) }
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-catalogue-withdraw-now")))
            (link_button(Look::Tertiary, reader.t("services-catalogue-cancel"), &path))
        }))
    };
    let name = reader.plain(&service.content.name);
    Page::new(reader.tr("services-catalogue-withdraw-title", &[("service", name.into())]))
        .crumbs(vec![services_crumb(reader), manage_crumb(reader)])
        .narrow()
        .status(sent::status(errors))
        .main(html! {
            (alert(reader, Tone::Warning, reader.t("services-catalogue-withdraw-warning"), &html! {}))
            (form(reader, format!("{path}/withdraw"), errors, &body))
        })
        .render(reader)
}
