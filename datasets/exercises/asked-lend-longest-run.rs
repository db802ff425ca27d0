struct Best<'w> {
    word: &'w str,
    score: usize,
}

fn score(word: &str) -> usize {
    word.chars().filter(|c| "aeiou".contains(*c)).count()
}

fn best_word(text: &str) -> Option<Best> {
    let mut best: Option<Best> = None;
    for line in text.lines() {
        let lower = line.to_lowercase();
        for word in lower.split_whitespace() {
            let score = score(word);
            if best.as_ref().map_or(true, |one| score > one.score) {
                best = Some(Best { word, score });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_vowels() {
        let best = best_word("a tree\nThe AUDIO queue").unwrap();
        assert_eq!((best.word.to_string(), best.score), ("audio".to_string(), 4));
    }

    #[test]
    fn the_first_of_equals() {
        assert_eq!(best_word("ab\nBA").unwrap().word.to_string(), "ab");
        assert!(best_word("").is_none());
    }
}
