//! Upper to lower case, and punctuation to spaces, character by character: what an engine can do by `TRANSLATE` alone.
//!
//! An engine's own `lower` hangs on its locale. Case here is that of ASCII, and of the other letters that a model's word has.

/// Which characters become which.
pub struct Fold(Vec<(char, char)>);

/// What stands between words beside the space. Any other that a cell has is a space in the resolved tables.
const BETWEEN_WORDS: &str = "\t\n\r!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u{a0}¡¢£¤¥¦§¨©«¬®¯°±´¶·¸»¿×÷‐‑‒–—―‘’‚“”„†‡•…‹›€™";

impl Fold {
    /// As far as these words, in lower case, need it.
    pub fn case<'a>(words: impl Iterator<Item = &'a str>) -> Fold {
        let mut pairs: Vec<(char, char)> = ('A'..='Z').zip('a'..='z').collect();
        for lower in words.flat_map(str::chars).filter(|c| !c.is_ascii()) {
            let upper = single(lower.to_uppercase()).filter(|upper| single(upper.to_lowercase()) == Some(lower));
            if let Some(upper) = upper.filter(|upper| *upper != lower && !pairs.contains(&(*upper, lower))) {
                pairs.push((upper, lower));
            }
        }
        Fold(pairs)
    }

    pub fn and_spaces(mut self) -> Fold {
        self.0.extend(BETWEEN_WORDS.chars().map(|c| (c, ' ')));
        self
    }

    /// What `TRANSLATE` takes.
    pub fn sides(&self) -> (String, String) {
        self.0.iter().copied().unzip()
    }

    pub fn of(&self, text: &str) -> String {
        let folded = |c: char| self.0.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        text.chars().map(folded).collect()
    }
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_words_is_no_part_of_one() {
        assert!(BETWEEN_WORDS.chars().all(|c| !c.is_alphanumeric() && c != ' '));
        let mut once: Vec<char> = BETWEEN_WORDS.chars().collect();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), BETWEEN_WORDS.chars().count());
    }

    #[test]
    fn only_letters_that_a_word_has_are_folded_beyond_ascii() {
        let fold = Fold::case(["größe"].into_iter());
        assert_eq!(fold.of("GRÖßE ÄÖ"), "größe Äö");
        assert_eq!(fold.and_spaces().of("A–B;c"), "a b c");
    }
}
