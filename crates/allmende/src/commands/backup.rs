use std::{path::PathBuf, process::ExitCode};

use commons::Failure;

use crate::{
    backup::{self, Lock},
    house::House,
    texts::Teller,
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "AGE1…")]
    recipient: Vec<String>,
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let lock = if args.recipient.is_empty() {
        Lock::passphrase(args.passphrase_file.as_deref())?
    } else {
        Lock::recipients(&args.recipient)?
    };
    let house = House::open(folder, folder.read()?).await?;
    let summary = backup::write(&house, folder, &args.file, lock).await?;
    teller.tell("cli-backup-done", &summary.args(&args.file));
    Ok(ExitCode::SUCCESS)
}
