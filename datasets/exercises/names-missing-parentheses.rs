use std::collections::BTreeMap;

struct Index {
    pages: BTreeMap<String, Vec<u32>>,
}

impl Index {
    fn add(&mut self, word: &str, page: u32) {
        self.pages.entry(word.to_lowercase).or_default().push(page);
    }

    fn lines(&self) -> Vec<String> {
        let join = |pages: &Vec<u32>| pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        self.pages.iter().map(|(word, pages)| format!("{word}: {}", join(pages))).collect()
    }
}

#[test]
fn indexes() {
    let mut index = Index { pages: BTreeMap::new() };
    index.add("Crab", 3);
    index.add("anchor", 9);
    index.add("crab", 12);
    assert_eq!(index.lines(), ["anchor: 9", "crab: 3, 12"]);
}
