struct Filter {
    banned: Vec<String>,
    lines: Vec<String>,
    checked: usize,
    passed: Vec<String>,
}

impl Filter {
    fn new(banned: &[&str], text: &str) -> Filter {
        Filter {
            banned: banned.iter().map(|word| word.to_string()).collect(),
            lines: text.lines().map(|line| line.to_string()).collect(),
            checked: 0,
            passed: vec![],
        }
    }

    fn allows(&mut self, line: &str) -> bool {
        self.checked += 1;
        !self.banned.iter().any(|word| line.contains(word))
    }

    fn run(&mut self) -> usize {
        for line in self.lines.iter() {
            if self.allows(line) {
                self.passed.push(line.clone());
            }
        }
        self.passed.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banned_words() {
        let mut filter = Filter::new(&["spam", "ads"], "hello\nspam here\nbye\nno ads");
        assert_eq!(filter.run(), 2);
        assert_eq!(filter.passed, ["hello", "bye"]);
        assert_eq!(filter.checked, 4);
        assert_eq!(filter.lines.len(), 4);
    }

    #[test]
    fn twice() {
        let mut filter = Filter::new(&[], "a");
        filter.run();
        assert_eq!(filter.run(), 2);
        assert_eq!(filter.checked, 2);
    }
}
