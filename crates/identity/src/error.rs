use std::time::Duration;

use commons::{Arg, Explain, Place};
use record::RecordError;
use store::StoreError;

use crate::{
    Role,
    rules::{LONGEST, PassphraseFault, SHORTEST},
};

/// What can go wrong with people, sign-in and offices.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// Nobody is signed in, or the session ended.
    #[error("not signed in")]
    NotSignedIn,
    /// The person must prove again who they are before this.
    #[error("confirm who you are first")]
    ConfirmFirst,
    /// The person does not have this role here.
    #[error("needs the role {role}")]
    Forbidden {
        /// The role that would be needed.
        role: Role,
    },
    /// User name and passphrase (or recovery code) do not belong together. It never says which of
    /// them is wrong.
    #[error("wrong user name or passphrase")]
    WrongSignIn,
    /// The account was disabled; told only to who has proved that it is theirs.
    #[error("the account is disabled")]
    AccountDisabled,
    /// Whoever confirms that it is them gave a wrong passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The code of the second factor is wrong, old or was used before.
    #[error("wrong code")]
    WrongCode,
    /// Too many wrong attempts from here.
    #[error("too many attempts, wait {} s", .wait.as_secs())]
    TooManyAttempts {
        /// How long to wait.
        wait: Duration,
    },
    /// The town does not let residents make accounts.
    #[error("registration is closed")]
    RegistrationClosed,
    /// No user name: see [`crate::rules::parse_user_name`].
    #[error("no user name")]
    BadUserName,
    /// Somebody has this user name.
    #[error("the user name is taken")]
    UserNameTaken,
    /// No name was given for the person.
    #[error("no name")]
    BadName,
    /// The passphrase is not good enough.
    #[error("bad passphrase: {0:?}")]
    BadPassphrase(PassphraseFault),
    /// The last way to sign in, or a staff member's last second factor, cannot be removed.
    #[error("the last way to sign in stays")]
    LastWayIn,
    /// The step took too long, was already done, or began in another browser.
    #[error("the step expired")]
    CeremonyExpired,
    /// The browser's or authenticator's answer does not hold.
    #[error("the passkey was refused: {0}")]
    PasskeyRefused(String),
    /// Passkeys need a host name; this town is reached by a bare IP address.
    #[error("passkeys need a host name in the base URL")]
    NoPasskeys,
    /// The base URL is no origin.
    #[error("“{0}” is no origin: use https://HOST or http://localhost:PORT")]
    BadBaseUrl(String),
    /// A provider's configuration cannot be used.
    #[error("the provider “{provider}” cannot be used: {reason}")]
    BadProvider {
        /// Its identifier in the configuration.
        provider: String,
        /// Why.
        reason: String,
    },
    /// No such provider, or it is not for this person.
    #[error("no such provider")]
    UnknownProvider,
    /// The provider did not answer, or its answer does not hold.
    #[error("signing in with “{provider}” failed: {reason}")]
    ProviderFailed {
        /// Its identifier.
        provider: String,
        /// Why; for the log, not for people.
        reason: String,
    },
    /// This account at the provider belongs to someone else here.
    #[error("the provider's account is linked to another account")]
    LinkTaken,
    /// The link was used, withdrawn or is too old.
    #[error("the invitation is not valid")]
    InvitationGone,
    /// No such person.
    #[error("no such person")]
    UnknownPerson,
    /// No such office.
    #[error("no such office “{0}”")]
    UnknownOffice(String),
    /// An office with this identifier exists.
    #[error("the office “{0}” exists")]
    OfficeExists(String),
    /// The text is no identifier for an office.
    #[error("no identifier")]
    BadSlug,
    /// No role was chosen.
    #[error("no role")]
    NoRole,
    /// An office needs a name in German.
    #[error("the office needs a name")]
    OfficeWithoutName,
    /// Someone must be able to let people in.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// Nobody disables their own account from the administrators' page.
    #[error("not on one's own account")]
    OwnAccount,
    /// A demo convenience was asked of a real town.
    #[error("only in a demo town")]
    NoDemo,
    /// A stored secret does not open with the town's key.
    #[error("a stored secret does not open with the town's key")]
    Sealed,
    /// The file with the ledger of erasures cannot be read or written.
    #[error("the ledger of erasures {path}: {reason}")]
    Ledger {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// The machine could not do what it was asked (hashing, for instance).
    #[error("internal: {0}")]
    Internal(String),
    /// The public record said no.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for IdentityError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSignedIn => "identity-not-signed-in",
            Self::ConfirmFirst => "identity-confirm-first",
            Self::Forbidden { .. } => "identity-forbidden",
            Self::WrongSignIn => "identity-wrong-sign-in",
            Self::AccountDisabled => "identity-account-disabled",
            Self::WrongPassphrase => "identity-wrong-passphrase",
            Self::WrongCode => "identity-wrong-code",
            Self::TooManyAttempts { .. } => "identity-too-many-attempts",
            Self::RegistrationClosed => "identity-registration-closed",
            Self::BadUserName => "identity-bad-user-name",
            Self::UserNameTaken => "identity-user-name-taken",
            Self::BadName => "identity-bad-name",
            Self::BadPassphrase(fault) => match fault {
                PassphraseFault::TooShort => "identity-passphrase-too-short",
                PassphraseFault::TooLong => "identity-passphrase-too-long",
                PassphraseFault::Common => "identity-passphrase-common",
                PassphraseFault::Guessable => "identity-passphrase-guessable",
            },
            Self::LastWayIn => "identity-last-way-in",
            Self::CeremonyExpired => "identity-ceremony-expired",
            Self::PasskeyRefused(_) => "identity-passkey-refused",
            Self::NoPasskeys => "identity-no-passkeys",
            Self::BadBaseUrl(_) => "identity-bad-base-url",
            Self::BadProvider { .. } => "identity-bad-provider",
            Self::UnknownProvider => "identity-unknown-provider",
            Self::ProviderFailed { .. } => "identity-provider-failed",
            Self::LinkTaken => "identity-link-taken",
            Self::InvitationGone => "identity-invitation-gone",
            Self::UnknownPerson => "identity-unknown-person",
            Self::UnknownOffice(_) => "identity-unknown-office",
            Self::OfficeExists(_) => "identity-office-exists",
            Self::BadSlug => "identity-bad-slug",
            Self::NoRole => "identity-no-role",
            Self::OfficeWithoutName => "identity-office-without-name",
            Self::LastAdministrator => "identity-last-administrator",
            Self::OwnAccount => "identity-own-account",
            Self::NoDemo => "identity-no-demo",
            Self::Sealed => "identity-sealed",
            Self::Ledger { .. } => "identity-ledger",
            Self::Internal(_) => "identity-internal",
            Self::Record(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn | Self::ConfirmFirst => 401,
            Self::Forbidden { .. }
            | Self::AccountDisabled
            | Self::RegistrationClosed
            | Self::NoDemo => 403,
            Self::UnknownProvider | Self::UnknownPerson | Self::UnknownOffice(_) => 404,
            Self::UserNameTaken
            | Self::LastWayIn
            | Self::LinkTaken
            | Self::OfficeExists(_)
            | Self::LastAdministrator
            | Self::OwnAccount => 409,
            Self::InvitationGone => 410,
            Self::WrongSignIn
            | Self::WrongPassphrase
            | Self::NoRole
            | Self::BadSlug
            | Self::WrongCode
            | Self::BadUserName
            | Self::BadName
            | Self::BadPassphrase(_)
            | Self::CeremonyExpired
            | Self::PasskeyRefused(_)
            | Self::OfficeWithoutName => 422,
            Self::TooManyAttempts { .. } => 429,
            Self::NoPasskeys
            | Self::BadBaseUrl(_)
            | Self::BadProvider { .. }
            | Self::Sealed
            | Self::Ledger { .. }
            | Self::Internal(_) => 500,
            Self::ProviderFailed { .. } => 502,
            Self::Record(error) => error.status(),
            Self::Store(error) => error.status(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Forbidden { role } => vec![("role", role.as_str().into())],
            Self::TooManyAttempts { wait } => vec![("minutes", minutes(*wait).into())],
            Self::BadPassphrase(_) => {
                vec![("shortest", SHORTEST.into()), ("longest", LONGEST.into())]
            }
            Self::BadBaseUrl(value) => vec![("value", value.as_str().into())],
            Self::BadProvider { provider, reason } => {
                vec![("provider", provider.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Ledger { path, reason } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::ProviderFailed { provider, .. } => vec![("provider", provider.as_str().into())],
            Self::UnknownOffice(office) | Self::OfficeExists(office) => {
                vec![("office", office.as_str().into())]
            }
            Self::Record(error) => error.args(),
            Self::Store(error) => error.args(),
            _ => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::BadUserName | Self::UserNameTaken | Self::WrongSignIn => "user_name",
            Self::BadName | Self::OfficeWithoutName => "name",
            Self::BadPassphrase(_) | Self::WrongPassphrase => "passphrase",
            Self::NoRole => "role",
            Self::WrongCode => "code",
            Self::UnknownOffice(_) => "office",
            Self::OfficeExists(_) | Self::BadSlug => "slug",
            Self::BadBaseUrl(_) => "base_url",
            Self::BadProvider { .. } => "providers",
            Self::Record(error) => return error.place(),
            Self::Store(error) => return error.place(),
            _ => return Place::default(),
        };
        Place { field: Some(field.to_owned()), ..Place::default() }
    }
}

/// Whole minutes, rounded up: what is written is never shorter than the wait.
fn minutes(wait: Duration) -> u64 {
    wait.as_secs().div_ceil(60).max(1)
}
