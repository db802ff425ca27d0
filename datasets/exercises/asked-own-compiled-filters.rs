struct Rule {
    word: String,
    least: usize,
}

type Filter = Box<dyn Fn(&str) -> bool>;

fn compile(rules: &[Rule]) -> Vec<Filter> {
    let mut filters: Vec<Filter> = Vec::new();
    for rule in rules {
        if rule.least == 0 {
            continue;
        }
        filters.push(Box::new(|line| line.matches(&rule.word).count() >= rule.least));
    }
    filters
}

struct Mailbox {
    filters: Vec<Filter>,
}

impl Mailbox {
    fn new(words: &[(&str, usize)]) -> Mailbox {
        let rules: Vec<Rule> = words.iter().map(|&(word, least)| Rule { word: word.to_string(), least }).collect();
        Mailbox { filters: compile(&rules) }
    }

    fn is_spam(&self, line: &str) -> bool {
        self.filters.iter().any(|filter| filter(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rule_is_enough() {
        let mailbox = Mailbox::new(&[("win", 2), ("prize", 1)]);
        assert!(mailbox.is_spam("win win"));
        assert!(mailbox.is_spam("a prize"));
        assert!(!mailbox.is_spam("you win"));
    }

    #[test]
    fn zero_is_no_rule() {
        let mailbox = Mailbox::new(&[("hello", 0)]);
        assert!(mailbox.filters.is_empty());
        assert!(!mailbox.is_spam("hello"));
    }
}
