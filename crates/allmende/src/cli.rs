//! The command line. Its words for people stand in the translations, under `cli-…`.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use commons::Failure;

use crate::{
    commands::{backup, demo, doctor, init, migrate, publish, record, restore, serve, user},
    town::TownFolder,
};

#[derive(Debug, Parser)]
#[command(name = "allmende", version)]
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
    Record(record::Args),
    User(user::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Doctor(doctor::Args),
    Migrate(migrate::Args),
}

pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(_) => ExitCode::FAILURE,
    }
}

async fn run(cli: Cli) -> ExitCode {
    // Only fails where one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match command(cli).await {
        Ok(code) => code,
        Err(failure) => {
            say_error(&failure);
            ExitCode::FAILURE
        }
    }
}

async fn command(cli: Cli) -> Result<ExitCode, Failure> {
    let folder = |default: &str| TownFolder::at(cli.dir.clone().unwrap_or_else(|| default.into()));
    match cli.command {
        Command::Init(args) => init::run(&folder("."), args).await,
        Command::Serve(args) => serve::run(&folder("."), args).await,
        Command::Demo(args) => demo::run(&folder("allmende-demo"), args).await,
        Command::Publish(args) => publish::run(&folder("."), args).await,
        Command::Record(args) => record::run(&folder("."), args).await,
        Command::User(args) => user::run(&folder("."), args).await,
        Command::Backup(args) => backup::run(&folder("."), args).await,
        Command::Restore(args) => restore::run(&folder("."), args).await,
        Command::Doctor(args) => doctor::run(&folder("."), args).await,
        Command::Migrate(args) => migrate::run(&folder("."), args).await,
    }
}

#[expect(clippy::print_stderr, reason = "errors of the command line")]
fn say_error(failure: &Failure) {
    eprintln!("{failure}");
}
