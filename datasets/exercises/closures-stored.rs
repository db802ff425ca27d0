struct Button {
    label: String,
    on_press: Fn(&str) -> String,
}

impl Button {
    fn press(&self) -> String {
        (self.on_press)(&self.label)
    }
}

fn toolbar(greeting: &str) -> Vec<Button> {
    let greeting = greeting.to_string();
    vec![
        Button { label: "Ann".to_string(), on_press: Box::new(move |name| format!("{greeting} {name}")) },
        Button { label: "quit".to_string(), on_press: Box::new(|name| name.to_uppercase()) },
    ]
}

#[test]
fn presses() {
    let pressed: Vec<String> = toolbar("hello").iter().map(Button::press).collect();
    assert_eq!(pressed, ["hello Ann", "QUIT"]);
}
