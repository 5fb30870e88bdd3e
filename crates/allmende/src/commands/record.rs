use std::{
    fs,
    io::{self, IsTerminal, Read},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;
use commons::Failure;
use record::{
    NoteKey, RemoteLog, VerifierKey, Witness,
    commands::{self, Sentence, Source, VerifyReport},
};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use crate::{
    ProgramError, bundle,
    house::{self, House},
    texts::Teller,
    town::TownFolder,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Verify {
        #[arg(value_name = "URL|DIR")]
        town: Option<String>,
        #[arg(long, value_name = "VKEY")]
        key: Option<VerifierKey>,
        #[arg(long, value_name = "FILE")]
        state: Option<PathBuf>,
    },
    Checkpoint,
    Proof {
        index: u64,
    },
    Receipt {
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        content: Option<PathBuf>,
        #[arg(long, value_name = "VKEY")]
        key: Option<VerifierKey>,
    },
    Witness(Box<WitnessArgs>),
}

#[derive(Debug, clap::Args)]
struct WitnessArgs {
    url: String,
    #[arg(long, value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "FILE", default_value = "witness.key")]
    key: PathBuf,
    #[arg(long, value_name = "FILE", default_value = "witness.state")]
    state: PathBuf,
    #[arg(long, value_name = "VKEY")]
    vkey: Option<VerifierKey>,
    #[arg(long)]
    submit: bool,
    #[arg(long, value_name = "ADDR", conflicts_with = "submit")]
    listen: Option<SocketAddr>,
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    match args.action {
        Action::Verify { town, key, state } => {
            let source = source(folder, town).await?;
            let progress = |done| progress(teller, done);
            let report = commands::verify(&source, key, state.as_deref(), progress).await?;
            say(teller, report.sentences());
            verify_bundle(teller, &source, &report).await?;
        }
        Action::Checkpoint => {
            let house = House::open(folder, folder.read()?).await?;
            teller.say(house.record.checkpoint().await?.0.to_string().trim_end());
        }
        Action::Proof { index } => {
            let house = House::open(folder, folder.read()?).await?;
            teller.say(commands::prove(&house.record, index).await?.to_json());
        }
        Action::Receipt { file, content, key } => {
            let receipt = fs::read(&file).map_err(ProgramError::file(&file))?;
            let content = content.as_deref().map(digest).transpose()?;
            let proved = commands::verify_receipt(&receipt, key.as_ref(), content)?;
            say(teller, proved.sentences());
        }
        Action::Witness(args) => witness(teller, *args).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Where a town's record is read: at its address, or in its folder.
async fn source(folder: &TownFolder, town: Option<String>) -> Result<Source, Failure> {
    let named = match town {
        Some(url) if !Path::new(&url).is_dir() => return Ok(Source::Url(url)),
        named => named.map(TownFolder::at),
    };
    let folder = named.as_ref().unwrap_or(folder);
    Ok(Source::Database(house::open_database(folder, &folder.read()?).await?))
}

/// Compares what browsers are sent with the newest bundle in a record that was found sound.
async fn verify_bundle(
    teller: &Teller,
    source: &Source,
    report: &VerifyReport,
) -> Result<(), Failure> {
    let newest = report.newest.get(bundle::RELEASED).filter(|entry| bundle::is_release(entry));
    let Some(entry) = newest else {
        teller.tell("cli-record-bundle-none", &[]);
        return Ok(());
    };
    let index = ("index", entry.index.into());
    match source {
        Source::Database(_) if bundle::is_of_this_program(entry) => {
            teller.tell("cli-record-bundle-program", &[index]);
        }
        Source::Database(_) => teller.tell("cli-record-bundle-other-program", &[index]),
        Source::Url(url) => match bundle::Town::of(url).await? {
            Some(town) => {
                let checked = bundle::check(&town, entry, &report.key).await?;
                let args =
                    [index, ("assets", checked.assets.into()), ("pages", checked.pages.into())];
                teller.tell("cli-record-bundle-sound", &args);
            }
            None => teller.tell("cli-record-bundle-none", &[]),
        },
    }
    Ok(())
}

async fn witness(teller: &Teller, args: WitnessArgs) -> Result<(), Failure> {
    let key = witness_key(&args.key, &args.name)?;
    if let Some(address) = args.listen {
        return serve(teller, address, key, args).await;
    }
    let WitnessArgs { url, vkey, state, submit, .. } = args;
    let report = commands::witness(&url, vkey, &key, &state, submit).await?;
    say(teller, report.sentences());
    teller.say(report.line.trim_end());
    Ok(())
}

fn say(teller: &Teller, sentences: Vec<Sentence>) {
    for (key, args) in sentences {
        teller.tell(key, &args);
    }
}

/// How far it has come, for a person who waits.
fn progress(teller: &Teller, done: u64) {
    const STEP: u64 = 100_000;
    if done.is_multiple_of(STEP) && io::stderr().is_terminal() {
        teller.note(teller.tr("cli-record-progress", &[("count", done.into())]));
    }
}

/// The SHA-256 of a file, however large.
fn digest(file: &Path) -> Result<[u8; 32], ProgramError> {
    let mut hash = Sha256::new();
    let mut input = fs::File::open(file).map_err(ProgramError::file(file))?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        match input.read(&mut chunk).map_err(ProgramError::file(file))? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&chunk[..read]),
        }
    }
}

/// Answers logs that call, until the program is stopped.
async fn serve(
    teller: &Teller,
    address: SocketAddr,
    key: NoteKey,
    args: WitnessArgs,
) -> Result<(), Failure> {
    let log = match args.vkey {
        Some(vkey) => vkey,
        None => RemoteLog::open(&args.url).await?.key().await?,
    };
    let said = [
        ("log", log.to_string().into()),
        ("key", key.verifier().to_string().into()),
        ("address", address.to_string().into()),
    ];
    let routes = Witness::new(key, log, args.state)?.routes();
    let failed = |error: io::Error| ProgramError::CannotListen {
        address: address.to_string(),
        reason: error.to_string(),
    };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    teller.tell("cli-record-witness-listens", &said);
    axum::serve(listener, routes)
        .with_graceful_shutdown(async { _ = tokio::signal::ctrl_c().await })
        .await
        .map_err(failed)?;
    Ok(())
}

/// The witness's key: read, or made where there is none.
fn witness_key(path: &Path, name: &str) -> Result<NoteKey, Failure> {
    if let Ok(text) = fs::read_to_string(path) {
        return Ok(NoteKey::from_secret_text(text.trim())?);
    }
    let key = NoteKey::generate_witness(name)?;
    let folder = TownFolder::at(path.parent().unwrap_or(Path::new(".")));
    folder.write_private(path, format!("{}\n", key.to_secret_text()).as_bytes())?;
    Ok(key)
}
