struct Theme {
    name: String,
    is_dark: bool,
}

impl Theme {
    fn contrast(&self): f32 {
        if self.is_dark {
            0.9
        } else {
            0.6
        }
    }

    fn css(&self) -> String {
        format!(".{} {{ opacity: {} }}", self.name, self.contrast())
    }
}

#[test]
fn styles() {
    let theme = Theme { name: "night".to_string(), is_dark: true };
    assert_eq!(theme.css(), ".night { opacity: 0.9 }");
    assert_eq!(Theme { is_dark: false, ..theme }.contrast(), 0.6);
}
