use std::collections::HashMap;

struct Registry {
    ids: HashMap<String, usize>,
    names: Vec<String>,
}

impl Registry {
    fn id(&mut self, name: &str) -> usize {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let name = name.to_string();
        self.names.push(name);
        self.ids.insert(name, self.names.len() - 1);
        self.names.len() - 1
    }
}

#[test]
fn numbers_names() {
    let mut registry = Registry { ids: HashMap::new(), names: vec![] };
    assert_eq!(registry.id("a"), 0);
    assert_eq!(registry.id("b"), 1);
    assert_eq!(registry.id("a"), 0);
    assert_eq!(registry.names, ["a", "b"]);
    assert_eq!(registry.ids["b"], 1);
}
