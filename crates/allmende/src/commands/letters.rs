use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;
use commons::Failure;
use record::VerifierKey;
use sealed::RecoveryCode;

use super::deliver;
use crate::{
    ProgramError,
    letters::{Letters, LettersError, Opened, Secret},
    texts::Teller,
    town::TownFolder,
};

/// The exit code where everything that could be opened was, and something is not as it should be.
const DOUBTFUL: u8 = 3;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Deliver(deliver::Args),
    Open(Box<OpenArgs>),
}

#[derive(Debug, clap::Args)]
struct OpenArgs {
    export: PathBuf,
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_code_file")]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    recovery_code_file: Option<PathBuf>,
    #[arg(long, value_name = "VKEY")]
    key: Option<VerifierKey>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    match args.action {
        Action::Deliver(args) => Ok(deliver::run(folder, args, teller).await),
        Action::Open(args) => open(*args, teller),
    }
}

fn open(args: OpenArgs, teller: &Teller) -> Result<ExitCode, Failure> {
    let OpenArgs { export, to, passphrase_file, recovery_code_file, key } = args;
    let letters = Letters::read(&export)?;
    let secret = match (passphrase_file, recovery_code_file) {
        (_, Some(file)) => recovery_code(&read(&file)?)?,
        (Some(file), None) => Secret::Passphrase(read(&file)?),
        (None, None) => ask(&letters, teller)?,
    };
    let opened = letters.open(&secret, key.as_ref(), &to, teller)?;
    say(&opened, key.is_some(), &to, teller);
    Ok(if opened.faults.is_empty() { ExitCode::SUCCESS } else { DOUBTFUL.into() })
}

/// The first line of a file.
fn read(file: &Path) -> Result<String, LettersError> {
    let text = fs::read_to_string(file).map_err(ProgramError::file(file))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn recovery_code(typed: &str) -> Result<Secret, LettersError> {
    Ok(Secret::RecoveryCode(RecoveryCode::read(typed)?))
}

/// Asks for the passphrase and, where nothing is typed, for the recovery code.
fn ask(letters: &Letters, teller: &Teller) -> Result<Secret, LettersError> {
    letters.check_passphrase()?;
    let passphrase = prompt(teller, "cli-letters-open-ask-passphrase")?;
    if passphrase.is_empty() {
        recovery_code(&prompt(teller, "cli-letters-open-ask-code")?)
    } else {
        Ok(Secret::Passphrase(passphrase))
    }
}

fn prompt(teller: &Teller, key: &str) -> Result<String, LettersError> {
    let question = format!("{} ", teller.t(key));
    rpassword::prompt_password(question)
        .map_err(|error| LettersError::NoTerminal(error.to_string()))
}

fn say(opened: &Opened, key_is_pinned: bool, to: &Path, teller: &Teller) {
    let args = [
        ("cases", opened.cases.into()),
        ("letters", opened.letters.into()),
        ("attachments", opened.attachments.into()),
        ("page", to.join("index.html").display().to_string().into()),
    ];
    teller.tell("cli-letters-open-done", &args);
    match &opened.key {
        Some(_) if key_is_pinned => teller.tell("cli-letters-open-key-given", &[]),
        Some(key) => teller.tell("cli-letters-open-key-own", &[("key", key.as_str().into())]),
        None => teller.tell("cli-letters-open-key-none", &[]),
    }
    if opened.faults.is_empty() {
        teller.tell("cli-letters-open-verified", &[]);
        return;
    }
    teller.note(teller.t("cli-letters-open-faults"));
    for fault in &opened.faults {
        teller.note(format!("  – {}", fault.sentence(teller)));
    }
}
