use std::process::ExitCode;

use commons::Failure;

use crate::{
    ProgramError,
    config::{self, BaseUrl, Config, Origin},
    house::House,
    keys::Keys,
    texts::Teller,
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "URL")]
    url: Option<BaseUrl>,
    #[arg(long, value_name = "NAME")]
    administrator: Option<String>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    // The environment counts here as it will when the town is served.
    let mut config = config::read("")?;
    if let Some(name) = args.name {
        config.town.name = name;
    }
    if let Some(url) = args.url {
        config.town.base_url = url;
    }
    let house = found(folder, config, teller).await?;
    let name = args.administrator.unwrap_or_else(|| teller.t("cli-init-first-administrator"));
    let invitation = house.identity.invite_first_administrator(&name).await?;
    let path = folder.path().display().to_string();
    teller.tell("cli-init-done", &[("path", path.as_str().into())]);
    teller.say("");
    teller.say(format!("  {}", invitation.url));
    teller.say("");
    teller.tell(
        "cli-init-next",
        &[
            ("command", format!("allmende serve --dir {path}").into()),
            ("until", teller.reader().datetime(invitation.expires_at).into()),
        ],
    );
    Ok(ExitCode::SUCCESS)
}

/// Makes a new town: folder, configuration, keys, database. Where something fails, what was made
/// is taken away again.
pub(crate) async fn found(
    folder: &TownFolder,
    config: Config,
    teller: &Teller,
) -> Result<House, Failure> {
    if !folder.is_empty()? {
        return Err(ProgramError::NotEmpty(folder.path().to_owned()).into());
    }
    let made = make(folder, config, teller).await;
    if made.is_err() {
        folder.empty();
    }
    made
}

async fn make(folder: &TownFolder, config: Config, teller: &Teller) -> Result<House, Failure> {
    folder.create()?;
    Keys::create(folder, &Origin::of(&config.town.base_url))?;
    let text = config::write(&config, teller);
    folder.write_private(&folder.configuration(), text.as_bytes())?;
    House::open(folder, config).await
}
