//! How mature a service is by the two models of the Online Access Act (OZG): 1.1 with the stages 0
//! to 4, 2.0 with 0 to 7. Computed from what is true here, with the evidence for each criterion.
//!
//! Under 1.1 the lowest criterion decides. Its stages: 0 nothing is said online, 1 information, 2
//! help with filling in a form, 3 the application with all proofs goes online, 4 nothing that the
//! administration knows is asked again. Under 2.0 the stages up to 3 are about what people see, 4
//! to 6 about the work behind it. A criterion that cannot be told from what the program knows is
//! not assessed; so the stage found is one that the service does not exceed.

use serde::Serialize;

use super::model::Service;
use crate::{
    Services, ServicesError,
    forms::{Definition, file_questions},
};

/// A model of maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Model {
    /// Of June 2020, stages 0 to 4.
    #[serde(rename = "1.1")]
    V1_1,
    /// Of July 2025, stages 0 to 7.
    #[serde(rename = "2.0")]
    V2_0,
}

/// How mature a service is by one model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Maturity {
    /// The model.
    pub model: Model,
    /// The stage that the service does not exceed: the lowest of the criteria that were assessed.
    pub at_most: u8,
    /// Whether criteria are left that were not assessed.
    pub is_open: bool,
    /// The criteria.
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Its name; a Fluent message is `services-maturity-` and the name.
    pub name: &'static str,
    /// The stage it reaches; nothing where it was not assessed.
    pub stage: Option<u8>,
    /// Why; a Fluent message is `services-maturity-because-` and the name.
    pub because: &'static str,
}

/// A form with which the service can be applied for online today.
#[derive(Clone, Copy, Debug)]
pub struct OnlineForm {
    /// How many of its questions take files.
    pub file_questions: usize,
}

impl OnlineForm {
    fn of(definition: &Definition) -> Self {
        Self { file_questions: file_questions(definition) }
    }
}

impl Services {
    /// A service by both models, as of now.
    ///
    /// # Errors
    /// The database.
    pub async fn maturity_of(&self, service: &Service) -> Result<Vec<Maturity>, ServicesError> {
        let open = self.open_forms(service).await?;
        let forms: Vec<_> = open.iter().map(|form| OnlineForm::of(&form.definition)).collect();
        Ok(of(service, &forms))
    }
}

/// A service by both models, with the forms that are open online.
pub fn of(service: &Service, forms: &[OnlineForm]) -> Vec<Maturity> {
    [Model::V1_1, Model::V2_0].map(|model| by(model, service, forms)).to_vec()
}

fn by(model: Model, service: &Service, forms: &[OnlineForm]) -> Maturity {
    let mut criteria = vec![information(service)];
    criteria.extend(around_the_application(model).into_iter().map(|name| {
        let (stage, because) = if !service.state.is_shown() {
            (Some(0), "not-shown")
        } else if forms.is_empty() {
            (Some(1), "no-online-form")
        } else {
            online(name, service, forms)
        };
        Criterion { name, stage, because }
    }));
    let at_most = criteria.iter().filter_map(|criterion| criterion.stage).min().unwrap_or(0);
    let is_open = criteria.iter().any(|criterion| criterion.stage.is_none());
    Maturity { model, at_most, is_open, criteria }
}

/// The criteria about applying and what follows.
fn around_the_application(model: Model) -> Vec<&'static str> {
    let mut names = vec!["application", "proofs", "authentication", "decision", "once-only"];
    if model == Model::V2_0 {
        names.extend(["process", "data"]);
    }
    names
}

/// How far a criterion is fulfilled where the application goes online. What the program itself does
/// for every service is known: it seals the decision to who applied, and asks no register.
fn online(name: &str, service: &Service, forms: &[OnlineForm]) -> (Option<u8>, &'static str) {
    match name {
        "application" => (Some(3), "online-form"),
        "proofs" => proofs(service, forms),
        "authentication" => (None, "no-identity-card"),
        "decision" => (Some(3), "decision-online"),
        "once-only" => (Some(3), "asks-again"),
        "data" => (Some(3), "no-registers"),
        _ => (None, "not-seen"),
    }
}

/// What is said does not hold a service back beyond the first stage.
fn information(service: &Service) -> Criterion {
    let content = &service.content;
    let says = !content.description.is_empty() || !content.teaser.is_empty();
    let (stage, because) = match (service.state.is_shown(), says) {
        (true, true) => (3, "described"),
        (true, false) => (1, "named-only"),
        (false, _) => (0, "not-shown"),
    };
    Criterion { name: "information", stage: Some(stage), because }
}

