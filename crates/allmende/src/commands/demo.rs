use std::process::ExitCode;

use commons::Failure;

use super::init;
use crate::{
    config::{Config, Listen},
    house::House,
    server,
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "ADDR")]
    listen: Option<Listen>,
}

pub(crate) async fn run(folder: &TownFolder, args: Args) -> Result<ExitCode, Failure> {
    let mut config = if folder.has_town() { folder.read()? } else { Config::default() };
    config.town.demo = true;
    if let Some(listen) = args.listen {
        config.server.listen = listen;
    }
    let house = if folder.has_town() {
        House::open(folder, config).await?
    } else {
        let house = init::found(folder, config).await?;
        for capability in house.capabilities() {
            capability.demo().await?;
        }
        house
    };
    server::serve(&house).await?;
    Ok(ExitCode::SUCCESS)
}
