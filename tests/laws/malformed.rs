//! A file with one fault costs no more than the fault: exactly that row and column is named, and every other row is kept.

use crate::described::{Described, Fault, Told, described};
use cutline::intake::reader::FileReader;
use cutline::intake::{LoadedFile, read};
use cutline::settings::Settings;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;

/// What was told of the file, in portions of this size.
fn told(file: &Described, size: usize) -> Vec<(u32, u32, Told)> {
    let mut reader = FileReader::new("file");
    file.bytes.chunks(size).for_each(|portion| reader.push(portion));
    let raw = reader.finish().expect("a table");
    let (mapping, table) = (Default::default(), Some(file.table));
    let loaded = LoadedFile { id: 0, name: "file".into(), bytes: file.bytes.len() as u64, table, mapping, raw };
    let intake = read(&[&loaded], &Settings::default());
    let receipt = intake.receipt(file.table);
    assert_eq!(receipt.read, receipt.kept + receipt.set_aside);
    assert_eq!(receipt.duplicates, u32::from(file.fault == Fault::IdTwice));
    let aside = receipt.problems.iter().map(|p| (p.line, Told::SetAside(p.column.clone(), p.reason.clone())));
    let notes = receipt.notes.iter().map(|n| (n.line, Told::Noted(n.column.clone(), n.reason.clone())));
    std::iter::once((0, Told::Nothing))
        .chain(aside)
        .chain(notes)
        .map(|(line, told)| (receipt.kept, line, told))
        .collect()
}

fn expected(file: &Described) -> Vec<(u32, u32, Told)> {
    let kept = file.lines.len() as u32 - u32::from(matches!(file.told, Told::SetAside(..)));
    let mut expected = vec![(kept, 0, Told::Nothing)];
    if file.told != Told::Nothing {
        expected.push((kept, file.lines[file.row], file.told.clone()));
    }
    expected
}

/// Of a quotation mark the reason also says on which line it opens, if not on the row's first.
fn shortened(mut told: Vec<(u32, u32, Told)>) -> Vec<(u32, u32, Told)> {
    for (_, _, told) in &mut told {
        if let Told::SetAside(_, reason) = told
            && reason.starts_with("A quotation mark that opens")
        {
            reason.truncate("A quotation mark that opens".len());
        }
    }
    told
}

#[test]
fn each_of_300_malformed_files_loses_no_more_than_its_fault_in_portions_of_every_size() {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[6; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..300 {
        let file = described().new_tree(&mut runner).unwrap().current();
        *seen.entry(format!("{:?} {:?}", file.table, file.fault)).or_default() += 1;
        for size in [1, 2, 3, 7, 64 * 1024, usize::MAX] {
            assert_eq!(shortened(told(&file, size)), expected(&file), "{file:?}\nin portions of {size}");
        }
    }
    // Seven faults can befall a row of any table, two one of three of them, and four one of two.
    assert_eq!(seen.len(), 7 * 4 + 2 * 3 + 4 * 2, "{seen:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_malformed_file_loses_no_more_than_its_fault(file in described()) {
        prop_assert_eq!(shortened(told(&file, usize::MAX)), expected(&file), "{:?}", file);
    }
}