/// Whether every proof goes with the form: where it takes fewer files than there are proofs, some
/// of these may be needed in special cases only.
fn proofs(service: &Service, forms: &[OnlineForm]) -> (Option<u8>, &'static str) {
    let files = forms.iter().map(|form| form.file_questions).max().unwrap_or_default();
    match (service.content.documents.len(), files) {
        (0, _) => (Some(3), "no-proofs-needed"),
        (_, 0) => (Some(2), "proofs-elsewhere"),
        (needed, taken) if taken >= needed => (Some(3), "proofs-in-the-form"),
        _ => (None, "fewer-files"),
    }
}

#[cfg(test)]
mod tests {
    use commons::{Slug, Text, Timestamp};

    use super::*;
    use crate::catalogue::model::{RequiredDocument, ServiceContent, State};

    fn service(state: State, text: Text) -> Service {
        let slug = Slug::of_title("hund");
        let content = ServiceContent { teaser: text, ..ServiceContent::default() };
        Service {
            office: slug.clone(),
            slug,
            state,
            version: 1,
            source: None,
            content,
            channels: Vec::new(),
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    const FORM: OnlineForm = OnlineForm { file_questions: 1 };

    fn stages(service: &Service, forms: &[OnlineForm]) -> Vec<u8> {
        of(service, forms).iter().map(|maturity| maturity.at_most).collect()
    }

    fn said() -> Text {
        Text::de("Wer einen Hund hält, meldet ihn an.")
    }

    #[test]
    fn the_lowest_criterion_decides() {
        assert_eq!(stages(&service(State::Draft, said()), &[FORM]), [0, 0]);
        assert_eq!(stages(&service(State::Listed, said()), &[]), [1, 1]);
        assert_eq!(stages(&service(State::Published, said()), &[]), [1, 1]);
        assert_eq!(stages(&service(State::Published, Text::default()), &[FORM]), [1, 1]);
        assert_eq!(stages(&service(State::Published, said()), &[FORM]), [3, 3]);
    }

    #[test]
    fn a_form_that_takes_no_proofs_only_helps_to_fill_it_in() {
        let mut needy = service(State::Published, said());
        needy.content.documents = vec![RequiredDocument::default(); 2];
        assert_eq!(stages(&needy, &[OnlineForm { file_questions: 0 }]), [2, 2]);
        let because = |forms: &[OnlineForm]| {
            let all = of(&needy, forms);
            all[0].criteria.iter().find(|it| it.name == "proofs").map(|it| it.because)
        };
        assert_eq!(because(&[FORM]), Some("fewer-files"));
        assert_eq!(because(&[FORM, OnlineForm { file_questions: 2 }]), Some("proofs-in-the-form"));
    }

    #[test]
    fn where_nothing_goes_online_everything_is_known() {
        let all = of(&service(State::Published, said()), &[]);
        assert!(all.iter().all(|maturity| !maturity.is_open && maturity.at_most == 1), "{all:?}");
    }

    #[test]
    fn what_cannot_be_told_is_never_claimed() {
        for maturity in of(&service(State::Published, said()), &[FORM]) {
            assert!(maturity.is_open && maturity.at_most == 3, "{maturity:?}");
            let open = maturity.criteria.iter().filter(|it| it.stage.is_none());
            let open: Vec<_> = open.map(|it| it.name).collect();
            let expected: &[&str] = match maturity.model {
                Model::V1_1 => &["authentication"],
                Model::V2_0 => &["authentication", "process"],
            };
            assert_eq!(open, expected);
        }
    }

    #[test]
    fn every_criterion_and_reason_has_its_words() {
        let texts = include_str!("../../locales/catalogue.de.ftl");
        let mut needy = service(State::Published, said());
        needy.content.documents = vec![RequiredDocument::default(); 2];
        for (forms, service) in [
            (vec![], needy.clone()),
            (vec![OnlineForm { file_questions: 0 }], needy.clone()),
            (vec![FORM], needy),
            (vec![FORM], service(State::Published, said())),
            (vec![FORM], service(State::Draft, Text::default())),
        ] {
            for it in of(&service, &forms).iter().flat_map(|maturity| &maturity.criteria) {
                for key in [it.name.to_owned(), format!("because-{}", it.because)] {
                    assert!(texts.contains(&format!("services-maturity-{key} = ")), "{key}");
                }
            }
        }
    }
}
