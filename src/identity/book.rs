//! The people and accounts known so far, and how a text in a row refers to one of them.
//!
//! A reference that matches nobody creates them: an address makes a person known by e-mail, a listed domain an account
//! known by domain, anything else an id or a name.

use super::merge::{self, Spellings};
use super::{Account, AccountId, PersonId, hierarchy, names};
use crate::address;
use crate::intake::tables::Records;
use crate::lists::Lists;
use crate::settings::Hierarchy;
use crate::text::Texts;
use rustc_hash::FxHashMap;

/// The cells of a field, as texts; empty where the table has no such field.
fn column<'a>(records: &'a Records, texts: &'a Texts, name: &str) -> impl Fn(usize) -> Option<&'a str> {
    let field = records.fields.iter().find(|f| f.name == name);
    move |row| field.and_then(|f| texts.get_some(f.values[row])).map(str::trim).filter(|t| !t.is_empty())
}

pub fn contact_spellings(contacts: &Records, texts: &Texts) -> Vec<Spellings> {
    let (id, email) = (column(contacts, texts, "id"), column(contacts, texts, "email"));
    (0..contacts.rows)
        .map(|row| Spellings {
            id: id(row).map(str::to_string),
            address: email(row).and_then(address::email),
            name: None,
        })
        .collect()
}

pub struct PersonBook {
    /// Id and e-mail address of each.
    people: Vec<(Option<String>, Option<String>)>,
    by_id: FxHashMap<String, PersonId>,
    by_email: FxHashMap<String, PersonId>,
}

impl PersonBook {
    pub fn new(contacts: &Records, texts: &Texts) -> PersonBook {
        let rows = contact_spellings(contacts, texts);
        let mut book = PersonBook { people: Vec::new(), by_id: FxHashMap::default(), by_email: FxHashMap::default() };
        for (spelling, group) in rows.iter().zip(merge::contacts(&rows)) {
            let person = PersonId(group);
            if person.index() == book.people.len() {
                book.people.push((None, None));
            }
            let known = &mut book.people[person.index()];
            if let Some(id) = &spelling.id {
                known.0 = Some(id.clone());
                book.by_id.insert(id.clone(), person);
            }
            if let Some(email) = &spelling.address {
                known.1 = Some(email.clone());
                book.by_email.insert(email.clone(), person);
            }
        }
        book
    }

    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// The `account` cell of each person's latest row that has one.
    pub fn contact_accounts(&self, contacts: &Records, texts: &Texts) -> Vec<Option<String>> {
        let account = column(contacts, texts, "account");
        let mut found = vec![None; self.people.len()];
        for (row, group) in merge::contacts(&contact_spellings(contacts, texts)).into_iter().enumerate() {
            if let Some(text) = account(row) {
                found[group as usize] = Some(text.to_string());
            }
        }
        found
    }

    pub fn refer(&mut self, text: &str) -> PersonId {
        let text = text.trim();
        if let Some(person) = self.by_id.get(text) {
            return *person;
        }
        let email = address::email(text);
        if let Some(person) = email.as_ref().and_then(|email| self.by_email.get(email)) {
            return *person;
        }
        let person = PersonId(self.people.len() as u32);
        match email {
            Some(email) => {
                self.people.push((None, Some(email.clone())));
                self.by_email.insert(email, person);
            }
            None => {
                self.people.push((Some(text.to_string()), None));
                self.by_id.insert(text.to_string(), person);
            }
        }
        person
    }

    /// Key and e-mail address of each, in the order of their ids.
    pub fn into_people(self) -> impl Iterator<Item = (String, Option<String>)> {
        self.people.into_iter().map(|(id, email)| {
            let key = id.or_else(|| email.clone()).expect("a person is known by an id or an address");
            (key, email)
        })
    }
}

pub struct AccountBook<'a> {
    lists: &'a Lists,
    accounts: Vec<Spellings>,
    /// By place in `accounts`, for those that no row describes, how they were first written.
    written: FxHashMap<u32, String>,
    rows: Vec<AccountId>,
    by_id: FxHashMap<String, AccountId>,
    by_domain: FxHashMap<String, AccountId>,
    by_name: FxHashMap<String, AccountId>,
}

