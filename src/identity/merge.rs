//! Which rows describe the same person, and which the same company (spec §2.1).
//!
//! Contacts merge transitively. Accounts never merge across two different ids: a row that lacks one joins the first
//! account, in the order of rows, that it may join.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What a row of contacts or accounts is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spellings {
    pub id: Option<String>,
    /// The e-mail address of a contact, the registrable domain of an account.
    pub address: Option<String>,
    /// The normalised name of an account.
    pub name: Option<String>,
}

/// For each row the number of its group, dense and in order of first appearance.
pub fn contacts(rows: &[Spellings]) -> Vec<u32> {
    let mut sets = Sets::new(rows.len());
    let mut by_id: FxHashMap<&str, usize> = FxHashMap::default();
    let mut by_email: FxHashMap<&str, usize> = FxHashMap::default();
    for (row, spelling) in rows.iter().enumerate() {
        for (text, index) in [(&spelling.id, &mut by_id), (&spelling.address, &mut by_email)] {
            if let Some(text) = text {
                let first = *index.entry(text).or_insert(row);
                sets.join(first, row);
            }
        }
    }
    sets.dense()
}

/// People who are one by their id although rows of that id have different e-mail addresses: where two files number their
/// people each for itself, these are different people, and only the user knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MergedById {
    /// Of each id the e-mail addresses after the first: so many more there would be, were each a person.
    pub people: u32,
    /// The first few, in order of rows.
    pub examples: Vec<SharedId>,
}

/// An id and the e-mail addresses of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SharedId {
    pub id: String,
    pub emails: Vec<String>,
}

/// How many of them are named.
const EXAMPLES: usize = 3;

pub fn by_id(rows: &[Spellings]) -> MergedById {
    let known = || rows.iter().filter_map(|row| Some((row.id.as_deref()?, row.address.as_deref()?)));
    let mut first: FxHashMap<&str, &str> = FxHashMap::default();
    let mut others: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut shared: Vec<&str> = Vec::new();
    for (id, address) in known() {
        if *first.entry(id).or_insert(address) != address {
            others.insert((id, address));
            if shared.len() < EXAMPLES && !shared.contains(&id) {
                shared.push(id);
            }
        }
    }
    let example = |id: &&str| {
        let mut emails: Vec<String> = Vec::new();
        for (_, address) in known().filter(|(other, _)| other == id) {
            if !emails.iter().any(|email| email == address) {
                emails.push(address.to_string());
            }
        }
        SharedId { id: id.to_string(), emails }
    };
    MergedById { people: others.len() as u32, examples: shared.iter().map(example).collect() }
}

/// For each row the number of its group, dense and in order of first appearance.
pub fn accounts(rows: &[Spellings]) -> Vec<u32> {
    let mut sets = Sets::new(rows.len());
    let mut known: Vec<Spellings> = rows.to_vec();
    type Same = fn(&Spellings) -> &Option<String>;
    type Kept = fn(&Spellings, &Spellings) -> bool;
    let both = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some();
    let passes: [(Same, Kept); 3] = [
        (|s| &s.id, |_, _| false),
        (|s| &s.address, |a, b| a.id.is_some() && b.id.is_some()),
        (|s| &s.name, |a, b| (a.id.is_some() && b.id.is_some()) || (a.address.is_some() && b.address.is_some())),
    ];
    for (same, kept_apart) in passes {
        let mut groups: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (row, spelling) in rows.iter().enumerate() {
            let Some(text) = same(spelling) else { continue };
            let seen = groups.entry(text).or_default();
            let mine = sets.root(row);
            let joined = seen.iter().map(|other| sets.root(*other)).find(|other| {
                *other == mine
                    || !(kept_apart(&known[*other], &known[mine]) || different_ids(&known[*other], &known[mine]))
            });
            match joined {
                Some(other) => {
                    let root = sets.join(other, mine);
                    let merged = Spellings {
                        id: known[other].id.clone().or(known[mine].id.clone()),
                        address: known[other].address.clone().or(known[mine].address.clone()),
                        name: known[other].name.clone().or(known[mine].name.clone()),
                    };
                    debug_assert!(!both(&known[other].id, &known[mine].id) || known[other].id == known[mine].id);
                    known[root] = merged;
                }
                None => seen.push(row),
            }
        }
    }
    sets.dense()
}

fn different_ids(a: &Spellings, b: &Spellings) -> bool {
    a.id.is_some() && b.id.is_some() && a.id != b.id
}

/// Disjoint sets; the root of a set is its first row.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(len: usize) -> Sets {
        Sets { parent: (0..len).collect() }
    }

    fn root(&mut self, mut row: usize) -> usize {
        while self.parent[row] != row {
            self.parent[row] = self.parent[self.parent[row]];
            row = self.parent[row];
        }
        row
    }

    fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = (a.min(b), a.max(b));
        self.parent[second] = first;
        first
    }

    fn dense(mut self) -> Vec<u32> {
        let mut number = vec![u32::MAX; self.parent.len()];
        let mut next = 0;
        (0..self.parent.len())
            .map(|row| {
                let root = self.root(row);
                if number[root] == u32::MAX {
                    number[root] = next;
                    next += 1;
                }
                number[root]
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, address: &str, name: &str) -> Spellings {
        let some = |t: &str| (!t.is_empty()).then(|| t.to_string());
        Spellings { id: some(id), address: some(address), name: some(name) }
    }

    #[test]
    fn contacts_merge_through_a_chain_of_ids_and_addresses() {
        let rows = [row("1", "a@x", ""), row("2", "b@x", ""), row("", "c@x", ""), row("2", "a@x", "")];
        assert_eq!(contacts(&rows), [0, 0, 1, 0]);
    }

    #[test]
    fn people_merged_by_an_id_whose_rows_have_different_addresses_are_told() {
        let rows = [
            row("1", "ann@x", ""),
            row("2", "bob@x", ""),
            row("1", "ann@x", ""),
            row("3", "", ""),
            row("2", "cid@x", ""),
            row("3", "dee@x", ""),
            row("", "cid@x", ""),
        ];
        let told = by_id(&rows);
        let bob = SharedId { id: "2".into(), emails: vec!["bob@x".into(), "cid@x".into()] };
        assert_eq!(told, MergedById { people: 1, examples: vec![bob] });
    }

    #[test]
    fn two_ids_are_two_accounts_whatever_else_they_share() {
        let rows = [row("A", "x.com", "x"), row("B", "x.com", "x"), row("", "x.com", "")];
        assert_eq!(accounts(&rows), [0, 1, 0]);
    }

    #[test]
    fn a_name_joins_only_where_a_side_lacks_its_domain_and_a_side_its_id() {
        assert_eq!(accounts(&[row("", "x.com", "x"), row("", "y.com", "x")]), [0, 1]);
        assert_eq!(accounts(&[row("", "x.com", "x"), row("", "", "x")]), [0, 0]);
        assert_eq!(accounts(&[row("A", "x.com", "x"), row("", "", "x")]), [0, 0]);
        assert_eq!(accounts(&[row("A", "", "x"), row("B", "", "x")]), [0, 1]);
    }
}
