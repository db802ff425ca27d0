struct Badge {
    name: String,
    level: u32,
}

impl Badge {
    fn text(&self) -> String {
        String::from("Level ") + self.level + ": " + &self.name
    }
}

#[test]
fn shows() {
    assert_eq!(Badge { name: "Baker".to_string(), level: 7 }.text(), "Level 7: Baker");
}
