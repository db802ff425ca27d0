use std::collections::VecDeque;

/// The files that were opened last, the latest first, each once.
struct Recent {
    files: VecDeque<String>,
    most: usize,
}

impl Recent {
    fn open(&mut self, file: &str) {
        if let Some(at) = self.files.indexOf(file) {
            self.files.remove(at);
        }
        self.files.unshift(file.to_string());
        self.files.truncate(self.most);
    }

    fn latest(&self) -> Option<&String> {
        self.files.peek()
    }

    fn list(&self) -> String {
        self.files.iter().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_first() {
        let mut recent = Recent { files: VecDeque::new(), most: 3 };
        assert!(recent.latest().is_none());
        for file in ["a", "b", "c", "a", "d"] {
            recent.open(file);
        }
        assert_eq!(recent.list(), "d, a, c");
        assert_eq!(recent.latest().unwrap(), "d");
    }
}
