use std::collections::HashMap;

struct Interner<'a> {
    ids: HashMap<&'a str, usize>,
}

impl<'a> Interner<'a> {
    fn intern(&mut self, text: &str) -> usize {
        let next = self.ids.len();
        *self.ids.entry(text).or_insert(next)
    }
}

#[test]
fn interns_what_is_gone() {
    let mut interner = Interner { ids: HashMap::new() };
    for (word, id) in [("a", 0), ("b", 1), ("a", 0)] {
        let made = word.repeat(2);
        assert_eq!(interner.intern(&made), id);
    }
    assert_eq!(interner.ids.len(), 2);
}
