use std::{path::PathBuf, process::ExitCode};

use commons::Failure;

use crate::{
    backup::{self, Key},
    texts::Teller,
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let key = match &args.identity {
        Some(file) => Key::identities(file)?,
        None => Key::passphrase(args.passphrase_file.as_deref())?,
    };
    let restored = backup::read(&args.file, key, folder, args.database.as_deref()).await?;
    teller.tell("cli-restore-done", &restored.summary.args(&args.file));
    teller.tell("cli-restore-erased", &[("count", restored.erased.into())]);
    let command = format!("allmende serve --dir {}", folder.path().display());
    teller.tell("cli-restore-next", &[("command", command.into())]);
    Ok(ExitCode::SUCCESS)
}
