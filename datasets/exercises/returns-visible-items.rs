struct Item {
    name: String,
    hidden: bool,
}

struct Menu {
    items: Vec<Item>,
}

impl Menu {
    fn visible(&self) -> Vec<&Item> {
        self.items.iter().filter(|item| !item.hidden).collect()
    }

    fn labels(&self) -> Vec<&str> {
        let labels: Vec<String> = self.visible().iter().map(|item| item.name.to_lowercase()).collect();
        labels.iter().map(|label| label.as_str()).collect()
    }
}

#[test]
fn lists_labels() {
    let item = |name: &str, hidden| Item { name: name.to_string(), hidden };
    let menu = Menu { items: vec![item("Open", false), item("Secret", true), item("SAVE", false)] };
    assert_eq!(menu.labels(), ["open", "save"]);
    assert_eq!(menu.visible()[1].name, "SAVE");
}
