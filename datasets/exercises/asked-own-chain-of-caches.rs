use std::collections::HashMap;

struct Loader {
    pages: HashMap<String, String>,
    order: Vec<String>,
    most: usize,
    loads: usize,
}

impl Loader {
    fn new(most: usize) -> Loader {
        Loader { pages: HashMap::new(), order: vec![], most, loads: 0 }
    }

    fn load(&mut self, name: &str) -> String {
        self.loads += 1;
        format!("<{name}>")
    }

    /// The page, loaded if it is not there; of too many the oldest goes.
    fn page(&mut self, name: &str) -> &str {
        if let Some(page) = self.pages.get(name) {
            return page;
        }
        let page = self.load(name);
        if self.order.len() == self.most {
            let oldest = self.order[0];
            self.pages.remove(&oldest);
            self.order.remove(0);
        }
        self.order.push(name.to_string());
        self.pages.entry(name.to_string()).or_insert(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_once() {
        let mut loader = Loader::new(5);
        assert_eq!(loader.page("a"), "<a>");
        assert_eq!(loader.page("a"), "<a>");
        assert_eq!(loader.loads, 1);
    }

    #[test]
    fn the_oldest_goes() {
        let mut loader = Loader::new(2);
        for name in ["a", "b", "c", "a"] {
            loader.page(name);
        }
        assert_eq!(loader.loads, 4);
        assert_eq!(loader.order, ["c", "a"]);
        assert!(!loader.pages.contains_key("b"));
    }
}
