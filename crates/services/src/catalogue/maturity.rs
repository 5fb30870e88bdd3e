//! How mature a service is by the two models of the Online Access Act (OZG): 1.1 with the stages 0
//! to 4, 2.0 with 0 to 7. Computed from what is true here, with the evidence for each criterion.
//!
//! Under 1.1 the lowest criterion decides. Its stages: 0 nothing is said online, 1 information, 2
//! help with filling in a form, 3 the application with all proofs goes online, 4 nothing that the
//! administration knows is asked again. Under 2.0 the stages up to 3 are about what people see, 4
//! to 6 about the work behind it. A criterion about which the catalogue knows nothing is not
//! assessed; so the stage found is one that the service does not exceed.

use serde::Serialize;

use super::{
    model::{Service, State},
    promises::has_open,
    rules::{self, Locations},
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

/// A service by both models.
pub fn of(service: &Service, locations: &Locations) -> Vec<Maturity> {
    [Model::V1_1, Model::V2_0].map(|model| by(model, service, locations)).to_vec()
}

fn by(model: Model, service: &Service, locations: &Locations) -> Maturity {
    let is_online =
        service.state == State::Published && has_open(service, "online", locations, rules::today());
    let mut criteria = vec![information(service), application(service, is_online)];
    criteria.push(proofs(service, is_online));
    let not_assessed: &[&str] = match model {
        Model::V1_1 => &["authentication", "decision", "once-only"],
        Model::V2_0 => &["authentication", "decision", "once-only", "process", "data"],
    };
    criteria.extend(not_assessed.iter().map(|name| Criterion {
        name,
        stage: None,
        because: "not-assessed",
    }));
    let at_most = criteria.iter().filter_map(|criterion| criterion.stage).min().unwrap_or(0);
    let is_open = criteria.iter().any(|criterion| criterion.stage.is_none());
    Maturity { model, at_most, is_open, criteria }
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

fn application(service: &Service, is_online: bool) -> Criterion {
    let (stage, because) = match (service.state.is_shown(), is_online) {
        (true, true) => (3, "online-form"),
        (true, false) => (1, "no-online-form"),
        (false, _) => (0, "not-shown"),
    };
    Criterion { name: "application", stage: Some(stage), because }
}

/// Where no proof is needed, none holds it back; else the form would have to say whether it takes
/// all of them.
fn proofs(service: &Service, is_online: bool) -> Criterion {
    let (stage, because) = if !is_online {
        (None, "not-assessed")
    } else if service.content.documents.is_empty() {
        (Some(3), "no-proofs-needed")
    } else {
        (None, "proofs-in-the-form")
    };
    Criterion { name: "proofs", stage, because }
}

#[cfg(test)]
mod tests {
    use commons::{Slug, Text, Timestamp};

    use super::*;
    use crate::catalogue::model::{Channel, Door, ServiceContent};

    fn service(state: State, channels: Vec<Channel>, text: Text) -> Service {
        let slug = Slug::of_title("hund");
        let content = ServiceContent { teaser: text, ..ServiceContent::default() };
        Service {
            office: slug.clone(),
            slug,
            state,
            version: 1,
            source: None,
            content,
            channels,
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn online() -> Vec<Channel> {
        let slug = Slug::of_title("online");
        vec![Channel::new(slug.clone(), Door::Online { form: slug })]
    }

    fn stages(service: &Service) -> Vec<u8> {
        of(service, &Locations::new()).iter().map(|maturity| maturity.at_most).collect()
    }

    #[test]
    fn the_lowest_criterion_decides() {
        let said = Text::de("Wer einen Hund hält, meldet ihn an.");
        assert_eq!(stages(&service(State::Draft, online(), said.clone())), [0, 0]);
        assert_eq!(stages(&service(State::Listed, online(), said.clone())), [1, 1]);
        assert_eq!(stages(&service(State::Published, vec![], said.clone())), [1, 1]);
        assert_eq!(stages(&service(State::Published, online(), Text::default())), [1, 1]);
        assert_eq!(stages(&service(State::Published, online(), said)), [3, 3]);
    }

    #[test]
    fn what_was_not_assessed_is_never_claimed() {
        let all = of(&service(State::Published, online(), Text::de("Ja")), &Locations::new());
        for maturity in all {
            assert!(maturity.is_open && maturity.at_most <= 3, "{maturity:?}");
            let unknown = maturity.criteria.iter().filter(|it| it.stage.is_none());
            assert!(
                unknown.clone().count() >= 3
                    && unknown.clone().all(|it| it.because.starts_with("not"))
            );
        }
    }
}
