struct Timer {
    seconds: u64,
    label: Option<String>,
}

impl Timer {
    fn new(seconds: u64) -> Self {
        Timer { seconds, label: None }
    }

    fn new(seconds: u64, label: &str) -> Self {
        Timer { seconds, label: Some(label.to_string()) }
    }

    fn describe(&self) -> String {
        match &self.label {
            Some(label) => format!("{label}: {}s", self.seconds),
            None => format!("{}s", self.seconds),
        }
    }
}

fn both() -> (String, String) {
    (Timer::new(3).describe(), Timer::new(4, "tea").describe())
}

#[test]
fn describes() {
    assert_eq!(both(), ("3s".to_string(), "tea: 4s".to_string()));
}
