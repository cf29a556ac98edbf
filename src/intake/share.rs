//! A share of a file's people, for a file that is too large to be held: each of them with all their rows, or with none.
//!
//! Who is in it hangs on how a person is written alone, so that every file which names them alike has the same people.

use serde::{Deserialize, Serialize};

/// Which rows of a file are read: those of one person in `one_in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The headers of the columns that say whose a row is: the first that is filled counts. A row where none is, is read.
    pub columns: Vec<String>,
    /// 1 for all of them.
    pub one_in: u32,
}

/// What was read of a file of which only a share was wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareRead {
    pub columns: Vec<String>,
    pub one_in: u32,
    /// Rows that were not read.
    pub left_out: u32,
}

impl ShareRead {
    pub fn new(share: &Share) -> ShareRead {
        let Share { columns, one_in } = share.clone();
        ShareRead { columns, one_in, left_out: 0 }
    }

    /// Whether a row is to be left out, which is counted; `cell` gives its text in the column at a place of `columns`.
    pub fn leaves_out<'a>(&mut self, cell: impl Fn(usize) -> Option<&'a str>) -> bool {
        let whose = (0..self.columns.len()).filter_map(cell).map(str::trim).find(|text| !text.is_empty());
        let is_out = whose.is_some_and(|whose| !is_in(whose, self.one_in));
        self.left_out += u32::from(is_out);
        is_out
    }
}

fn is_in(whose: &str, one_in: u32) -> bool {
    one_in <= 1 || hash(whose).is_multiple_of(u64::from(one_in))
}

/// The same everywhere and in every version, or two readings of a file would have different people. Case does not count:
/// it does not in an e-mail address.
fn hash(text: &str) -> u64 {
    // FNV-1a, and the finalizer of MurmurHash3 (A. Appleby, of the public domain), since a remainder is taken.
    let bytes = text.chars().flat_map(char::to_lowercase).flat_map(|c| u32::from(c).to_le_bytes());
    let fnv =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 33)
}

#[cfg(test)]
mod tests {
    use super::super::reader::FileReader;
    use super::*;

    fn share(one_in: u32) -> Share {
        Share { columns: vec!["person".into(), "account".into()], one_in }
    }

    /// Everybody's rows that were read, and how many rows were not.
    fn read(text: &str, one_in: u32) -> (Vec<String>, u32) {
        let mut reader = FileReader::sharing("f", share(one_in));
        text.as_bytes().chunks(7).for_each(|chunk| reader.push(chunk));
        let table = reader.finish().expect("a readable file");
        let at = |name: &str| table.columns.iter().position(|column| column.header == name).expect("the column");
        let (person, account, row) = (at("person"), at("account"), at("row"));
        let cell = |i: usize, column: usize| table.cell(i, column).unwrap_or("");
        let rows = (0..table.rows()).map(|i| format!("{}{}:{}", cell(i, person), cell(i, account), cell(i, row)));
        (rows.collect(), table.share.as_ref().map_or(0, |share| share.left_out))
    }

    #[test]
    fn people_are_read_with_all_their_rows_or_none_in_every_format() {
        let rows: Vec<(String, String)> = (0..900)
            .map(|i| match i % 9 {
                8 => (String::new(), format!("A{}", i % 50)),
                _ if i % 2 == 0 => (format!("P{}@Acme.com", i % 100), String::new()),
                _ => (format!("p{}@acme.com", i % 100 - 1), format!("A{}", i % 50)),
            })
            .collect();
        let all = |row: &dyn Fn(usize, &str, &str) -> String| -> String {
            rows.iter().enumerate().map(|(i, (person, account))| row(i, person, account)).collect()
        };
        let csv = format!("person,account,row\n{}", all(&|i, person, account| format!("{person},{account},{i}\n")));
        let json = all(&|i, p, a| format!("{{\"row\": \"{i}\", \"person\": \"{p}\", \"account\": \"{a}\"}}\n"));
        for one_in in [1, 2, 7] {
            let expected: Vec<String> = (rows.iter().enumerate())
                .filter(|(_, (person, account))| is_in(if person.is_empty() { account } else { person }, one_in))
                .map(|(i, (person, account))| format!("{person}{account}:{i}"))
                .collect();
            let left_out = (rows.len() - expected.len()) as u32;
            assert_eq!(read(&csv, one_in), (expected.clone(), left_out), "CSV, one in {one_in}");
            assert_eq!(read(&json, one_in), (expected, left_out), "JSON, one in {one_in}");
        }
    }

    #[test]
    fn a_row_of_nobody_is_read_and_set_aside_like_any_other() {
        assert_eq!(read("person,account,row\n,,1\n,,2\n", 1_000), (vec![":1".into(), ":2".into()], 0));
    }

    #[test]
    fn one_in_n_is_about_one_in_n() {
        for one_in in [2, 3, 10] {
            let people = (0..100_000).filter(|i| is_in(&format!("p{i:07}"), one_in)).count() as f64;
            let expected = 100_000.0 / f64::from(one_in);
            // Six standard deviations of a binomial count.
            assert!((people - expected).abs() < 6.0 * expected.sqrt(), "{people} where {expected} are expected");
        }
    }
}
