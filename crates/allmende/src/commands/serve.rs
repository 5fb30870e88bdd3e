use std::{process::ExitCode, sync::Arc};

use commons::Failure;

use crate::{config::Listen, house::House, server, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "ADDR")]
    listen: Option<Listen>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let mut config = folder.read()?;
    if let Some(listen) = args.listen {
        config.server.listen = listen;
    }
    server::start_log(&config.log);
    let url = config.town.base_url.to_string();
    let house = Arc::new(House::open(folder, config).await?);
    server::serve(house, |address| {
        teller.tell(
            "cli-serve-ready",
            &[("address", address.to_string().into()), ("url", url.into())],
        );
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}
