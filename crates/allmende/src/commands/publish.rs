use std::{path::PathBuf, process::ExitCode};

use commons::{Failure, Slug, Text};
use opendata::{
    About, Licence, PublishRequest, Target,
    describe::{self, Said},
    import::Corrections,
};

use crate::{house::House, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "TEXT")]
    title: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    description: String,
    #[arg(long, value_name = "ID", default_value = "dl-by-de/2.0")]
    license: Licence,
    #[arg(long, value_name = "SLUG")]
    office: Slug,
    #[arg(long, value_name = "SLUG")]
    slug: Option<Slug>,
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let open_data = House::open(folder, folder.read()?).await?.open_data;
    let corrections = Corrections::default();
    let found = open_data.inspect(&args.file, &corrections).await?;
    let file_name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    teller.say(&file_name);
    for said in describe::report(&found) {
        say(teller, &said);
    }
    if args.dry_run {
        say(teller, &describe::dry_run());
        return Ok(ExitCode::SUCCESS);
    }
    let about = About {
        title: Text::de(args.title),
        description: Text::de(args.description),
        licence: args.license,
        office: Some(args.office),
    };
    let request = PublishRequest {
        file: args.file,
        file_name,
        about,
        target: Target::Either(args.slug),
        corrections,
        by: None,
    };
    let published = open_data.publish(request).await?;
    say(teller, &describe::outcome(&published));
    teller.say(format!("{}/data/{}", open_data.config().base_url, published.dataset));
    Ok(ExitCode::SUCCESS)
}

fn say(teller: &Teller, said: &Said) {
    teller.tell(said.key, &said.args);
}
