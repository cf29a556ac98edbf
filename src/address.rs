//! E-mail addresses and domains in one form each (spec §2.1–2.2).
//!
//! An ending that the public suffix list does not know is a suffix by itself, but a *text* is taken for a domain only if
//! its ending is listed: "Acme Inc. of Ohio.local" stays a name.

/// The address that a text is, in lower case: alone, after `mailto:`, or behind a name as in `Jane Doe <jane@acme.com>`.
/// `None` where there is none: an address has one @ with something on each side of it, and no white space.
pub fn email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let in_brackets = text.strip_suffix('>').and_then(|text| text.rsplit_once('<')).map(|(_, address)| address.trim());
    let text = in_brackets.unwrap_or(&text);
    let address = match text.strip_prefix("mailto:") {
        Some(link) => link.split('?').next().unwrap_or("").trim(),
        None => text,
    };
    let (local, domain) = address.split_once('@')?;
    let sound = !local.is_empty() && !domain.is_empty() && !domain.contains('@');
    (sound && !address.contains(char::is_whitespace)).then(|| address.to_string())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_out_of_what_mail_programs_put_around_it() {
        for text in [
            "jane@x.com",
            "  Jane@X.com ",
            "Jane Doe <jane@x.com>",
            "\"Doe, Jane\" < Jane@x.com >",
            "<jane@x.com>",
            "mailto:jane@x.com",
            "MAILTO:Jane@x.com?subject=Hello there",
            "Jane <mailto:jane@x.com>",
        ] {
            assert_eq!(email(text).as_deref(), Some("jane@x.com"), "{text}");
        }
        for text in [
            "notanemail",
            "@x.com",
            "jane@",
            "@",
            "jane doe@x.com",
            "jane@x com",
            "a@x.com;b@x.com",
            "Jane <>",
            "",
            "<@>",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
    }

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
}
