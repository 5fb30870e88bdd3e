//! What is known about a service beside what people need: laws, links, who answers for it, its
//! entry in the record, and what an import did not understand.

use maud::{Markup, html};
use record::components::entry_notice;
use ui::components::{description_list, details};

use super::Voice;
use crate::{
    Services, ServicesError,
    catalogue::model::{Service, Unresolved},
};

/// The laws a service rests on.
pub(super) fn law(voice: Voice<'_>, service: &Service) -> Markup {
    html! {
        @if !service.content.legal_basis.is_empty() {
            section aria-labelledby="law" {
                h2 #law { (voice.reader.t("services-catalogue-law")) }
                ul {
                    @for law in &service.content.legal_basis {
                        li {
                            @match &law.url {
                                Some(url) => a href=(url) rel="external" { (voice.line(&law.title)) },
                                None => (voice.line(&law.title)),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where more is said.
pub(super) fn links(voice: Voice<'_>, service: &Service) -> Markup {
    html! {
        @if !service.content.links.is_empty() {
            section aria-labelledby="links" {
                h2 #links { (voice.reader.t("services-catalogue-links")) }
                ul {
                    @for link in &service.content.links {
                        li { a href=(link.url) rel="external" { (voice.line(&link.title)) } }
                    }
                }
            }
        }
    }
}

/// Who answers for it, since when it stands so, and how everyone can check that.
pub(super) async fn facts(
    services: &Services,
    voice: Voice<'_>,
    service: &Service,
    office: Markup,
) -> Result<Markup, ServicesError> {
    let reader = voice.reader;
    let entries = services.record().entries_about(&service.subject()).await?;
    let life = html! {
        @for (at, life) in service.content.life_situations.iter().enumerate() {
            @if at > 0 { ", " }
            a href={ "/services?life=" (life.name()) } { (reader.t(&life.text_key())) }
        }
    };
    let mut facts = vec![(reader.t("services-catalogue-office"), office)];
    if !service.content.life_situations.is_empty() {
        facts.push((reader.t("services-catalogue-life"), life));
    }
    if let Some(leika) = &service.content.leika {
        facts.push((reader.t("services-catalogue-leika"), html! { (leika) }));
    }
    let args =
        [("number", service.version.into()), ("date", reader.date(service.changed_at).into())];
    facts.push((
        reader.t("services-catalogue-version"),
        html! { (reader.tr("services-catalogue-version-of", &args)) },
    ));
    Ok(html! {
        section aria-labelledby="facts" {
            h2 #facts { (reader.t("services-catalogue-facts")) }
            (description_list(facts))
            (unresolved(voice, &service.content.unresolved))
        }
        (entry_notice(reader, &entries))
    })
}

/// What an import did not understand: shown as it came.
pub(in crate::catalogue::pages) fn unresolved(voice: Voice<'_>, notes: &[Unresolved]) -> Markup {
    let reader = voice.reader;
    let count = [("count", notes.len().into())];
    html! {
        @if !notes.is_empty() {
            (details(reader.tr("services-catalogue-unresolved", &count), &html! {
                p { (reader.t("services-catalogue-unresolved-text")) }
                ul {
                    @for note in notes {
                        li {
                            code { (note.place) }
                            @if !note.text.is_empty() { ": " q { (note.text) } }
                            br;
                            (reader.t(note.reason.text_key()))
                        }
                    }
                }
            }))
        }
    }
}
