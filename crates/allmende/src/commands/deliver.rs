//! `allmende letters deliver`: what the town's mail server calls for each message.

use std::{
    io::{self, Read},
    process::ExitCode,
};

use commons::{Failure, Slug};
use post::{Incoming, PostError};

use crate::{ProgramError, house::House, texts::Teller, town::TownFolder};

/// What mail servers understand (`sysexits.h`): the message itself is at fault.
const DATA: u8 = 65;
/// There is no such recipient.
const NO_USER: u8 = 67;
/// It should be tried again later.
const LATER: u8 = 75;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "SLUG")]
    office: Option<Slug>,
}

/// Takes the message on standard input. Whatever goes wrong is said and becomes an exit code by
/// which the mail server knows whether to try again or to tell the sender.
pub(crate) async fn run(folder: &TownFolder, args: Args, teller: &Teller) -> ExitCode {
    match taken(folder, args.office.as_ref()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            teller.fail(&failure);
            ExitCode::from(code(&failure))
        }
    }
}

async fn taken(folder: &TownFolder, office: Option<&Slug>) -> Result<(), Failure> {
    let mut message = Vec::new();
    let longest = Incoming::LONGEST as u64 + 1;
    let read = io::stdin().lock().take(longest).read_to_end(&mut message);
    read.map_err(ProgramError::file("-"))?;
    // What cannot be taken is refused without the town.
    Incoming::read(&message).map_err(PostError::from)?;
    let post = House::open(folder, folder.read()?).await?.post;
    Ok(post.deliver(&message, office).await?)
}

fn code(failure: &Failure) -> u8 {
    match failure.explain().code() {
        "post-door-readable" | "post-door-unreadable" | "post-door-too-large" => DATA,
        "post-door-no-recipient" => NO_USER,
        _ => LATER,
    }
}
