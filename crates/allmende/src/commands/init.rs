use std::process::ExitCode;

use commons::Failure;

use crate::{
    ProgramError,
    config::{BaseUrl, Config, Origin},
    house::{House, Keys},
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "URL")]
    url: Option<BaseUrl>,
}

#[expect(clippy::print_stdout, reason = "what the command answers")]
pub(crate) async fn run(folder: &TownFolder, args: Args) -> Result<ExitCode, Failure> {
    let mut config = Config::default();
    if let Some(name) = args.name {
        config.town.name = name;
    }
    if let Some(url) = args.url {
        config.town.base_url = url;
    }
    let house = found(folder, config).await?;
    let link = house.identity.invite_first_administrator("Administration").await?;
    println!("{link:?}");
    Ok(ExitCode::SUCCESS)
}

/// Makes a new town: folder, configuration, keys, database.
pub(crate) async fn found(folder: &TownFolder, config: Config) -> Result<House, Failure> {
    if !folder.is_empty()? {
        return Err(ProgramError::NotEmpty(folder.path().to_owned()).into());
    }
    folder.create()?;
    Keys::create(folder, &Origin::of(&config.town.base_url))?;
    folder.write_private(&folder.configuration(), b"")?;
    House::open(folder, config).await
}
