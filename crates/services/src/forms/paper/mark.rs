//! The mark on every printed page: which form, version and page it is, and which copy. No personal
//! data. `docs/specs/forms.md` has the format; it keeps to the letters that a QR code packs best.

use commons::{Lang, Slug};

/// How every mark begins.
const BEGIN: &str = "ALLMENDE:F1";
/// The token of a copy that belongs to no case.
const BLANK: &str = "BLANK";

/// What the QR code of a printed page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMark {
    /// The form.
    pub form: Slug,
    /// Its version.
    pub version: u64,
    /// The language it is printed in.
    pub lang: Lang,
    /// The page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The case's token, on copies that belong to one: up to 40 capital letters and digits.
    pub token: Option<String>,
}

impl PageMark {
    /// The text in the QR code: `ALLMENDE:F1/HUND-ANMELDEN/3/DE/1/2/BLANK`.
    pub fn write(&self) -> String {
        let Self { form, version, lang, page, pages, token } = self;
        let token = token.as_deref().unwrap_or(BLANK);
        format!("{BEGIN}/{form}/{version}/{lang}/{page}/{pages}/{token}").to_uppercase()
    }

    /// Reads the text of a QR code; nothing where it is no mark of ours.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > 200 || text.chars().any(char::is_lowercase) {
            return None;
        }
        let parts: Vec<&str> = text.split('/').collect();
        let &[BEGIN, form, version, lang, page, pages, token] = parts.as_slice() else {
            return None;
        };
        let mark = Self {
            form: form.to_lowercase().parse().ok()?,
            version: number(version)?.into(),
            lang: Lang::ALL.into_iter().find(|it| it.tag().eq_ignore_ascii_case(lang))?,
            page: number(page)?,
            pages: number(pages)?,
            token: (token != BLANK).then(|| token.to_owned()),
        };
        let is_sound = mark.page <= mark.pages && is_token(token);
        is_sound.then_some(mark)
    }
}

fn number(text: &str) -> Option<u32> {
    let is_plain = text.len() <= 9
        && !text.starts_with('0')
        && !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

/// Whether a text can be the token of a case.
pub fn is_token(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_mark_is_read_as_it_was_written(
            form in "[a-z0-9]{1,20}(-[a-z0-9]{1,9}){0,3}",
            version in 1_u64..1_000_000,
            english in any::<bool>(),
            page in 1_u32..100,
            more in 0_u32..100,
            token in proptest::option::of("[A-Z0-9]{6,40}"),
        ) {
            let token = token.filter(|token| token != BLANK);
            let lang = if english { Lang::En } else { Lang::De };
            let form = form.parse().expect("a slug");
            let mark = PageMark { form, version, lang, page, pages: page + more, token };
            prop_assert_eq!(PageMark::read(&mark.write()), Some(mark));
        }

        #[test]
        fn what_is_no_mark_is_not_read(text in "ALLMENDE:F1(/[A-Z0-9a-z.-]{0,6}){0,8}|\\PC{0,40}") {
            if let Some(mark) = PageMark::read(&text) {
                prop_assert_eq!(mark.write(), text);
            }
        }
    }
}
