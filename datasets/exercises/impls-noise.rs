trait Animal {
    fn name(&self) -> String;
    fn noise(&self) -> String;
}

struct Dog;

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".to_string()
    }

    fn name(&self) -> String {
        "woof".to_string()
    }
}

#[test]
fn dog() {
    assert_eq!(Dog.name(), "dog");
    assert_eq!(Dog.noise(), "woof");
}
