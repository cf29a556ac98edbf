//! 250 job titles with the seniority and department that spec §3 gives them, in `titles.tsv`.
//!
//! They were reasoned by hand from the letter of §3 and the lists in `lists/`, never from what the code answers: write the
//! title as words (runs of letters and digits, in lower case), go through the levels in order, c_level after ic, and take the
//! first that has one of its phrases among the words; then the departments likewise. The phrase that decided stands beside
//! each, `-` where none did. Where the letter surprises (a product owner's department is executive, by the word "owner") the
//! letter stands.

use cutline::lists::{Lists, Phrases};
use cutline::titles::Titles;

/// Title, seniority, the phrase that decided it, department, the phrase that decided it.
fn table() -> Vec<[&'static str; 5]> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|_| panic!("five cells: {line}"))
    };
    include_str!("titles.tsv").lines().skip(1).map(row).collect()
}

#[test]
fn titles_are_read_as_by_hand() {
    let titles = Titles::new(&Lists::default());
    let mut wrong = Vec::new();
    for [title, seniority, _, department, _] in table() {
        let read =
            (titles.seniority(None, Some(title)).name(), titles.department_name(titles.department(None, Some(title))));
        if read != (seniority, department) {
            wrong.push(format!("{title}: expected {seniority}, {department}; read {}, {}", read.0, read.1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_title_is_in_the_table_once_and_for_a_reason_that_the_lists_have() {
    let lists = Lists::default();
    let has = |list: &Phrases, name: &str, phrase: &str| {
        list.iter().any(|(of, phrases)| of == name && phrases.iter().any(|p| p == phrase))
    };
    let table = table();
    assert!(table.len() >= 250);
    for (i, [title, seniority, by, department, of]) in table.iter().enumerate() {
        assert!(table[..i].iter().all(|earlier| earlier[0] != *title), "{title} twice");
        assert!(*by == "-" || has(&lists.seniorities, seniority, by), "{title}: {by}");
        assert!(*of == "-" || has(&lists.departments, department, of), "{title}: {of}");
    }
}
