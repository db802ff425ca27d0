struct Menu {
    entries: Vec<(String, Box<dyn Fn() -> u32>)>,
}

impl Menu {
    fn add(&mut self, name: &str, action: dyn Fn() -> u32) {
        self.entries.push((name.to_string(), Box::new(action)));
    }

    fn choose(&self, name: &str) -> Option<u32> {
        self.entries.iter().find(|(known, _)| known == name).map(|(_, action)| action())
    }
}

fn menu(base: u32) -> Menu {
    let mut menu = Menu { entries: Vec::new() };
    menu.add("double", move || base * 2);
    menu.add("one", || 1);
    menu
}

#[test]
fn chooses() {
    assert_eq!(menu(21).choose("double"), Some(42));
    assert_eq!(menu(21).choose("none"), None);
}
