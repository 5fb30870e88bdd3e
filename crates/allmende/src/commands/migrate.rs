use std::process::ExitCode;

use commons::Failure;

use crate::{house, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    check: bool,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let config = folder.read()?;
    let db = house::open_database(folder, &config).await?;
    if args.check {
        let pending = store::pending(&db, &house::schemas()).await?;
        teller.tell("cli-migrate-pending", &[("count", pending.len().into())]);
        list(teller, &pending);
        return Ok(ExitCode::from(u8::from(!pending.is_empty())));
    }
    let applied = store::migrate(&db, &house::schemas()).await?;
    teller.tell("cli-migrate-applied", &[("count", applied.len().into())]);
    list(teller, &applied);
    Ok(ExitCode::SUCCESS)
}

fn list(teller: &Teller, names: &[String]) {
    for name in names {
        teller.say(format!("  {name}"));
    }
}
