//! The word lists that a user can edit: free mail, legal forms, departments, seniorities.
//!
//! They are part of the product (`lists/`), compiled in; an edited list replaces a whole list, never parts of it.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

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

/// The lists as they are shown, edited and kept; a list that is left out is the product's own.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ListsDocument {
    pub free_mail: Vec<String>,
    pub legal_forms: Vec<String>,
    /// Each a name and its phrases, in the order in which they are tried.
    pub departments: Phrases,
    pub seniorities: Phrases,
}

impl Default for ListsDocument {
    fn default() -> Self {
        let lists = Lists::default();
        let sorted = |words: &FxHashSet<String>| {
            let mut words: Vec<String> = words.iter().cloned().collect();
            words.sort_unstable();
            words
        };
        ListsDocument {
            free_mail: sorted(&lists.free_mail),
            legal_forms: sorted(&lists.legal_forms),
            departments: lists.departments,
            seniorities: lists.seniorities,
        }
    }
}

impl From<ListsDocument> for Lists {
    fn from(document: ListsDocument) -> Lists {
        Lists {
            free_mail: document.free_mail.iter().map(|domain| domain.trim().to_lowercase()).collect(),
            legal_forms: document.legal_forms.iter().map(|form| without_marks(form.trim())).collect(),
            departments: document.departments,
            seniorities: document.seniorities,
        }
    }
}

/// A company's name, or a word of it, as it compares: Unicode NFKC, lower case, without punctuation and symbols (spec §2.3).
pub fn without_marks(text: &str) -> String {
    let is_mark = |c: char| {
        matches!(c.general_category_group(), GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol)
    };
    let folded = text.nfkc().collect::<String>().to_lowercase();
    folded.chars().filter(|c| c.is_whitespace() || !is_mark(*c)).collect()
}

fn words(text: &str) -> FxHashSet<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_lowercase).collect()
}
