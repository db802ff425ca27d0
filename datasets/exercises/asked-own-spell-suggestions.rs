use std::collections::BTreeSet;

struct Speller {
    words: &BTreeSet<String>,
    asked: usize,
}

impl Speller {
    fn new(words: &BTreeSet<String>) -> Speller {
        Speller { words, asked: 0 }
    }

    fn suggest(&mut self, wrong: &str) -> Vec<&str> {
        self.asked += 1;
        let near = |word: &&str| word.len().abs_diff(wrong.len()) <= 1 && word[..1] == wrong[..1];
        self.words.iter().map(String::as_str).filter(near).collect()
    }
}

fn review(words: &BTreeSet<String>, text: &str) -> (Vec<String>, usize) {
    let mut speller = Speller::new(words);
    let mut lines = Vec::new();
    for word in text.split_whitespace().filter(|word| !words.contains(*word)) {
        let near = speller.suggest(word);
        lines.push(format!("{word}: {}", near.join(" ")));
    }
    (lines, speller.asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> BTreeSet<String> {
        ["cat", "cart", "dog", "car"].map(str::to_string).into()
    }

    #[test]
    fn reviews() {
        let (lines, asked) = review(&words(), "dog cap dig");
        assert_eq!(lines, ["cap: car cart cat", "dig: dog"]);
        assert_eq!(asked, 2);
    }

    #[test]
    fn suggestions_outlive_the_speller() {
        let words = words();
        let (one, two) = {
            let mut speller = Speller::new(&words);
            let one = speller.suggest("dg");
            (one, speller.suggest("ca"))
        };
        assert_eq!(one, ["dog"]);
        assert_eq!(two, ["car", "cat"]);
    }
}
