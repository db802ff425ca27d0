//! Figures about the words of a text.

pub struct Text {
    words: Vec<String>,
}

impl Text {
    pub fn new(text: &str) -> Self {
        let words = text.split(|sign: char| !sign.is_alphanumeric());
        Text {
            words: words
                .filter(|word| !word.is_empty())
                .map(str::to_string)
                .collect(),
        }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The mean length of a word in characters; 0 for a text without words.
    pub fn mean_length(&self) -> f64 {
        if self.is_empty() {
            return 0.0;
        }
        let signs: usize = self.words.iter().map(|word| word.chars().count()).sum();
        signs as f64 / self.len() as f64
    }

    /// How many words have each length, from one character to the longest.
    pub fn histogram(&self) -> Vec<usize> {
        let lengths = self.words.iter().map(|word| word.chars().count());
        let mut counts = vec![0; lengths.clone().max().unwrap_or(0)];
        lengths.for_each(|length| counts[length - 1] += 1);
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_over_words() {
        assert_eq!(Text::new("a bcd, ef").mean_length(), 2.0);
        assert_eq!(Text::new("été").mean_length(), 3.0);
        assert_eq!(Text::new(" - ").mean_length(), 0.0);
    }

    #[test]
    fn lengths_are_counted() {
        let text = Text::new("to be or not to be");
        assert_eq!(text.len(), 6);
        assert_eq!(text.histogram(), [0, 5, 1]);
    }
}
