//! What a service costs, in words.

use maud::{Markup, html};

use super::Voice;
use crate::catalogue::model::{Channel, Fee};

/// The fee of a door: `Gebühr: 30,70 €`, and what to know about it.
pub(super) fn fee(voice: Voice<'_>, channel: &Channel) -> Markup {
    html! {
        p.fee { (voice.reader.t("services-catalogue-fee")) " " strong { (amount(voice, channel.fee)) } }
        @if !channel.fee_note.is_empty() { div.fee__note { (voice.paragraphs(&channel.fee_note)) } }
    }
}

/// A fee in a few words.
pub(super) fn amount(voice: Voice<'_>, fee: Fee) -> String {
    let reader = voice.reader;
    match fee {
        Fee::Unknown => reader.t("services-catalogue-fee-unknown"),
        Fee::Free => reader.t("services-catalogue-fee-free"),
        Fee::Fixed(cents) => reader.money(cents),
        Fee::Between(least, most) => reader.tr(
            "services-catalogue-fee-between",
            &[("least", reader.money(least).into()), ("most", reader.money(most).into())],
        ),
        Fee::Described => reader.t("services-catalogue-fee-described"),
    }
}
