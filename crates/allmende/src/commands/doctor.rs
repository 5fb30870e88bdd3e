use std::process::ExitCode;

use commons::{
    Failure,
    capability::{Check, Health},
};

use crate::{doctor, house::House, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(
    folder: &TownFolder,
    _: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let config = folder.read()?;
    let mut checks = doctor::look_at_folder(folder, &config);
    match House::open(folder, config).await {
        Ok(house) => {
            for capability in house.capabilities() {
                checks.extend(capability.checks().await);
            }
        }
        Err(failure) => {
            teller.fail(&failure);
            checks.push(doctor::does_not_open());
        }
    }
    let worst = checks.iter().map(|check| check.state).max().unwrap_or(Health::Good);
    for check in &checks {
        say(teller, check);
    }
    teller.say("");
    teller.say(teller.t(match worst {
        Health::Good => "cli-doctor-good",
        Health::Warning => "cli-doctor-warning",
        Health::Broken => "cli-doctor-broken",
    }));
    Ok(ExitCode::from(match worst {
        Health::Good => 0,
        Health::Warning => 2,
        Health::Broken => 1,
    }))
}

fn say(teller: &Teller, check: &Check) {
    let key = format!("check-{}", check.code);
    let sign = match check.state {
        Health::Good => "✓",
        Health::Warning => "!",
        Health::Broken => "✗",
    };
    teller.say(format!("{sign} {}", teller.tr(&key, &check.args)));
    let remedy = format!("{key}.remedy");
    if check.state != Health::Good && teller.reader().has_text(&remedy) {
        teller.say(format!("  → {}", teller.tr(&remedy, &check.args)));
    }
}
