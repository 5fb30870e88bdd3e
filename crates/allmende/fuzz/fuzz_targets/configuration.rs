//! Any text is a configuration or is refused with an error that names what is wrong; none makes
//! the program panic, and none shows a secret.

#![no_main]

use allmende::config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let marked = format!("{text}\n[blobs]\nsecret_access_key = \"never-shown\"\n");
    for text in [text, &marked] {
        if let Err(error) = config::read(text) {
            assert!(!error.to_string().contains("never-shown"));
        }
    }
});
