//! What clap says by itself, in the language of the terminal: the frame of the help, and what is
//! wrong with a command. Its words stand under `cli-help-…` and `cli-wrong-…`.

use std::process::ExitCode;

use clap::{
    Arg, ArgAction, Command,
    error::{ContextKind, Error, ErrorKind},
};

use crate::texts::Teller;

/// Gives a command, its options and its subcommands their words: `cli-user`, `cli-user-invite`,
/// `cli-user-invite-role`, and below the help `….after`.
pub(crate) fn told(command: Command, teller: &Teller) -> Command {
    let mut command = worded(command.disable_version_flag(true), "cli", teller).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(teller.t("cli-help-version"))
            .help_heading(teller.t("cli-help-options")),
    );
    // Only now does every command know the line with which it is called.
    command.build();
    with_usage(command, teller)
}

fn worded(command: Command, key: &str, teller: &Teller) -> Command {
    let after = format!("{key}.after");
    let command = if teller.reader().has_text(&after) {
        command.after_help(teller.t(&after))
    } else {
        command
    };
    subcommands(command, |command, name| worded(command, &format!("{key}-{name}"), teller))
        .about(teller.t(key))
        .mut_args(|argument| worded_argument(argument, key, teller))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help_flag(teller))
        .subcommand_help_heading(teller.t("cli-help-commands"))
        .subcommand_value_name(teller.t("cli-help-command"))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            teller.t("cli-help-usage")
        ))
}

fn subcommands(command: Command, word: impl Fn(Command, &str) -> Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |subcommand| word(subcommand, &name))
    })
}

fn help_flag(teller: &Teller) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(teller.t("cli-help-help"))
        .help_heading(teller.t("cli-help-options"))
}

fn worded_argument(argument: Arg, key: &str, teller: &Teller) -> Arg {
    let key = match argument.get_id().as_str() {
        "dir" => "cli-dir".to_owned(),
        id => format!("{key}-{}", id.replace('_', "-")),
    };
    let heading = if argument.is_positional() { "cli-help-arguments" } else { "cli-help-options" };
    let help = teller.t(&key) + &notes(&argument, teller);
    let argument = argument.help(help).help_heading(teller.t(heading)).hide_env(true);
    if !argument.get_action().takes_values() {
        return argument;
    }
    argument.hide_default_value(true).hide_possible_values(true)
}

/// What holds when nothing is said, what may be said, and where else it may be said.
fn notes(argument: &Arg, teller: &Teller) -> String {
    let joined = |values: Vec<String>| values.join(", ");
    let defaults = argument.get_default_values().iter().map(|it| it.to_string_lossy().into_owned());
    let takes_value = argument.get_action().takes_values();
    let possible = argument.get_possible_values().into_iter().filter(|_| takes_value);
    let notes = [
        ("cli-help-default", joined(defaults.filter(|_| takes_value).collect())),
        ("cli-help-possible", joined(possible.map(|it| it.get_name().to_owned()).collect())),
        (
            "cli-help-environment",
            argument.get_env().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
        ),
    ];
    let told = notes.into_iter().filter(|(_, value)| !value.is_empty());
    told.fold(String::new(), |told, (key, value)| {
        told + " [" + &teller.tr(key, &[("value", value.into())]) + "]"
    })
}

/// Translates the one word that clap writes into the line of usage.
fn with_usage(command: Command, teller: &Teller) -> Command {
    let line = command.clone().render_usage().to_string();
    let options = format!("[{}]", teller.t("cli-help-options-word"));
    let usage = line.trim_start_matches("Usage: ").replace("[OPTIONS]", &options);
    subcommands(command.override_usage(usage), |command, _| with_usage(command, teller))
}

/// Says what is wrong with a command, or shows the help that was asked for.
pub(crate) fn refuse(error: &Error, command: &Command, teller: &Teller) -> ExitCode {
    let is_answer = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_answer {
        // A terminal that went away wants no help.
        let _ = error.print();
    } else {
        teller.note(format!("{} {}", teller.t("cli-error"), reason(error, teller)));
        if let Some(expected) = expected(error, command) {
            teller.note(expected);
        }
        teller.note(teller.t("cli-wrong-more"));
    }
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// What the argument is whose value is not possible, in the words of its help.
fn expected(error: &Error, command: &Command) -> Option<String> {
    if error.kind() != ErrorKind::ValueValidation {
        return None;
    }
    let named = error.get(ContextKind::InvalidArg)?.to_string();
    let called = std::env::args()
        .skip(1)
        .fold(command, |command, word| command.find_subcommand(word).unwrap_or(command));
    let argument = called.get_arguments().find(|it| it.to_string() == named)?;
    Some(format!("{named}: {}", argument.get_help()?))
}

fn reason(error: &Error, teller: &Teller) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-wrong-argument",
        ErrorKind::InvalidSubcommand => "cli-wrong-command",
        ErrorKind::MissingRequiredArgument => "cli-wrong-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-wrong-value",
        ErrorKind::ArgumentConflict => "cli-wrong-conflict",
        ErrorKind::MissingSubcommand => "cli-wrong-no-command",
        _ => "cli-wrong",
    };
    let value = match error.kind() {
        ErrorKind::InvalidSubcommand => said(ContextKind::InvalidSubcommand),
        _ => said(ContextKind::InvalidValue),
    };
    let argument = said(ContextKind::InvalidArg).replace('\n', " ");
    teller.tr(key, &[("argument", argument.into()), ("value", value.into())])
}
