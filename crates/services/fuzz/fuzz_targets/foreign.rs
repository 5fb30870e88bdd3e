#![no_main]

#[path = "../digest.rs"]
mod digest;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| digest::anything(bytes));
