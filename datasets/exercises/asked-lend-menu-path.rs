struct Menu {
    label: String,
    items: Vec<Menu>,
}

impl Menu {
    fn new(label: &str, items: Vec<Menu>) -> Menu {
        Menu { label: label.to_string(), items }
    }

    fn find(&mut self, path: &[&str]) -> Option<&mut Menu> {
        let mut menu = self;
        for label in path {
            menu = menu.items.iter().find(|item| item.label == *label)?;
        }
        Some(menu)
    }

    fn add(&mut self, path: &[&str], label: &str) -> bool {
        match self.find(path) {
            Some(menu) => {
                menu.items.push(Menu::new(label, vec![]));
                true
            }
            None => false,
        }
    }

    fn count(&self) -> usize {
        1 + self.items.iter().map(Menu::count).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_where_it_belongs() {
        let mut menu = Menu::new("root", vec![Menu::new("file", vec![]), Menu::new("edit", vec![])]);
        assert!(menu.add(&["file"], "open"));
        assert!(menu.add(&["file", "open"], "recent"));
        assert!(!menu.add(&["view"], "zoom"));
        assert_eq!(menu.items[0].items[0].items[0].label, "recent");
        assert_eq!(menu.count(), 5);
    }

    #[test]
    fn at_the_root() {
        let mut menu = Menu::new("root", vec![]);
        assert!(menu.add(&[], "x"));
        assert_eq!(menu.items.len(), 1);
    }
}
