//! Reads the configuration; every error names the key, the value, and where it stands.

use std::fmt::Write;

use commons::{Arg, Explain, Place};
use figment::{
    Figment,
    error::{Error, Kind},
    providers::{Env, Format, Serialized, Toml},
    value::Value,
};

use super::{Config, FitConnect, Mail};

/// The environment variables of the configuration begin with this.
const PREFIX: &str = "ALLMENDE_";

/// What can be wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is no TOML.
    #[error("allmende.toml cannot be read: {reason}")]
    Syntax {
        /// What the parser says, with line and column.
        reason: String,
    },
    /// There is no such key.
    #[error("there is no key {key}")]
    Unknown {
        /// The key.
        key: String,
        /// The keys that may stand there.
        expected: String,
    },
    /// A key is missing in a list's entry.
    #[error("{key} is missing")]
    Missing {
        /// The key.
        key: String,
    },
    /// A value is none of the kind that is expected.
    #[error("{key} = {value}: not as expected")]
    Value {
        /// The key.
        key: String,
        /// Its value; left out for secrets.
        value: String,
    },
    /// Two keys need each other.
    #[error("{key} needs {other}")]
    Needs {
        /// The key that is there.
        key: &'static str,
        /// The key that is not.
        other: &'static str,
    },
}

impl Explain for ConfigError {
    fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "config-syntax",
            Self::Unknown { .. } => "config-unknown",
            Self::Missing { .. } => "config-missing",
            Self::Value { .. } => "config-value",
            Self::Needs { .. } => "config-needs",
        }
    }

    fn status(&self) -> u16 {
        500
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Syntax { reason } => vec![("reason", reason.as_str().into())],
            Self::Unknown { key, expected } => {
                vec![("key", key.as_str().into()), ("expected", expected.as_str().into())]
            }
            Self::Missing { key } => vec![("key", key.as_str().into())],
            Self::Value { key, value } => {
                vec![("key", key.as_str().into()), ("value", value.as_str().into())]
            }
            Self::Needs { key, other } => vec![("key", (*key).into()), ("other", (*other).into())],
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::Syntax { .. } => None,
            Self::Unknown { key, .. } | Self::Missing { key } | Self::Value { key, .. } => {
                Some(key.clone())
            }
            Self::Needs { key, .. } => Some((*key).to_owned()),
        };
        Place { field, ..Place::default() }
    }
}

/// Reads the text of `allmende.toml` and, over it, the environment.
///
/// # Errors
/// The first thing that is wrong.
pub fn read(toml: &str) -> Result<Config, ConfigError> {
    check_syntax(toml)?;
    // Other variables of this name are options of the command line; only keys have a section.
    let environment = Env::prefixed(PREFIX).filter(|name| name.as_str().contains("__")).split("__");
    let figment = Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::string(toml))
        .merge(environment);
    let config: Config = figment.extract().map_err(|error| explain(&figment, error))?;
    check(&config)?;
    Ok(config)
}

/// Apart from the rest, because its message has a line and a column.
fn check_syntax(text: &str) -> Result<(), ConfigError> {
    let parsed: Result<Value, _> = Figment::from(Toml::string(text)).extract();
    match parsed {
        Err(Error { kind: Kind::Message(reason), .. }) => Err(ConfigError::Syntax { reason }),
        _ => Ok(()),
    }
}

fn explain(figment: &Figment, error: Error) -> ConfigError {
    let key = key_of(&error.path);
    match error.kind {
        Kind::UnknownField(field, known) => {
            let mut path = error.path;
            // Figment names the unknown field twice or once, depending on its depth.
            if path.last() != Some(&field) {
                path.push(field);
            }
            ConfigError::Unknown { key: key_of(&path), expected: known.join(", ") }
        }
        Kind::MissingField(field) => {
            let mut path = error.path;
            path.push(field.into_owned());
            ConfigError::Missing { key: key_of(&path) }
        }
        _ => {
            let value = figment.find_value(&error.path.join(".")).ok();
            let value = value.map_or_else(String::new, |value| shown(&key, &value));
            ConfigError::Value { key, value }
        }
    }
}

/// `identity.providers[0].id`
fn key_of(path: &[String]) -> String {
    let mut key = String::new();
    for part in path {
        if part.parse::<usize>().is_ok() {
            let _ = write!(key, "[{part}]");
        } else {
            if !key.is_empty() {
                key.push('.');
            }
            key.push_str(part);
        }
    }
    key
}

/// A value as an error shows it: never one that may hold a password.
fn shown(key: &str, value: &Value) -> String {
    let may_be_secret = ["secret", "password", "database.url", "mail.url", "access_key"];
    if may_be_secret.iter().any(|name| key.contains(name)) {
        return "…".to_owned();
    }
    serde_json::to_string(value).unwrap_or_default()
}

