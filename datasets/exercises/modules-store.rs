mod store {
    use super::*;

    pub mod memory {
        pub struct Store {
            items: HashMap<String, i32>,
        }

        impl Store {
            pub fn new() -> Store {
                Store { items: HashMap::new() }
            }

            pub fn put(&mut self, key: &str, value: i32) -> Option<i32> {
                self.items.insert(key.to_string(), value)
            }
        }
    }
}

use std::collections::HashMap;
use store::Store;

fn twice() -> Option<i32> {
    let mut store = Store::new();
    store.put("a", 1);
    store.put("a", 2)
}

#[test]
fn puts() {
    assert_eq!(twice(), Some(1));
    let _: HashMap<u8, u8> = HashMap::new();
}
