use commons::{Arg, Explain, Place, Slug};

use super::{fees::FeesError, model::Status};

/// What can go wrong with cases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CasesError {
    /// There is no such case, or the caller has no part in it: the answer is the same.
    #[error("there is no such case")]
    NoCase,
    /// A part of the request is not as the interface says.
    #[error("{0} is not as the interface says")]
    Malformed(&'static str),
    /// The service is not published.
    #[error("the service {0} is not published")]
    NotPublished(String),
    /// Another office answers for the service.
    #[error("another office answers for the service: {0}")]
    OtherOffice(Slug),
    /// The case was registered for something else.
    #[error("the case is registered already")]
    Registered,
    /// The door is not open to the caller, or the service has none of its kind.
    #[error("this door is not open")]
    DoorRefused,
    /// A day on which the case cannot have come.
    #[error("the case cannot have come on that day")]
    Received,
    /// As the case stands, this cannot be done.
    #[error("as the case stands ({0}), this cannot be done")]
    NotNow(Status),
    /// Somebody else works on the case, or nobody.
    #[error("the case is not yours")]
    NotYours,
    /// Somebody has the case already.
    #[error("somebody has the case already")]
    Taken,
    /// The second pair of eyes must be somebody else's.
    #[error("the second pair of eyes must be somebody else's")]
    SameEyes,
    /// A refusal without a reason.
    #[error("a refusal needs a reason")]
    NoReason,
    /// The form belongs to another service than the case.
    #[error("the form belongs to another service than the case: {0}")]
    OtherForm(Slug),
    /// What only the office may do whose turn it is.
    #[error("only the office may do this")]
    OnlyOffice,
    /// The office has the case already.
    #[error("the office has the case already")]
    SameOffice,
    /// The office does not hold the key of the case.
    #[error("the office does not hold the key of the case: {0}")]
    NoKey(Slug),
    /// The person does not work on the office's cases.
    #[error("the person does not work there")]
    NoMember,
    /// There is no such note of an office that the caller works in.
    #[error("there is no such note")]
    NoNote,
    /// Somebody changed the case meanwhile.
    #[error("somebody changed the case meanwhile")]
    Crowded,
    /// Fees and payments.
    #[error(transparent)]
    Fees(#[from] FeesError),
}

impl Explain for CasesError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCase => "services-cases-no-case",
            Self::Malformed(_) => "services-cases-malformed",
            Self::NotPublished(_) => "services-cases-not-published",
            Self::OtherOffice(_) => "services-cases-other-office",
            Self::Registered => "services-cases-registered",
            Self::DoorRefused => "services-cases-door-refused",
            Self::Received => "services-cases-received",
            Self::NotNow(_) => "services-cases-not-now",
            Self::NotYours => "services-cases-not-yours",
            Self::Taken => "services-cases-taken",
            Self::SameEyes => "services-cases-same-eyes",
            Self::NoReason => "services-cases-no-reason",
            Self::OtherForm(_) => "services-cases-other-form",
            Self::OnlyOffice => "services-cases-only-office",
            Self::SameOffice => "services-cases-same-office",
            Self::NoKey(_) => "services-cases-no-key",
            Self::NoMember => "services-cases-no-member",
            Self::NoNote => "services-cases-no-note",
            Self::Crowded => "services-cases-crowded",
            Self::Fees(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoCase | Self::NoNote => 404,
            Self::OnlyOffice => 403,
            Self::Malformed(_) | Self::DoorRefused | Self::Received | Self::NoReason => 400,
            Self::Fees(error) => error.status(),
            _ => 409,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Malformed(field) => vec![("field", (*field).into())],
            Self::NotPublished(service) => vec![("service", service.as_str().into())],
            Self::OtherForm(service) => vec![("service", service.as_str().into())],
            Self::OtherOffice(office) | Self::NoKey(office) => {
                vec![("office", office.as_str().into())]
            }
            Self::NotNow(status) => vec![("status", status.as_str().into())],
            Self::Fees(error) => error.args(),
            _ => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Malformed(field) => {
                Place { field: Some((*field).to_owned()), ..Place::default() }
            }
            Self::Received => Place { field: Some("received".to_owned()), ..Place::default() },
            Self::NoReason => Place { field: Some("reasons".to_owned()), ..Place::default() },
            _ => Place::default(),
        }
    }
}
