//! Files that start as JSON does.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cutline_fuzz::read(data, "[{\"email\":\"ann@acme.com\"},"));
