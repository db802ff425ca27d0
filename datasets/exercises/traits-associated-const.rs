trait Limited {
    const LIMIT: usize;

    fn length(&self) -> usize;

    fn fits(&self) -> bool {
        self.length() <= LIMIT
    }
}

struct Tweet(String);

struct Message(String);

impl Limited for Tweet {
    const LIMIT: usize = 5;

    fn length(&self) -> usize {
        self.0.chars().count()
    }
}

impl Limited for Message {
    const LIMIT: usize = 9;

    fn length(&self) -> usize {
        self.0.len()
    }
}

#[test]
fn fits() {
    assert!(Tweet("ééééé".to_string()).fits());
    assert!(!Message("ééééé".to_string()).fits());
    assert!(!Tweet("abcdef".to_string()).fits());
}
