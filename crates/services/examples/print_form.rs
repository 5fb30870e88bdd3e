//! Prints a form: `cargo run -p services --example print_form -- DEFINITION.json OUT.pdf [en]`.

use std::{env, error::Error, fs};

use commons::{Lang, Timestamp};
use services::forms::{
    Definition, Form,
    paper::{Copy, Words, print},
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [definition, out, rest @ ..] = arguments.as_slice() else {
        return Err("DEFINITION.json OUT.pdf [en]".into());
    };
    let lang = if rest.iter().any(|it| it == "en") { Lang::En } else { Lang::De };
    let definition = Definition::read(&fs::read_to_string(definition)?)?;
    let form = Form::new(definition).map_err(|faults| format!("{faults:#?}"))?;
    let texts = ui::Translations::new(services::locales())?;
    let words = Words::of(&|key| texts.get(lang, key, &[]));
    let town = "Musterstadt".to_owned();
    let copy = Copy { lang, town, version: 1, published: Timestamp::UNIX_EPOCH, token: None };
    fs::write(out, print(&form, &copy, &words)?)?;
    Ok(())
}
