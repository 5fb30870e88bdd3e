use std::process::ExitCode;

use commons::Failure;

use crate::{house::House, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(folder: &TownFolder, _: Args) -> Result<ExitCode, Failure> {
    House::open(folder, folder.read()?).await?;
    Ok(ExitCode::SUCCESS)
}