impl<'a> AccountBook<'a> {
    pub fn new(records: &Records, texts: &Texts, lists: &'a Lists) -> AccountBook<'a> {
        let (id, domain, name) =
            (column(records, texts, "id"), column(records, texts, "domain"), column(records, texts, "name"));
        let rows: Vec<Spellings> = (0..records.rows)
            .map(|row| {
                let id = id(row).map(str::to_string);
                let address = domain(row).and_then(address::registrable_domain);
                // A row whose only name has no letter in it is still a row: it keeps its own spelling.
                let spelling = |text: &str| names::company(text, lists).unwrap_or_else(|| text.to_lowercase());
                Spellings { id, address, name: name(row).map(spelling) }
            })
            .collect();
        let groups = merge::accounts(&rows);
        let mut book = AccountBook {
            lists,
            accounts: vec![Spellings::default(); groups.iter().max().map_or(0, |last| *last as usize + 1)],
            written: FxHashMap::default(),
            rows: groups.iter().copied().map(AccountId).collect(),
            by_id: FxHashMap::default(),
            by_domain: FxHashMap::default(),
            by_name: FxHashMap::default(),
        };
        for (spelling, group) in rows.into_iter().zip(groups) {
            let known = &mut book.accounts[group as usize];
            let account = AccountId(group);
            if let Some(id) = spelling.id {
                book.by_id.entry(id.clone()).or_insert(account);
                known.id = Some(id);
            }
            if let Some(domain) = spelling.address {
                book.by_domain.entry(domain.clone()).or_insert(account);
                known.address = Some(domain);
            }
            if let Some(name) = spelling.name {
                book.by_name.entry(name.clone()).or_insert(account);
                known.name = Some(name);
            }
        }
        book
    }

    /// As id, then domain, then name; `None` for a text with nothing in it.
    pub fn refer(&mut self, text: &str) -> Option<AccountId> {
        let text = text.trim();
        if let Some(account) = self.by_id.get(text) {
            return Some(*account);
        }
        let domain = address::domain_if_listed(text);
        if let Some(account) = domain.as_ref().and_then(|d| self.by_domain.get(d)) {
            return Some(*account);
        }
        let name = names::company(text, self.lists);
        if let Some(account) = name.as_ref().and_then(|n| self.by_name.get(n)) {
            return Some(*account);
        }
        match (domain, name) {
            (Some(domain), _) => Some(self.with_domain(&domain)),
            (None, Some(name)) => {
                let account = self.push(Spellings { name: Some(name.clone()), ..Spellings::default() });
                self.by_name.insert(name, account);
                self.written.insert(account.0, text.to_string());
                Some(account)
            }
            (None, None) => None,
        }
    }

    /// The account of a registrable domain, which exists from now on.
    pub fn with_domain(&mut self, domain: &str) -> AccountId {
        if let Some(account) = self.by_domain.get(domain) {
            return *account;
        }
        let account = self.push(Spellings { address: Some(domain.to_string()), ..Spellings::default() });
        self.by_domain.insert(domain.to_string(), account);
        account
    }

    fn push(&mut self, spellings: Spellings) -> AccountId {
        self.accounts.push(spellings);
        AccountId(self.accounts.len() as u32 - 1)
    }

    /// The account of each row, and all accounts with their parents, who exist too.
    pub fn into_accounts(
        mut self,
        records: &Records,
        texts: &Texts,
        hierarchy: Hierarchy,
    ) -> (Vec<AccountId>, Vec<Account>) {
        let parent = column(records, texts, "parent");
        let mut parents: Vec<Option<AccountId>> = vec![None; self.accounts.len()];
        let mut parent_rows: Vec<Option<u32>> = vec![None; self.accounts.len()];
        for row in 0..records.rows {
            if let Some(found) = parent(row).and_then(|text| self.refer(text)) {
                let account = self.rows[row].index();
                (parents[account], parent_rows[account]) = (Some(found), Some(row as u32));
            }
        }
        parents.resize(self.accounts.len(), None);
        parent_rows.resize(self.accounts.len(), None);
        let tops = hierarchy::tops(&parents);
        let mut written = self.written;
        let accounts = self
            .accounts
            .into_iter()
            .zip(parents)
            .zip(tops)
            .enumerate()
            .map(|(i, ((spelling, parent), (top, in_cycle)))| {
                let key = (spelling.id.clone()).or(spelling.address.clone()).or(spelling.name);
                let itself = AccountId(i as u32);
                Account {
                    key: key.expect("an account is known by an id, a domain or a name"),
                    domain: spelling.address,
                    written: written.remove(&itself.0),
                    parent,
                    parent_row: parent_rows[i],
                    top: if hierarchy == Hierarchy::UltimateParent { top } else { itself },
                    in_cycle,
                }
            })
            .collect();
        (self.rows, accounts)
    }
}
