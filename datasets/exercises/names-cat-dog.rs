trait Describe {
    fn describe(&self) -> String;
}

struct Cat;
struct Cat;

impl Describe for Cat {
    fn describe(&self) -> String {
        "cat".into()
    }
}

impl Describe for Dog {
    fn describe(&self) -> String {
        "dog".into()
    }
}

#[test]
fn describes() {
    assert_eq!(Cat.describe() + &Dog.describe(), "catdog");
}
