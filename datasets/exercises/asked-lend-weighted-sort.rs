use std::collections::HashMap;

#[derive(Debug, PartialEq)]
struct Page {
    name: String,
    words: Vec<String>,
}

struct Search {
    weights: HashMap<String, u32>,
    pages: Vec<Page>,
    sorts: u32,
}

impl Search {
    fn score(&self, page: &Page) -> u32 {
        page.words.iter().map(|word| self.weights.get(word).copied().unwrap_or(0)).sum()
    }

    /// Best first; of equals the one that came first.
    fn sort(&mut self) {
        self.sorts += 1;
        self.pages.sort_by(|a, b| self.score(b).cmp(&self.score(a)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search() -> Search {
        let page = |name: &str, words: &[&str]| Page {
            name: name.into(),
            words: words.iter().map(|word| word.to_string()).collect(),
        };
        Search {
            weights: HashMap::from([("rust".to_string(), 5), ("safe".to_string(), 2)]),
            pages: vec![page("a", &["x"]), page("b", &["safe", "rust"]), page("c", &["rust"]), page("d", &["y"])],
            sorts: 0,
        }
    }

    #[test]
    fn best_first() {
        let mut search = search();
        search.sort();
        let names: Vec<&str> = search.pages.iter().map(|page| page.name.as_str()).collect();
        assert_eq!(names, ["b", "c", "a", "d"]);
        assert_eq!(search.sorts, 1);
    }

    #[test]
    fn with_other_weights() {
        let mut search = search();
        search.weights.insert("y".to_string(), 9);
        search.sort();
        assert_eq!(search.pages[0].name, "d");
        assert_eq!(search.pages.len(), 4);
    }
}
