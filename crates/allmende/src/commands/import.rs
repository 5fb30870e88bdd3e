use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use commons::{Failure, Slug};
use services::catalogue::import::{
    ImportOptions,
    describe::{self, Sentence},
};

use crate::{house::House, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Services(ServicesArgs),
}

#[derive(Debug, clap::Args)]
struct ServicesArgs {
    path: PathBuf,
    #[arg(long, value_name = "SLUG")]
    office: Option<Slug>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    match args.what {
        What::Services(args) => services(folder, args, teller).await,
    }
}

async fn services(
    folder: &TownFolder,
    args: ServicesArgs,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let services = House::open(folder, folder.read()?).await?.services;
    let options = ImportOptions { office: args.office, by: None };
    let report = services.import(&args.path, &options).await?;
    for sentence in describe::report(&report) {
        say(teller, &sentence);
    }
    let all_taken = report.refused.is_empty();
    for (name, error) in report.refused {
        say(teller, &describe::refused(&name));
        teller.fail(&error.into());
    }
    Ok(if all_taken { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn say(teller: &Teller, sentence: &Sentence) {
    let said = sentence.said.iter().map(|(name, key)| (*name, teller.t(key).into()));
    let args: Vec<_> = sentence.args.iter().cloned().chain(said).collect();
    teller.tell(sentence.key, &args);
}
