use std::collections::HashMap;

struct Cache {
    known: HashMap<u64, String>,
}

impl Cache {
    fn name(&mut self, id: u64) -> &mut String {
        match self.known.get_mut(&id) {
            Some(name) => name,
            None => {
                self.known.insert(id, format!("user {id}"));
                self.known.get_mut(&id).unwrap()
            }
        }
    }
}

#[test]
fn remembers() {
    let mut cache = Cache { known: HashMap::new() };
    cache.name(7).push('!');
    assert_eq!(cache.name(7), "user 7!");
}
