use std::collections::HashMap;

#[derive(Default)]
struct Stats<'a> {
    counts: HashMap<&'a str, usize>,
    longest: &'a str,
}

impl<'a> Stats<'a> {
    fn add(&mut self, line: &'a str) {
        let line = line.to_lowercase();
        for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *self.counts.entry(word).or_insert(0) += 1;
            if word.len() > self.longest.len() {
                self.longest = word;
            }
        }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or(0)
    }
}

fn summary(lines: &[String]) -> String {
    let mut stats = Stats::default();
    for line in lines {
        stats.add(line);
    }
    format!("{} words, {} the longest", stats.counts.len(), stats.longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_any_case() {
        let mut stats = Stats::default();
        stats.add("The cat, the CAT");
        stats.add("the end");
        assert_eq!(stats.count("the"), 3);
        assert_eq!(stats.count("cat"), 2);
        assert_eq!(stats.count("dog"), 0);
        assert_eq!(stats.longest, "the");
    }

    #[test]
    fn sums_up() {
        let lines = vec!["Tea or Coffee".to_string(), "tea".to_string()];
        assert_eq!(summary(&lines), "3 words, coffee the longest");
    }
}
