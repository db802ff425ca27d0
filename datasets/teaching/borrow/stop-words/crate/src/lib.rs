//! Finds the words by which a text can be found again.

const STOP_WORDS: [&str; 5] = ["a", "and", "of", "the", "to"];

/// The distinct words of a title in lower case, in order, without those that stand everywhere.
pub fn keywords(title: &str) -> Vec<String> {
    let words = title.to_lowercase().split_whitespace();
    let mut found: Vec<String> = Vec::new();
    for word in words {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let known = found.iter().any(|earlier| earlier == word);
        if !word.is_empty() && !known && !STOP_WORDS.contains(&word) {
            found.push(word.to_string());
        }
    }
    found
}

/// Whether every keyword of `query` is one of `title`.
pub fn matches(title: &str, query: &str) -> bool {
    let known = keywords(title);
    keywords(query).iter().all(|word| known.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_once_and_in_order() {
        assert_eq!(keywords("The Art of Tea, the art"), ["art", "tea"]);
        assert!(keywords("To the -- of").is_empty());
    }

    #[test]
    fn a_query_matches_by_its_words() {
        assert!(matches("A History of Maps", "the MAPS history"));
        assert!(!matches("A History of Maps", "history of tea"));
    }
}
