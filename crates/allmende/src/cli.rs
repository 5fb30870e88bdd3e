//! The command line. Its words for people stand in the translations, under `cli-…`.

use std::{path::PathBuf, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use commons::Failure;

use crate::{
    commands::{
        backup, demo, doctor, import, init, letters, migrate, publish, record, restore, serve, user,
    },
    help,
    texts::Teller,
    town::TownFolder,
};

#[derive(Debug, Parser)]
#[command(name = "allmende", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, env = "ALLMENDE_DIR", value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(init::Args),
    Serve(serve::Args),
    Demo(demo::Args),
    Publish(publish::Args),
    Import(import::Args),
    Record(record::Args),
    User(user::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Letters(letters::Args),
    Doctor(doctor::Args),
    Migrate(migrate::Args),
}

pub(crate) fn main() -> ExitCode {
    let Ok(teller) = Teller::new() else { return ExitCode::FAILURE };
    let mut command = help::told(Cli::command(), &teller);
    let matches = command.try_get_matches_from_mut(std::env::args_os());
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return help::refuse(&error, &command, &teller),
    };
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(run(cli, &teller)),
        Err(error) => {
            teller.note(error.to_string());
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli, teller: &Teller) -> ExitCode {
    // Only fails where one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match command(cli, teller).await {
        Ok(code) => code,
        Err(failure) => {
            teller.fail(&failure);
            ExitCode::FAILURE
        }
    }
}

async fn command(cli: Cli, teller: &Teller) -> Result<ExitCode, Failure> {
    let folder = |default: &str| TownFolder::at(cli.dir.clone().unwrap_or_else(|| default.into()));
    match cli.command {
        Command::Init(args) => init::run(&folder("."), args, teller).await,
        Command::Serve(args) => serve::run(&folder("."), args, teller).await,
        Command::Demo(args) => demo::run(&folder("allmende-demo"), args, teller).await,
        Command::Publish(args) => publish::run(&folder("."), args, teller).await,
        Command::Import(args) => import::run(&folder("."), args, teller).await,
        Command::Record(args) => record::run(&folder("."), args, teller).await,
        Command::User(args) => user::run(&folder("."), args, teller).await,
        Command::Backup(args) => backup::run(&folder("."), args, teller).await,
        Command::Restore(args) => restore::run(&folder("."), args, teller).await,
        Command::Letters(args) => letters::run(&folder("."), args, teller).await,
        Command::Doctor(args) => doctor::run(&folder("."), args, teller).await,
        Command::Migrate(args) => migrate::run(&folder("."), args, teller).await,
    }
}
