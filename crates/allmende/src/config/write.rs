//! Writes `allmende.toml` for a new town: every key with what it is for. Keys that are as the
//! program would have them anyway stand as comments.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::Config;
use crate::texts::Teller;

/// Keys that have no value by themselves, with an example.
const EXAMPLES: [(&str, &str); 22] = [
    ("server.tls.certificate", "\"/etc/allmende/certificate.pem\""),
    ("server.tls.key", "\"/etc/allmende/key.pem\""),
    ("server.tls.redirect_listen", "\"[::]:80\""),
    ("blobs.endpoint", "\"https://s3.example.org\""),
    ("blobs.region", "\"eu-central-1\""),
    ("blobs.access_key_id", "\"…\""),
    ("blobs.secret_access_key", "\"…\""),
    ("mail.url", "\"smtps://mail.stadt.example\""),
    ("mail.from", "\"post@stadt.example\""),
    ("mail.user", "\"post@stadt.example\""),
    ("mail.password", "\"…\""),
    ("fit_connect.token_url", "\"https://auth-testing.fit-connect.example/token\""),
    ("fit_connect.submission_url", "\"https://submission-api-testing.fit-connect.example\""),
    ("fit_connect.client_id", "\"…\""),
    ("fit_connect.client_secret", "\"…\""),
    ("fit_connect.roots", "\"fit-connect-roots.pem\""),
    ("fit_connect.destinations", "[{ office = \"buergerservice\", id = \"…\" }]"),
    ("metrics.listen", "\"127.0.0.1:9100\""),
    ("security.contact", "\"mailto:it-sicherheit@stadt.example\""),
    ("identity.providers", "[]"),
    ("record.witnesses", "[\"zeuge.verein.example+0a1b2c3d+BA… https://zeuge.verein.example\"]"),
    ("server.trusted_proxies", "[\"127.0.0.1/32\"]"),
];

/// The text of a new town's `allmende.toml`.
pub fn write(config: &Config, teller: &Teller) -> String {
    let (ours, usual) = (object(config), object(&Config::default()));
    let mut text = comment(&teller.t("config"));
    for (section, keys) in &ours {
        let usual = usual.get(section).and_then(Value::as_object).cloned().unwrap_or_default();
        write_section(&mut text, teller, section, keys, &usual);
    }
    text
}

fn object(config: &Config) -> Map<String, Value> {
    match serde_json::to_value(config) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

fn write_section(
    text: &mut String,
    teller: &Teller,
    section: &str,
    keys: &Value,
    usual: &Map<String, Value>,
) {
    let _ = write!(text, "\n{}[{section}]\n", comment(&teller.t(&text_key(section))));
    let Value::Object(keys) = keys else { return };
    let mut subsections = Vec::new();
    for (key, value) in keys {
        if value.is_object() {
            subsections.push((key, value));
            continue;
        }
        let path = format!("{section}.{key}");
        if EXAMPLES.iter().any(|(example, _)| *example == path) {
            continue;
        }
        let sign = if usual.get(key) == Some(value) { "# " } else { "" };
        let _ = write!(text, "\n{}{sign}{key} = {value}\n", comment(&teller.t(&text_key(&path))));
    }
    write_examples(text, teller, section);
    for (key, value) in subsections {
        let usual = usual.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
        write_section(text, teller, &format!("{section}.{key}"), value, &usual);
    }
}

fn write_examples(text: &mut String, teller: &Teller, section: &str) {
    for (path, example) in EXAMPLES {
        if let Some((before, key)) = path.rsplit_once('.')
            && before == section
        {
            let what = comment(&teller.t(&text_key(path)));
            let _ = write!(text, "\n{what}# {}: {key} = {example}\n", teller.t("config-example"));
        }
    }
}

/// `config-server-limits-body-bytes`
fn text_key(path: &str) -> String {
    format!("config-{}", path.replace(['.', '_'], "-"))
}

/// The text as comment lines, no longer than a terminal is wide.
fn comment(text: &str) -> String {
    const WIDTH: usize = 96;
    let mut lines = String::new();
    for paragraph in text.lines() {
        let mut line = String::from("#");
        for word in paragraph.split_whitespace() {
            if line.chars().count() + word.chars().count() + 1 > WIDTH {
                lines.push_str(&line);
                lines.push('\n');
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// The text of a configuration with another database: for restoring elsewhere.
pub fn with_database(text: &str, url: &str) -> String {
    let line = format!("url = {}", Value::from(url));
    let mut lines: Vec<String> = Vec::new();
    let (mut section, mut is_set) = (String::new(), false);
    for found in text.lines() {
        let trimmed = found.trim();
        if trimmed.starts_with('[') {
            trimmed.clone_into(&mut section);
        }
        let is_url =
            section == "[database]" && trimmed.split('=').next().map(str::trim) == Some("url");
        if is_url {
            continue;
        }
        lines.push(found.to_owned());
        if trimmed == "[database]" {
            lines.push(line.clone());
            is_set = true;
        }
    }
    if !is_set {
        lines.extend(["[database]".to_owned(), line]);
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;

    #[test]
    fn a_written_configuration_is_read_as_it_was() {
        let mut config = Config::default();
        config.town.name = "Neustadt \"am\" See".to_owned();
        config.town.iban = "DE02120300000000202051".parse().unwrap();
        config.server.limits.request_seconds = 7;
        let text = write(&config, &Teller::new().unwrap());
        assert_eq!(read(&text).unwrap(), config);
    }

    #[test]
    fn every_key_stands_there_with_what_it_is_for() {
        let text = write(&Config::default(), &Teller::new().unwrap());
        for key in ["listen", "url", "body_bytes"] {
            assert!(text.contains(&format!("# {key} = ")), "{key} is missing in\n{text}");
        }
        for key in ["redirect_listen", "contact", "trusted_proxies"] {
            assert!(text.contains(&format!(": {key} = ")), "{key} is missing in\n{text}");
        }
        assert!(!text.contains("# config-"), "a text is missing in\n{text}");
    }

    #[test]
    fn another_database_replaces_the_one_that_was_there() {
        let text = "[town]\nname = \"x\"\n[database]\nurl = \"sqlite:town.sqlite\"\n";
        let config = read(&with_database(text, "postgres://u@h/n")).unwrap();
        assert_eq!(
            (config.database.url.as_str(), config.town.name.as_str()),
            ("postgres://u@h/n", "x")
        );
        assert_eq!(read(&with_database("", "sqlite:a")).unwrap().database.url, "sqlite:a");
    }
}
