//! The word lists that a user can edit: free mail, legal forms, departments, seniorities.
//!
//! They are part of the product (`lists/`), compiled in; an edited list replaces a whole list, never parts of it.

use rustc_hash::FxHashSet;

/// A name and the phrases that stand for it, in the order in which they are tried.
pub type Phrases = Vec<(String, Vec<String>)>;

#[derive(Debug, Clone)]
pub struct Lists {
    /// Registrable domains whose mail boxes belong to nobody's company.
    pub free_mail: FxHashSet<String>,
    /// Words dropped from the end of a company's name, lower case, without punctuation.
    pub legal_forms: FxHashSet<String>,
    pub departments: Phrases,
    pub seniorities: Phrases,
}

impl Default for Lists {
    fn default() -> Self {
        let phrases = |text| serde_json::from_str(text).expect("a list compiled in is valid JSON");
        Lists {
            free_mail: words(include_str!("../lists/free-mail.txt")),
            legal_forms: words(include_str!("../lists/legal-forms.txt")),
            departments: phrases(include_str!("../lists/departments.json")),
            seniorities: phrases(include_str!("../lists/seniority.json")),
        }
    }
}

fn words(text: &str) -> FxHashSet<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_lowercase).collect()
}
