//! The licences under which a town publishes: those that let everyone use the data, as the
//! federal list names them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A licence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Licence {
    /// Data licence Germany, attribution.
    #[default]
    #[serde(rename = "dl-by-de/2.0")]
    DlBy,
    /// Data licence Germany, zero.
    #[serde(rename = "dl-zero-de/2.0")]
    DlZero,
    /// Creative Commons, attribution.
    #[serde(rename = "cc-by/4.0")]
    CcBy,
    /// Creative Commons, no rights reserved.
    #[serde(rename = "cc-zero/1.0")]
    CcZero,
}

impl Licence {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 4] = [Self::DlBy, Self::DlZero, Self::CcBy, Self::CcZero];

    /// Its name in flags, forms and addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::DlBy => "dl-by-de/2.0",
            Self::DlZero => "dl-zero-de/2.0",
            Self::CcBy => "cc-by/4.0",
            Self::CcZero => "cc-zero/1.0",
        }
    }

    /// Its own name, which is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DlBy => "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            Self::DlZero => "Datenlizenz Deutschland – Zero – Version 2.0",
            Self::CcBy => "Creative Commons Namensnennung 4.0 International",
            Self::CcZero => "Creative Commons CC0 1.0 Universell",
        }
    }

    /// Its text, for people.
    pub const fn url(self) -> &'static str {
        match self {
            Self::DlBy => "https://www.govdata.de/dl-de/by-2-0",
            Self::DlZero => "https://www.govdata.de/dl-de/zero-2-0",
            Self::CcBy => "https://creativecommons.org/licenses/by/4.0/deed.de",
            Self::CcZero => "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
        }
    }

    /// Its name in the vocabulary of DCAT-AP.de, for machines.
    pub const fn iri(self) -> &'static str {
        match self {
            Self::DlBy => "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
            Self::DlZero => "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
            Self::CcBy => "http://dcat-ap.de/def/licenses/cc-by/4.0",
            Self::CcZero => "http://dcat-ap.de/def/licenses/cc-zero/1.0",
        }
    }
}

/// The text names no licence of the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no licence: use dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0 or cc-zero/1.0")]
pub struct UnknownLicence(pub String);

impl FromStr for Licence {
    type Err = UnknownLicence;

    fn from_str(text: &str) -> Result<Self, UnknownLicence> {
        Self::ALL
            .into_iter()
            .find(|licence| licence.id() == text || licence.iri() == text)
            .ok_or_else(|| UnknownLicence(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_licence_is_found_by_its_names() {
        for licence in Licence::ALL {
            assert_eq!(licence.id().parse(), Ok(licence));
            assert_eq!(licence.iri().parse(), Ok(licence));
            assert_eq!(serde_json::json!(licence), licence.id());
        }
        assert_eq!("mit".parse::<Licence>(), Err(UnknownLicence("mit".to_owned())));
    }
}
