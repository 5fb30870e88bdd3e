//! The pages of the test provider. They stand where a real provider's own pages would: whoever has
//! the address of an attempt may pay, as with every provider.

use axum::{
    Form, Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use commons::{Cents, Id, Timestamp};
use maud::html;
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Look, Tone, actions, alert, button, description_list},
};

use super::{MessageState, TestProvider, store};
use crate::{
    Services, ServicesError,
    cases::{
        CasesError,
        fees::{self, FeesError},
    },
};

/// The pages.
pub(super) fn routes() -> Router<Services> {
    Router::new().route("/services/payments/test/{payment}", get(show).post(finish))
}

async fn show(
    reader: Reader,
    State(services): State<Services>,
    Path(id): Path<Id>,
) -> Result<Response, Refusal> {
    let payment = attempt(&services, &id).await?;
    let fee = fees::fee(services.db(), &payment.case).await.map_err(Refusal::from)?;
    let reference = fee.map(|fee| fee.reference.to_string()).unwrap_or_default();
    let title = reader.t("services-payments-test-notice");
    let facts = description_list([
        (reader.t("services-payments-amount"), reader.money(Cents(payment.cents))),
        (reader.t("services-payments-reference"), reference),
    ]);
    let main = html! {
        (alert(&reader, Tone::Warning, title, &html! { p { (reader.t("services-payments-test-about")) } }))
        (facts)
        @if payment.state == "begun" {
            form method="post" {
                (actions(&html! {
                    (button(Look::Primary, reader.t("services-payments-test-pay"), "what", "pay"))
                    (button(Look::Secondary, reader.t("services-payments-test-cancel"), "what", "cancel"))
                }))
            }
        } @else {
            p { (reader.t(&format!("services-payments-{}", payment.state))) }
            p { (reader.t("services-payments-back")) }
        }
    };
    Ok(Page::new(reader.t("services-payments-test-title")).narrow().main(main).render(&reader))
}

#[derive(Deserialize)]
struct Choice {
    what: String,
}

/// The provider tells the town what came of it, and sends the payer back.
async fn finish(
    State(services): State<Services>,
    Path(id): Path<Id>,
    Form(choice): Form<Choice>,
) -> Result<Response, Refusal> {
    let payment = attempt(&services, &id).await?;
    if payment.state == "begun" {
        let provider = TestProvider::of(&services).ok_or_else(missing)?;
        let state = if choice.what == "pay" { MessageState::Paid } else { MessageState::Cancelled };
        let message = TestProvider::message(&id, Cents(payment.cents), state);
        let now = Timestamp::now();
        let (body, signature) = provider.send(&message, now);
        services.take_message(TestProvider::NAME, &body, &signature, now).await?;
    }
    Ok(Redirect::to(&format!("/services/payments/test/{id}")).into_response())
}

async fn attempt(services: &Services, id: &Id) -> Result<store::Payment, Refusal> {
    let found = store::payment(services.db(), TestProvider::NAME, id).await?;
    found.filter(|_| services.payment_provider().is_some()).ok_or_else(|| missing().into())
}

fn missing() -> ServicesError {
    CasesError::from(FeesError::NoPayment).into()
}
