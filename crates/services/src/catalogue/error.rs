//! What can go wrong with the catalogue.

use commons::{Arg, Explain, Place, Slug};

use super::rules::MissingDoor;

/// What can go wrong with the catalogue. Whatever it is, everything stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// There is no such service.
    #[error("there is no service “{0}”")]
    NoService(String),
    /// There is no such location.
    #[error("there is no location “{0}”")]
    NoLocation(String),
    /// The service lacks a door that it must have.
    #[error("“{service}” lacks {} of the doors it must have", missing.len())]
    DoorsMissing {
        /// The service.
        service: Slug,
        /// Each door, with the reason.
        missing: Vec<MissingDoor>,
    },
    /// A door names a form of this program that is not published.
    #[error("the form “{form}” of the door “{door}” is not published")]
    FormMissing {
        /// The door.
        door: Slug,
        /// The form.
        form: Slug,
    },
    /// A service that is published must say what it is.
    #[error("“{0}” says nothing of what it is")]
    NoDescription(Slug),
    /// A service of this slug is there already.
    #[error("there is a service “{0}” already")]
    Taken(Slug),
    /// Somebody else changed it in the meantime.
    #[error("“{0}” was changed by somebody else")]
    Crowded(Slug),
    /// The service is withdrawn already, or was never public.
    #[error("“{0}” is not public")]
    NotPublic(Slug),
    /// Nothing is taken back without a reason.
    #[error("the reason is missing")]
    NoReason,
    /// A name in German is missing.
    #[error("the name is missing")]
    NoName,
    /// A text longer than it may be.
    #[error("“{field}” is longer than {limit} characters")]
    TooLong {
        /// The field.
        field: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A list longer than it may be.
    #[error("“{field}” has more than {limit} entries")]
    TooMany {
        /// The field.
        field: &'static str,
        /// The limit.
        limit: usize,
    },
    /// Two doors of the same name.
    #[error("there are two doors “{0}”")]
    TwoDoors(Slug),
    /// A door ends before it begins.
    #[error("the door “{0}” ends before it begins")]
    Dates(Slug),
    /// A fee below nothing, or whose least is more than its most.
    #[error("the fee of the door “{0}” cannot be")]
    Fee(Slug),
    /// An address that leads nowhere on the web.
    #[error("“{0}” is no address on the web")]
    Link(String),
    /// No number of the federal catalogue of services.
    #[error("“{0}” is no LeiKa number")]
    Leika(String),
    /// No point on Earth.
    #[error("the point is not on Earth")]
    Point,
    /// Opening hours that nobody can read.
    #[error("“{0}” are no opening hours")]
    Hours(String),
    /// The program is being stopped.
    #[error("interrupted")]
    Interrupted,
    /// What is kept cannot be read.
    #[error("“{0}” cannot be read from the database")]
    Unreadable(String),
}

impl Explain for CatalogueError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoService(_) => "services-no-service",
            Self::NoLocation(_) => "services-no-location",
            Self::DoorsMissing { .. } => "services-doors-missing",
            Self::FormMissing { .. } => "services-form-missing",
            Self::NoDescription(_) => "services-no-description",
            Self::Taken(_) => "services-taken",
            Self::Crowded(_) => "services-crowded",
            Self::NotPublic(_) => "services-not-public",
            Self::NoReason => "services-no-reason",
            Self::NoName => "services-no-name",
            Self::TooLong { .. } => "services-too-long",
            Self::TooMany { .. } => "services-too-many",
            Self::TwoDoors(_) => "services-two-doors",
            Self::Dates(_) => "services-dates",
            Self::Fee(_) => "services-fee",
            Self::Link(_) => "services-link",
            Self::Leika(_) => "services-leika",
            Self::Point => "services-point",
            Self::Hours(_) => "services-hours",
            Self::Interrupted => "services-interrupted",
            Self::Unreadable(_) => "services-unreadable",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoService(_) | Self::NoLocation(_) => 404,
            Self::Taken(_) | Self::Crowded(_) | Self::NotPublic(_) => 409,
            Self::Interrupted => 503,
            Self::Unreadable(_) => 500,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::DoorsMissing { service, .. }
            | Self::NoDescription(service)
            | Self::Taken(service)
            | Self::Crowded(service)
            | Self::NotPublic(service) => vec![("service", service.as_str().into())],
            Self::FormMissing { door, form } => {
                vec![("door", door.as_str().into()), ("form", form.as_str().into())]
            }
            Self::TwoDoors(door) | Self::Dates(door) | Self::Fee(door) => {
                vec![("door", door.as_str().into())]
            }
            Self::TooLong { field, limit } | Self::TooMany { field, limit } => {
                vec![("field", (*field).into()), ("limit", (*limit).into())]
            }
            Self::NoService(text)
            | Self::NoLocation(text)
            | Self::Link(text)
            | Self::Leika(text)
            | Self::Hours(text)
            | Self::Unreadable(text) => vec![("value", text.as_str().into())],
            Self::NoReason | Self::NoName | Self::Point | Self::Interrupted => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::Taken(_) => "slug",
            Self::NoReason => "reason",
            Self::NoName => "name",
            Self::NoDescription(_) => "description",
            Self::TooLong { field, .. } | Self::TooMany { field, .. } => field,
            Self::TwoDoors(_)
            | Self::Dates(_)
            | Self::Fee(_)
            | Self::DoorsMissing { .. }
            | Self::FormMissing { .. } => "channels",
            Self::Link(_) => "links",
            Self::Leika(_) => "leika",
            Self::Hours(_) => "opening_hours",
            Self::Point => "point",
            _ => return Place::default(),
        };
        Place { field: Some(field.to_owned()), ..Place::default() }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        match self {
            Self::DoorsMissing { missing, .. } => {
                missing.iter().map(|missing| missing as &dyn Explain).collect()
            }
            _ => Vec::new(),
        }
    }
}
