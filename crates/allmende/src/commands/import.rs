use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use commons::{Arg, Failure, Slug};
use services::{
    ServicesError,
    catalogue::import::{
        ImportOptions,
        describe::{self, Sentence},
    },
    forms::{Unresolved, import},
};

use crate::{house::House, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Services(ServicesArgs),
    Form(FormArgs),
}

#[derive(Debug, clap::Args)]
struct ServicesArgs {
    path: PathBuf,
    #[arg(long, value_name = "SLUG")]
    office: Option<Slug>,
}

#[derive(Debug, clap::Args)]
struct FormArgs {
    file: PathBuf,
    #[arg(long, value_name = "SLUG")]
    service: Slug,
    #[arg(long, value_name = "SLUG")]
    office: Slug,
    #[arg(long, value_name = "SLUG")]
    slug: Option<Slug>,
    #[arg(long)]
    publish: bool,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    match args.what {
        What::Services(args) => services(folder, args, teller).await,
        What::Form(args) => form(folder, args, teller).await,
    }
}

async fn services(
    folder: &TownFolder,
    args: ServicesArgs,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let services = House::open(folder, folder.read()?).await?.services;
    let options = ImportOptions { office: args.office, by: None };
    let report = services.import(&args.path, &options).await?;
    for sentence in describe::report(&report) {
        say(teller, &sentence);
    }
    let all_taken = report.refused.is_empty();
    for (name, error) in report.refused {
        say(teller, &describe::refused(&name));
        teller.fail(&error.into());
    }
    Ok(if all_taken { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn form(folder: &TownFolder, args: FormArgs, teller: &Teller) -> Result<ExitCode, Failure> {
    let services = House::open(folder, folder.read()?).await?.services;
    let into = import::Into { service: args.service, office: args.office, form: args.slug };
    let form = import::import_file(&args.file, &into).map_err(ServicesError::from)?;
    let questions = form.question_count();
    let kept = services.keep_form(form.definition().clone()).await?;
    let said = [("form", kept.slug.as_str().into()), ("questions", questions.into())];
    teller.tell("services-forms-import-kept", &said);
    for it in &kept.draft.unresolved {
        let key = match (it.at.is_empty(), it.line) {
            (true, None) => "services-forms-import-unresolved",
            (true, Some(_)) => "services-forms-import-unresolved-line",
            (false, None) => "services-forms-import-unresolved-at",
            (false, Some(_)) => "services-forms-import-unresolved-at-line",
        };
        teller.tell(key, &unresolved(it, teller));
    }
    if args.publish {
        let version = services.publish_form(&kept.slug, None).await?;
        let said = [("form", kept.slug.as_str().into()), ("number", version.number.into())];
        teller.tell("services-forms-import-published", &said);
    }
    Ok(ExitCode::SUCCESS)
}

fn unresolved(it: &Unresolved, teller: &Teller) -> [(&'static str, Arg); 4] {
    let text = it.text.lines().next().unwrap_or_default().chars().take(200).collect::<String>();
    [
        ("kind", teller.t(it.kind.text_key()).into()),
        ("place", it.at.as_str().into()),
        ("line", it.line.unwrap_or_default().into()),
        ("text", text.into()),
    ]
}

fn say(teller: &Teller, sentence: &Sentence) {
    let said = sentence.said.iter().map(|(name, key)| (*name, teller.t(key).into()));
    let args: Vec<_> = sentence.args.iter().cloned().chain(said).collect();
    teller.tell(sentence.key, &args);
}
