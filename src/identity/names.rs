//! Spellings of companies in one form each (spec §2.3).
//!
//! A name that is legal forms alone keeps its last word, whatever it is.

use crate::lists::{Lists, without_marks};

/// A company's name without case, punctuation and trailing legal forms; `None` if nothing is left.
pub fn company(text: &str, lists: &Lists) -> Option<String> {
    let plain = without_marks(text);
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| lists.legal_forms.contains(*last)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::ListsDocument;

    #[test]
    fn a_company_loses_its_legal_forms_but_never_its_last_word() {
        let company = |t| company(t, &Lists::default());
        assert_eq!(company("ACME Holdings, Ltd."), Some("acme holdings".into()));
        assert_eq!(company("Gamma Co. Inc."), Some("gamma".into()));
        assert_eq!(company("AG"), Some("ag".into()));
        assert_eq!(company("S.A. de C.V."), Some("sa de".into()));
        assert_eq!(company("Ａｃｍｅ　GmbH & Co. KG"), Some("acme".into()));
        assert_eq!(company("--"), None);
    }

    #[test]
    fn an_edited_list_may_write_a_form_as_companies_do() {
        let legal_forms = vec!["Ltd.".to_string(), "S.p.A.".into()];
        let lists = Lists::from(ListsDocument { legal_forms, ..ListsDocument::default() });
        assert_eq!(company("Acme Ltd", &lists), Some("acme".into()));
        assert_eq!(company("Gamma S.p.A.", &lists), Some("gamma".into()));
        assert_eq!(company("Delta GmbH", &lists), Some("delta gmbh".into()));
    }
}
