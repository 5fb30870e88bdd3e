use std::{process::ExitCode, sync::Arc};

use commons::Failure;
use identity::DemoLogin;
use post::DemoMailbox;

use super::init;
use crate::{
    config::{self, Config, Listen},
    house::House,
    server,
    texts::Teller,
    town::TownFolder,
};

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
    let is_new = !folder.has_town();
    let mut config = if is_new { new_config(teller)? } else { folder.read()? };
    if let Some(listen) = args.listen {
        config.server.listen = listen;
    }
    // Passkeys belong to a name: at an IP address browsers refuse them.
    let url = format!("http://localhost:{}", config.server.listen.0.port());
    config.town.base_url = url.parse().unwrap_or_default();
    server::start_log(&config.log);
    let house = if is_new {
        make(folder, config, teller).await?
    } else {
        House::open(folder, config).await?
    };
    let house = Arc::new(house);
    let logins = house.identity.demo_logins()?;
    let mailboxes = house.post.demo_mailboxes()?;
    let tell = |address: std::net::SocketAddr| {
        welcome(teller, folder, &address.to_string(), &url, &logins);
        tell_mailboxes(teller, &mailboxes);
        tell_beginning(teller, &url);
    };
    server::serve(house, tell).await?;
    Ok(ExitCode::SUCCESS)
}

/// An example of an IBAN: nobody's account.
const DEMO_IBAN: &str = "DE02 1203 0000 0000 2020 51";

fn new_config(teller: &Teller) -> Result<Config, Failure> {
    let mut config = config::read("")?;
    config.town.demo = true;
    config.town.name = teller.t("cli-demo-town");
    config.town.iban = DEMO_IBAN.parse().unwrap_or_default();
    config.log.level = config::LogLevel::Warn;
    Ok(config)
}

async fn make(folder: &TownFolder, config: Config, teller: &Teller) -> Result<House, Failure> {
    teller.note(teller.t("cli-demo-making"));
    let house = init::found(folder, config, teller).await?;
    let filled = fill(&house).await;
    if filled.is_err() {
        // Half a town would be taken for a whole one next time.
        folder.empty();
    }
    filled.map(|()| house)
}

/// Every capability brings its part, those that others build on first.
async fn fill(house: &House) -> Result<(), Failure> {
    for capability in house.in_order_of_making() {
        capability.demo().await?;
    }
    house.settle().await
}

fn welcome(teller: &Teller, folder: &TownFolder, address: &str, url: &str, logins: &[DemoLogin]) {
    let path = folder.path().display().to_string();
    teller.say("");
    teller.tell(
        "cli-demo-ready",
        &[("url", url.into()), ("address", address.into()), ("path", path.as_str().into())],
    );
    teller.say("");
    teller.say(teller.t("cli-demo-logins"));
    let widest = logins.iter().map(|login| login.user_name.len()).max().unwrap_or_default();
    for login in logins {
        let user_name = login.user_name;
        teller.say(format!("  {user_name:widest$}  {}  {}", login.passphrase, login.name));
    }
    teller.say("");
    let program = std::env::current_exe().unwrap_or_else(|_| "allmende".into());
    let code = format!("{} user code USER_NAME --dir {path}", program.display());
    teller.tell("cli-demo-codes", &[("command", code.into())]);
}

fn tell_mailboxes(teller: &Teller, mailboxes: &[DemoMailbox]) {
    teller.say("");
    teller.say(teller.t("cli-demo-mailboxes"));
    let widest = mailboxes.iter().map(|it| it.user_name.len()).max().unwrap_or_default();
    for DemoMailbox { user_name, recovery_code } in mailboxes {
        teller.say(format!("  {user_name:widest$}  {recovery_code}"));
    }
}

fn tell_beginning(teller: &Teller, url: &str) {
    teller.say("");
    teller.tell("cli-demo-try", &[("url", url.into())]);
}
