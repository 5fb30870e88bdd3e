use std::process::ExitCode;

use clap::Subcommand;
use commons::{Arg, Failure, Slug};
use identity::{Identity, IdentityError, Invitation, InvitationLink, Membership, Person, Role};

use crate::{house::House, texts::Teller, town::TownFolder};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    List,
    Invite {
        name: String,
        #[arg(long, value_name = "SLUG")]
        office: Slug,
        #[arg(long, value_name = "ROLE")]
        role: Role,
    },
    Reset {
        user_name: String,
    },
    Disable {
        user_name: String,
    },
    Enable {
        user_name: String,
    },
    Code {
        user_name: String,
    },
}

pub(crate) async fn run(
    folder: &TownFolder,
    args: Args,
    teller: &Teller,
) -> Result<ExitCode, Failure> {
    let identity = House::open(folder, folder.read()?).await?.identity;
    match args.action {
        Action::List => list(&identity, teller).await?,
        Action::Invite { name, office, role } => {
            let membership = Membership { office, role };
            link(teller, &identity.invite(&Invitation { name, membership }, None).await?);
        }
        Action::Reset { user_name } => {
            let person = find(&identity, &user_name).await?;
            link(teller, &identity.reset_sign_in(&person.id, None).await?);
        }
        Action::Disable { user_name } => {
            identity.disable(&find(&identity, &user_name).await?.id, None).await?;
            teller.tell("cli-user-disabled", &[("name", user_name.into())]);
        }
        Action::Enable { user_name } => {
            identity.enable(&find(&identity, &user_name).await?.id, None).await?;
            teller.tell("cli-user-enabled", &[("name", user_name.into())]);
        }
        Action::Code { user_name } => teller.say(identity.demo_code(&user_name).await?),
    }
    Ok(ExitCode::SUCCESS)
}

async fn find(identity: &Identity, user_name: &str) -> Result<Person, IdentityError> {
    identity.person_called(user_name).await?.ok_or(IdentityError::UnknownPerson)
}

/// Staff only: who among the residents has an account is nobody's business here.
async fn list(identity: &Identity, teller: &Teller) -> Result<(), IdentityError> {
    for person in identity.staff().await? {
        let roles: Vec<String> = person
            .memberships
            .iter()
            .map(|it| format!("{} ({})", it.role.as_str(), it.office))
            .collect();
        let state = if person.disabled_at.is_some() {
            teller.t("cli-user-is-disabled")
        } else {
            String::new()
        };
        teller.say(format!("{}  {}  {} {state}", person.user_name, person.name, roles.join(", ")));
    }
    let residents: Arg = identity.residents_count().await?.into();
    teller.tell("cli-user-residents", &[("count", residents)]);
    Ok(())
}

fn link(teller: &Teller, link: &InvitationLink) {
    let until = teller.reader().datetime(link.expires_at);
    teller.tell("cli-user-link", &[("until", until.into())]);
    teller.say(format!("  {}", link.url));
}
