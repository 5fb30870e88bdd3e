use std::process::ExitCode;

use commons::Failure;

use crate::{config::Listen, house::House, server, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "ADDR")]
    listen: Option<Listen>,
}

pub(crate) async fn run(folder: &TownFolder, args: Args) -> Result<ExitCode, Failure> {
    let mut config = folder.read()?;
    if let Some(listen) = args.listen {
        config.server.listen = listen;
    }
    let house = House::open(folder, config).await?;
    server::serve(&house).await?;
    Ok(ExitCode::SUCCESS)
}
