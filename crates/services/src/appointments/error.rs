use commons::{Arg, Explain, Place, Slug};

/// What can go wrong with appointments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppointmentsError {
    /// No service was chosen.
    #[error("no service was chosen")]
    NoServices,
    /// There are no appointments for this service.
    #[error("there are no appointments for {0}")]
    NotBookable(Slug),
    /// The services take longer than one visit may; its most, in minutes.
    #[error("the services take longer than {0} minutes")]
    TooLong(u32),
    /// There are no appointments at this place.
    #[error("there are no appointments at this place")]
    NoPlace,
    /// What was sent as a time or a day is none.
    #[error("{0} is no time")]
    Time(&'static str),
    /// Somebody else has the slot, or it is not offered.
    #[error("the slot is taken or not offered")]
    Taken,
    /// There is no such appointment, or its link works no more.
    #[error("there is no such appointment")]
    NotFound,
    /// No appointment has this code.
    #[error("no appointment has this code")]
    NoCode,
    /// It has begun, or was cancelled: nothing can be changed any more.
    #[error("the appointment cannot be changed any more")]
    Over,
    /// Somebody holds as many appointments as one may.
    #[error("as many appointments as one may hold: {0}")]
    TooMany(u64),
    /// Too much was done from this network; how many minutes to wait.
    #[error("too much was done from this network")]
    SlowDown(u64),
    /// An address that mail cannot go to.
    #[error("this is no address for mail")]
    Email,
    /// A name is longer than fits on a slip.
    #[error("the name is too long")]
    Name,
    /// Working hours that cannot be read.
    #[error("these are no working hours")]
    Hours(String),
    /// What was sent is no whole number within these bounds.
    #[error("this is no whole number from {least} to {most}")]
    Number {
        /// The least that may be.
        least: u32,
        /// The most that may be.
        most: u32,
    },
    /// A counter without a label, or with a longer one than this many characters.
    #[error("a counter needs a label of at most {0} characters")]
    CounterLabel(usize),
    /// A door that clerks do not book by.
    #[error("no such door")]
    Door,
    /// A wish to be told of an earlier slot that is there no more.
    #[error("nobody waits with this link")]
    NotWaiting,
}

impl Explain for AppointmentsError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoServices => "services-appointments-no-services",
            Self::NotBookable(_) => "services-appointments-not-bookable",
            Self::TooLong(_) => "services-appointments-too-long",
            Self::NoPlace => "services-appointments-no-place",
            Self::Time(_) => "services-appointments-time",
            Self::Taken => "services-appointments-taken",
            Self::NotFound => "services-appointments-not-found",
            Self::NoCode => "services-appointments-no-code",
            Self::Over => "services-appointments-over",
            Self::TooMany(_) => "services-appointments-too-many",
            Self::SlowDown(_) => "services-appointments-slow-down",
            Self::Email => "services-appointments-email",
            Self::Name => "services-appointments-name",
            Self::Hours(_) => "services-appointments-hours",
            Self::Number { .. } => "services-appointments-number",
            Self::CounterLabel(_) => "services-appointments-counter-label",
            Self::Door => "services-appointments-door",
            Self::NotWaiting => "services-appointments-not-waiting",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoPlace | Self::NotFound | Self::NoCode | Self::NotWaiting => 404,
            Self::Taken | Self::Over => 409,
            Self::TooMany(_) | Self::SlowDown(_) => 429,
            _ => 400,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NotBookable(service) => vec![("service", service.as_str().into())],
            Self::TooLong(minutes) => vec![("minutes", (*minutes).into())],
            Self::TooMany(most) => vec![("most", (*most).into())],
            Self::SlowDown(minutes) => vec![("minutes", (*minutes).into())],
            Self::Number { least, most } => {
                vec![("least", (*least).into()), ("most", (*most).into())]
            }
            Self::CounterLabel(most) => vec![("most", (*most).into())],
            Self::Hours(hours) => vec![("hours", hours.as_str().into())],
            _ => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::NoServices | Self::NotBookable(_) | Self::TooLong(_) => "service",
            Self::NoPlace => "place",
            Self::Time(field) => field,
            Self::NoCode => "code",
            Self::Email => "email",
            Self::Name => "name",
            Self::Door => "door",
            _ => return Place::default(),
        };
        Place { field: Some(field.to_owned()), ..Place::default() }
    }
}
