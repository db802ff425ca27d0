#[derive(Debug, Clone, Copy, PartialEq)]
struct Id(u32);

struct Registry {
    next: u32,
    names: Vec<(Id, String)>,
}

impl Registry {
    const FIRST: u32 = 100;

    fn new() -> Self {
        Registry { next: self.FIRST, names: Vec::new() }
    }

    fn add(&mut self, name: &str) -> Id {
        let id = Id(self.next);
        self.next += 1;
        self.names.push((id, name.to_string()));
        id
    }
}

#[test]
fn numbers_names() {
    let mut registry = Registry::new();
    assert_eq!(registry.add("a"), Id(100));
    assert_eq!(registry.add("b"), Id(101));
}
