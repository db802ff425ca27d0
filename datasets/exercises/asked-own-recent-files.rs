struct Recent {
    files: Vec<String>,
    most: usize,
}

impl Recent {
    fn new(most: usize) -> Recent {
        Recent { files: Vec::new(), most }
    }

    fn open(&mut self, name: &str) {
        match self.files.iter().position(|file| file == name) {
            Some(at) => {
                let file = self.files[at];
                self.files.remove(at);
                self.files.insert(0, file);
            }
            None => self.files.insert(0, name.to_string()),
        }
        self.files.truncate(self.most);
    }

    fn latest(&self) -> Option<&str> {
        self.files.first().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_is_first() {
        let mut recent = Recent::new(3);
        for name in ["a", "b", "c", "a", "d"] {
            recent.open(name);
        }
        assert_eq!(recent.files, ["d", "a", "c"]);
        assert_eq!(recent.latest(), Some("d"));
    }

    #[test]
    fn opened_again() {
        let mut recent = Recent::new(3);
        recent.open("a");
        recent.open("a");
        assert_eq!(recent.files, ["a"]);
    }
}
