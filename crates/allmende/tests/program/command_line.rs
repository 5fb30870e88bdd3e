//! The program as somebody meets it at a terminal.

use std::{process::Stdio, time::Duration};

use crate::support::{Town, assert_refused, free_address, said};

#[test]
fn every_command_and_option_has_its_words_in_both_languages() {
    let town = Town::nowhere();
    let commands: [&[&str]; 24] = [
        &[],
        &["init"],
        &["serve"],
        &["demo"],
        &["publish"],
        &["import"],
        &["import", "services"],
        &["record"],
        &["record", "verify"],
        &["record", "checkpoint"],
        &["record", "proof"],
        &["record", "receipt"],
        &["record", "witness"],
        &["user"],
        &["user", "invite"],
        &["user", "reset"],
        &["user", "disable"],
        &["backup"],
        &["restore"],
        &["letters"],
        &["letters", "open"],
        &["letters", "deliver"],
        &["doctor"],
        &["migrate"],
    ];
    for language in ["de_DE.UTF-8", "en_GB.UTF-8"] {
        for command in commands {
            let mut help = town.command(command);
            let output = help.arg("--help").env("LC_ALL", language).output().unwrap();
            let said = said(&output);
            assert!(output.status.success(), "{command:?}: {said}");
            assert!(!said.contains(" cli"), "{command:?} in {language}: {said}");
            let english = ["Usage:", "Options:", "[OPTIONS]", "[default", "[env:", "Print help"];
            let is_german = language.starts_with("de");
            assert!(
                !is_german || english.iter().all(|word| !said.contains(word)),
                "{command:?}: {said}"
            );
        }
    }
}

#[test]
fn a_command_that_is_none_is_refused_in_the_language_of_the_terminal() {
    let town = Town::nowhere();
    for (command, german, english) in [
        (&["gibtesnicht"][..], "Den Befehl „gibtesnicht“ gibt es nicht", "There is no command"),
        (&["serve", "--nichts"][..], "„--nichts“ ist hier keine Option", "“--nichts” is no option"),
        (&["publish"][..], "Es fehlt: --title <TEXT>", "Missing: --title <TEXT>"),
        (
            &["init", "--url", "notaurl"][..],
            "--url <URL>: Öffentliche Adresse, zum Beispiel https://",
            "--url <URL>: Public address, for example https://",
        ),
    ] {
        for (language, sentence) in [("de_DE.UTF-8", german), ("en_GB.UTF-8", english)] {
            let output = town.command(command).env("LC_ALL", language).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{}", said(&output));
            assert!(said(&output).contains(sentence), "{}", said(&output));
        }
    }
}