fn check(config: &Config) -> Result<(), ConfigError> {
    let tls = &config.server.tls;
    let needs = |key, other| Err(ConfigError::Needs { key, other });
    match (&tls.certificate, &tls.key, &tls.redirect_listen) {
        (Some(_), None, _) => needs("server.tls.certificate", "server.tls.key"),
        (None, Some(_), _) => needs("server.tls.key", "server.tls.certificate"),
        (None, None, Some(_)) => needs("server.tls.redirect_listen", "server.tls.certificate"),
        _ => check_mail(&config.mail).and_then(|()| check_fit_connect(&config.fit_connect)),
    }
}

/// All of it or nothing.
fn check_fit_connect(it: &FitConnect) -> Result<(), ConfigError> {
    let keys = [
        ("fit_connect.submission_url", it.submission_url.is_some()),
        ("fit_connect.token_url", it.token_url.is_some()),
        ("fit_connect.client_id", it.client_id.is_some()),
        ("fit_connect.client_secret", it.client_secret.is_some()),
        ("fit_connect.roots", it.roots.is_some()),
    ];
    let present = keys.iter().find(|(_, is_there)| *is_there);
    let present = present.map(|(key, _)| *key);
    let present =
        present.or_else(|| (!it.destinations.is_empty()).then_some("fit_connect.destinations"));
    let missing = keys.iter().find(|(_, is_there)| !is_there);
    match (present, missing) {
        (Some(key), Some((other, _))) => Err(ConfigError::Needs { key, other }),
        _ => Ok(()),
    }
}

fn check_mail(mail: &Mail) -> Result<(), ConfigError> {
    let needs = |key, other| Err(ConfigError::Needs { key, other });
    match (&mail.url, &mail.from, &mail.user, &mail.password) {
        (Some(_), None, _, _) => needs("mail.url", "mail.from"),
        (None, Some(_), _, _) => needs("mail.from", "mail.url"),
        (None, _, Some(_), _) => needs("mail.user", "mail.url"),
        (_, _, Some(_), None) => needs("mail.user", "mail.password"),
        (_, _, None, Some(_)) => needs("mail.password", "mail.user"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts that look like a configuration, right or wrong.
    fn lines() -> impl Strategy<Value = String> {
        let section = "\\[(town|server|server\\.limits|blobs|log|nonsense)\\]";
        let key = "(name|base_url|listen|body_bytes|url|level|secret_access_key)";
        let value = "(\"[a-z:/.0-9]{0,20}\"|[0-9]{1,20}|true|\\[\\]|)";
        let line = proptest::string::string_regex(&format!("({section}|{key} = {value})")).unwrap();
        prop::collection::vec(line, 0..8).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn any_text_is_a_configuration_or_is_refused(text in any::<String>()) {
            let _ = read(&text);
        }

        #[test]
        fn what_looks_like_a_configuration_is_one_or_names_its_fault(text in lines()) {
            if let Err(error) = read(&text) {
                prop_assert!(!error.to_string().is_empty());
                let is_nameless = error.place().field.is_some_and(|field| field.is_empty());
                prop_assert!(!is_nameless);
            }
        }

        #[test]
        fn mail_is_whole_or_not_there(present in any::<[bool; 4]>()) {
            let lines = ["url = \"smtps://m\"", "from = \"a@b\"", "user = \"u\"", "password = \"p\""];
            let lines: Vec<_> =
                lines.into_iter().zip(present).filter(|(_, it)| *it).map(|(line, _)| line).collect();
            let [url, from, user, password] = present;
            let is_whole = url == from && user == password && (url || !user);
            let found = read(&format!("[mail]\n{}", lines.join("\n")));
            prop_assert_eq!(found.is_ok(), is_whole, "{:?}", lines);
        }

        #[test]
        fn fit_connect_is_whole_or_not_there(present in any::<[bool; 5]>()) {
            let lines = [
                "token_url = \"https://a.example/token\"",
                "submission_url = \"https://b.example\"",
                "client_id = \"c\"",
                "client_secret = \"d\"",
                "roots = \"e.pem\"",
            ];
            let lines: Vec<_> =
                lines.into_iter().zip(present).filter(|(_, it)| *it).map(|(line, _)| line).collect();
            let is_whole = present.iter().all(|it| *it == present[0]);
            let found = read(&format!("[fit_connect]\n{}", lines.join("\n")));
            prop_assert_eq!(found.is_ok(), is_whole, "{:?}", lines);
        }

        #[test]
        fn a_secret_is_never_part_of_an_error(secret in "[a-z]{12}") {
            let text = format!("[blobs]\nsecret_access_key = [\"{secret}\"]\n");
            let error = read(&text).unwrap_err();
            let told = format!("{error} {:?}", error.args());
            prop_assert!(!told.contains(&secret), "{}", told);
        }
    }
}
