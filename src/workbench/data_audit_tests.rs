use crate::day::Day;
use crate::intake::tables::Table;
use crate::workbench::Workbench;
use crate::workbench::ask::{Answer, DataAudit, Groups, Request};

fn audit(files: &[(Table, &str)]) -> DataAudit {
    let mut workbench = Workbench::new();
    for (table, text) in files {
        let file = workbench.open_file("file.csv", Some(*table));
        workbench.push(file, text.as_bytes());
        workbench.close_file(file).unwrap();
    }
    let today = Day::parse("2026-06-30").unwrap();
    workbench.set_settings(Default::default(), Some(today), today);
    match workbench.ask(Request::DataAudit).unwrap() {
        Answer::DataAudit(audit) => *audit,
        other => panic!("{other:?}"),
    }
}

fn told(groups: &Groups) -> Vec<(&str, String)> {
    groups.first.iter().map(|group| (group.of.as_str(), group.members.join(" | "))).collect()
}

#[test]
fn a_field_is_as_full_as_its_columns_in_all_files_of_the_table() {
    let audit = audit(&[
        (Table::Contacts, "id,title,Shoe Size\n1,CEO,9\n2,,\n"),
        (Table::Contacts, "id,Shoe Size,email\n3,8,c@x.com\n4,7,\n"),
    ]);
    let [contacts] = &audit.tables[..] else { panic!("{:?}", audit.tables) };
    let fields: Vec<_> = contacts.fields.iter().map(|f| (f.name.as_str(), f.is_field, f.filled)).collect();
    assert_eq!(contacts.rows, 4);
    assert_eq!(fields, [("id", true, 4), ("title", true, 1), ("email", true, 1), ("Shoe Size", false, 3)]);
}

#[test]
fn days_after_the_day_of_the_data_are_counted_apart() {
    let audit = audit(&[(
        Table::Activities,
        "person,type,occurred_at\na@x.com,visit,2026-01-02\nb@x.com,visit,2026-06-30\nb@x.com,visit,2026-07-01\n",
    )]);
    let activities = &audit.tables[0];
    assert_eq!(
        activities.span.map(|span| span.map(|day| day.to_string())),
        Some(["2026-01-02".into(), "2026-07-01".into()])
    );
    assert_eq!(activities.after, 1);
}

#[test]
fn accounts_that_could_be_one_are_named_and_stay_two() {
    let audit = audit(&[(
        Table::Accounts,
        "id,domain,name\n1,acme.com,Acme\n2,www.acme.com,Acme Europe\n3,beta.com,Beta Ltd\n4,beta.org,BETA\n5,gamma.com,Gamma\n",
    )]);
    assert_eq!(told(&audit.same_domain), [("acme.com", "1 | 2".to_string())]);
    assert_eq!(told(&audit.same_name), [("beta", "3 | 4".to_string())]);
    assert_eq!(told(&audit.names_of_domain), [("acme.com", "Acme | Acme Europe".to_string())]);
}

#[test]
fn spellings_of_a_name_are_gathered_from_every_table_that_names_companies() {
    let audit = audit(&[
        (Table::Accounts, "id,name\n1,Acme Inc.\n2,Beta\n"),
        (Table::Contacts, "id,account\np,ACME\nq,acme.com\nr,1\ns,Beta\n"),
        (Table::Activities, "person,account,type,occurred_at\np,\"Acme, Inc\",visit,2026-01-02\n"),
    ]);
    assert_eq!(told(&audit.spellings_of_name), [("acme", "ACME | Acme Inc. | Acme, Inc".to_string())]);
    assert_eq!((audit.people, audit.unmatched), (4, 0));
}