#[test]
fn a_new_town_has_an_invitation_and_no_password() {
    let town = Town::nowhere();
    let output = town.run(&["init", "--name", "Neustadt", "--url", "https://neustadt.example"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("https://neustadt.example/invitations/"), "{said}");
    let staff = town.run(&["user", "list"]);
    assert!(
        crate::support::said(&staff).contains("0 accounts"),
        "{}",
        crate::support::said(&staff)
    );
    assert_refused(&town.run(&["init"]), "is not empty");
    assert_refused(&town.run(&["user", "code", "admin"]), "demo");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_keys_of_a_town() {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::founded();
    let keys = town.path().join("keys");
    for path in crate::support::files(&keys).iter().chain([
        &keys,
        &town.path(),
        &town.path().join("allmende.toml"),
    ]) {
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
    let doctor = town.run(&["doctor"]);
    assert!(said(&doctor).contains("Only their owner"), "{}", said(&doctor));
    let invited = "The invitation is open and works until";
    assert!(said(&doctor).contains(invited), "{}", said(&doctor));
    std::fs::set_permissions(&keys, std::fs::Permissions::from_mode(0o755)).unwrap();
    let doctor = town.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    assert!(said(&doctor).contains("chmod"), "{}", said(&doctor));
}

#[test]
fn what_is_wrong_with_the_configuration_is_named_by_key_and_value() {
    let town = Town::founded();
    let path = town.path().join("allmende.toml");
    let usual = std::fs::read_to_string(&path).unwrap();
    for (text, sentence) in [
        ("[server]\nlisten = \"everywhere\"\n", "server.listen = \"everywhere\""),
        ("[server]\nport = 80\n", "no key server.port"),
        ("[town]\nbase_url = \"neustadt.example\"\n", "town.base_url = \"neustadt.example\""),
        ("[server.tls]\nkey = \"key.pem\"\n", "server.tls.key also needs server.tls.certificate"),
        ("[town\n", "can’t be read"),
    ] {
        std::fs::write(&path, text).unwrap();
        assert_refused(&town.run(&["doctor"]), sentence);
    }
    std::fs::write(&path, usual).unwrap();
    let mut doctor = town.command(&["doctor"]);
    let output = doctor.env("ALLMENDE_LOG__LEVEL", "loud").output().unwrap();
    assert_refused(&output, "log.level = \"loud\"");
}

#[test]
fn a_secret_in_the_configuration_is_never_shown() {
    let town = Town::founded();
    let mut doctor = town.command(&["doctor"]);
    doctor.env("ALLMENDE_DATABASE__URL", "postgres://town:hunter2@127.0.0.1:1/town");
    let output = doctor.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!said(&output).contains("hunter2"), "{}", said(&output));
}

#[test]
fn a_command_without_a_town_says_how_to_make_one() {
    let town = Town::nowhere();
    assert_refused(&town.run(&["serve"]), "allmende init --dir");
    assert_refused(&town.run(&["backup", "x.age", "--recipient", "nonsense"]), "age1");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let town = Town::founded();
    let taken = std::net::TcpListener::bind(free_address()).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = town.run(&["serve", "--listen", &address]);
    assert_refused(&output, &format!("listens on {address} already"));
}

#[test]
fn a_database_that_is_newer_than_the_program_is_refused() {
    let town = Town::founded();
    let path = town.path().join("town.sqlite");
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute(
        "INSERT INTO schema_migrations (room, name, sha256, applied_at)
         VALUES ('house', '9999_from_the_future', '', 0)",
        [],
    )
    .unwrap();
    drop(db);
    assert_refused(&town.run(&["migrate"]), "9999_from_the_future");
    assert_refused(&town.run(&["migrate", "--check"]), "9999_from_the_future");
    assert_eq!(town.run(&["serve"]).status.code(), Some(1));
}

#[test]
fn a_file_is_published_and_the_record_verifies_without_a_server() {
    let town = Town::founded();
    let csv = town.file("bäume.csv", b"Baum;H\xf6he\r\nLinde;12,5\r\nEiche;20,0\r\n");
    let csv = csv.to_str().unwrap();
    let publish = ["publish", csv, "--title", "Bäume", "--office", "verwaltung"];
    let dry = town.run(&[&publish[..], &["--dry-run"]].concat());
    assert!(dry.status.success() && said(&dry).contains("windows-1252"), "{}", said(&dry));
    let published = town.run(&publish);
    assert!(published.status.success(), "{}", said(&published));
    assert!(said(&published).contains("/data/baeume"), "{}", said(&published));
    let verified = town.run(&["record", "verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
    assert!(said(&verified).contains("2 entries"), "{}", said(&verified));
    let mut elsewhere = town.command(&["record", "verify"]);
    elsewhere.arg(town.path()).env("ALLMENDE_DIR", town.beside("nowhere"));
    let elsewhere = elsewhere.output().unwrap();
    assert_eq!(said(&elsewhere), said(&verified), "a folder can be named like an address");

    let receipt = town.run(&["record", "proof", "1"]);
    let receipt = town.file("receipt.json", &receipt.stdout);
    let proved = town.run(&["record", "receipt", receipt.to_str().unwrap()]);
    assert!(proved.status.success(), "{}", said(&proved));
}

#[test]
fn whoever_stops_listening_has_what_they_wanted() {
    let town = Town::founded();
    let mut command = town.command(&["record", "verify"]);
    let mut program = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(program.stdout.take());
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(said(&output), "");
}

#[test]
fn a_bad_file_is_refused_with_its_line_and_nothing_is_published() {
    let town = Town::founded();
    let ragged = town.file("ragged.csv", b"a;b\n1;2\n3;4;5\n");
    let binary = town.file("binary.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    let empty = town.file("empty.csv", b"");
    for (file, sentence) in [(ragged, "ine 3"), (binary, ""), (empty, "empty")] {
        let file = file.to_str().unwrap();
        let output = town.run(&["publish", file, "--title", "x", "--office", "verwaltung"]);
        assert_refused(&output, sentence);
    }
    let verified = town.run(&["record", "verify"]);
    assert!(said(&verified).contains("1 entr"), "{}", said(&verified));
}

#[test]
fn services_are_imported_while_the_server_runs_and_once_only() {
    let town = Town::founded();
    let server = town.serve(&[]);
    let csv = town.file("leistungen.csv", "id;name\n1;Hund anmelden\n2;Bäume fällen\n".as_bytes());
    let import = ["import", "services", csv.to_str().unwrap(), "--office", "verwaltung"];
    let first = town.run(&import);
    assert!(first.status.success(), "{}", said(&first));
    assert!(said(&first).contains("2 new, 0 changed"), "{}", said(&first));
    let second = town.run(&import);
    assert!(said(&second).contains("0 new, 0 changed, 2 as before"), "{}", said(&second));
    drop(server);
}

#[test]
fn a_bad_file_of_services_is_refused_with_its_line_and_an_exit_code() {
    let town = Town::founded();
    let xml = town.file("broken.xml", b"<transfer>\n<leistung>\n");
    let import = ["import", "services", xml.to_str().unwrap(), "--office", "verwaltung"];
    assert_refused(&town.run(&import), "ine 2");
    let nobody = town.file("nobody.csv", b"id,name\n1,Hund\n");
    assert_refused(&town.run(&["import", "services", nobody.to_str().unwrap()]), "--office");
}

#[test]
fn a_witness_looks_at_a_town_and_the_town_that_knows_it_shows_its_signature() {
    let town = Town::founded();
    let look = |url: &str, more: &[&str]| {
        let (key, state) = (town.beside("witness.key"), town.beside("witness.state"));
        let mut command = town.command(&["record", "witness", url, "--name", "witness.example"]);
        command.arg("--key").arg(key).arg("--state").arg(state).args(more).output().unwrap()
    };
    let server = town.serve(&[]);
    let first = look(&format!("http://{}", server.address), &[]);
    assert!(first.status.success(), "{}", said(&first));
    let said_first = said(&first);
    let key = said_first.split_whitespace().find(|word| word.starts_with("witness.example+"));
    drop(server);
    let known = format!("[\"{}\"]", key.expect("the key for the town"));
    let server = town.serve(&[("ALLMENDE_RECORD__WITNESSES", &known)]);
    // A new town has no entry before it has published its own tables.
    let shown = (0..40).any(|_| {
        let again = look(&format!("http://{}", server.address), &["--submit"]);
        assert!(again.status.success(), "{}", said(&again));
        std::thread::sleep(Duration::from_millis(250));
        server.get("/record/checkpoint/witnessed", "").contains("— witness.example ")
    });
    assert!(shown, "the signature stands under the checkpoint");
}
