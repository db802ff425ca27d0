struct Button {
    label: String,
    on_click: Vec<Box<dyn Fn() -> String>>,
}

impl Button {
    fn click(&self) -> Vec<String> {
        self.on_click.iter().map(|handler| handler()).collect()
    }
}

fn greeting_button(names: &[&str]) -> Button {
    let mut button = Button { label: "hi".to_string(), on_click: Vec::new() };
    let mut shouted = 0;
    for name in names {
        let name = name.to_uppercase();
        shouted += 1;
        button.on_click.push(Box::new(|| format!("{shouted}: hello {name}")));
    }
    button
}

#[test]
fn greets_each() {
    let button = greeting_button(&["ann", "bob"]);
    assert_eq!(button.label, "hi");
    assert_eq!(button.click(), ["1: hello ANN", "2: hello BOB"]);
    assert_eq!(button.click().len(), 2);
}
