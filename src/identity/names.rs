//! Spellings of domains, companies and e-mail addresses in one form each (spec §2.1–2.3).
//!
//! An ending that the public suffix list does not know is a suffix by itself, but a *text* is taken for a domain only if
//! its ending is listed: "Acme Inc. of Ohio.local" stays a name.

use crate::lists::Lists;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

pub fn email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The registrable domain of a domain or an address on the web; `None` where there is none (`co.uk`, `acme`, ``).
pub fn registrable_domain(text: &str) -> Option<String> {
    let host = host(text)?;
    psl::domain_str(&host).map(str::to_string)
}

/// The registrable domain of an e-mail address.
pub fn email_domain(email: &str) -> Option<String> {
    let (_, domain) = email.rsplit_once('@')?;
    registrable_domain(domain)
}

/// The registrable domain of a text that is one: no white space, a dot, and an ending that is listed.
pub fn domain_if_listed(text: &str) -> Option<String> {
    let host = host(text)?;
    let listed = psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    if listed { psl::domain_str(&host).map(str::to_string) } else { None }
}

/// Without scheme, `www.`, path and port, in lower case; `None` if what is left cannot be a host's name.
fn host(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = text.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.split(':').next().unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    let sound = host.contains('.')
        && !host.contains(|c: char| c.is_whitespace() || c == '@' || c == ',')
        && host.split('.').all(|label| !label.is_empty());
    sound.then(|| host.to_string())
}

/// A company's name without case, punctuation and trailing legal forms; `None` if nothing is left.
pub fn company(text: &str, lists: &Lists) -> Option<String> {
    let plain: String = text
        .nfkc()
        .collect::<String>()
        .to_lowercase()
        .chars()
        .filter(|c| {
            let group = c.general_category_group();
            c.is_whitespace() || !matches!(group, GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol)
        })
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| lists.legal_forms.contains(*last)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_reduced_to_the_registrable_one() {
        let domain = |t| registrable_domain(t);
        assert_eq!(domain("https://www.Acme.co.uk:8080/about?x=1"), Some("acme.co.uk".into()));
        assert_eq!(domain("mail.acme.co.uk"), Some("acme.co.uk".into()));
        assert_eq!(domain("a.b.ourselves.example"), Some("ourselves.example".into()));
        assert_eq!(domain("co.uk"), None);
        assert_eq!(domain("acme"), None);
        assert_eq!(domain("two words.com"), None);
        assert_eq!(email_domain("jane@mail.acme.co.uk"), Some("acme.co.uk".into()));
    }

    #[test]
    fn only_a_listed_ending_makes_a_text_a_domain() {
        assert_eq!(domain_if_listed("beta.io"), Some("beta.io".into()));
        assert_eq!(domain_if_listed("Dr.Oetker"), None);
        assert_eq!(domain_if_listed("Gamma Inc.com pany"), None);
    }

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
}
