#[derive(Debug)]
struct Item {
    name: String,
    uses: u32,
}

#[derive(Default)]
struct Bag {
    items: Vec<Item>,
    log: Vec<String>,
    noise: u32,
}

impl Bag {
    fn add(&mut self, name: &str, uses: u32) {
        self.items.push(Item { name: name.to_string(), uses });
        self.note(format!("got {name}"));
    }

    fn find(&mut self, name: &str) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.name == name)
    }

    fn note(&mut self, line: String) {
        self.noise += 1;
        self.log.push(line);
    }

    fn use_up(&mut self, name: &str) -> bool {
        let Some(item) = self.find(name) else {
            self.note(format!("no {name}"));
            return false;
        };
        item.uses -= 1;
        self.note(format!("{} has {} left", item.name, item.uses));
        if item.uses == 0 {
            self.items.retain(|item| item.name != name);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_when_it_is_used_up() {
        let mut bag = Bag::default();
        bag.add("rope", 1);
        bag.add("torch", 3);
        assert!(bag.use_up("rope"));
        assert!(!bag.use_up("rope"));
        assert_eq!(bag.items.len(), 1);
    }

    #[test]
    fn says_what_is_left() {
        let mut bag = Bag::default();
        bag.add("torch", 3);
        bag.use_up("torch");
        bag.use_up("torch");
        assert_eq!(bag.log, ["got torch", "torch has 2 left", "torch has 1 left"]);
        assert_eq!(bag.noise, 3);
        assert_eq!(bag.items[0].uses, 1);
    }
}
