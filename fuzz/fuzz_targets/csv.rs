//! Files of any bytes: delimited text for the most part.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cutline_fuzz::read(data, ""));
