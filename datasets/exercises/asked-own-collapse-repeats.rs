/// Words in lower case with the number of times that they stand one after the other.
fn runs(text: &str) -> Vec<(String, usize)> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    let mut previous = "";
    for word in text.split_whitespace() {
        let word = word.to_lowercase();
        if word == previous {
            runs.last_mut().unwrap().1 += 1;
        } else {
            previous = &word;
            runs.push((word, 1));
        }
    }
    runs
}

fn collapse(text: &str) -> String {
    let mut parts = vec![];
    for (word, count) in runs(text) {
        parts.push(if count > 1 { format!("{word} x{count}") } else { word });
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_neighbours() {
        let expected = vec![("go".to_string(), 3), ("stop".to_string(), 1), ("go".to_string(), 1)];
        assert_eq!(runs("go Go GO stop go"), expected);
        assert!(runs("").is_empty());
    }

    #[test]
    fn says_how_often() {
        assert_eq!(collapse("ha HA no"), "ha x2, no");
    }
}
