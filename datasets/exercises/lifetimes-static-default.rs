struct Theme {
    color: String,
}

struct Widget<'a> {
    theme: &'a Theme,
    label: String,
}

impl<'a> Widget<'a> {
    fn new(label: &str, theme: Option<&'a Theme>) -> Widget<'a> {
        let default = Theme { color: "grey".to_string() };
        Widget { theme: theme.unwrap_or(&default), label: label.to_string() }
    }

    fn draw(&self) -> String {
        format!("{} in {}", self.label, self.theme.color)
    }
}

#[test]
fn draws() {
    let red = Theme { color: "red".to_string() };
    assert_eq!(Widget::new("ok", Some(&red)).draw(), "ok in red");
    let plain = Widget::new("no", None);
    assert_eq!(plain.draw(), "no in grey");
    assert!(std::ptr::eq(Widget::new("x", Some(&red)).theme, &red));
}
