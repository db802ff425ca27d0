struct Registry {
    callbacks: Vec<(String, Box<dyn Fn(i32) -> i32>)>,
}

impl Registry {
    fn add(&mut self, name: &str, callback: impl Fn(i32) -> i32) {
        self.callbacks.push((name.to_string(), Box::new(callback)));
    }

    fn call(&self, name: &str, input: i32) -> Option<i32> {
        self.callbacks.iter().find(|(known, _)| known == name).map(|(_, callback)| callback(input))
    }
}

#[test]
fn callbacks_may_borrow() {
    let factors = vec![2, 3];
    let mut registry = Registry { callbacks: vec![] };
    registry.add("double", |input| input * factors[0]);
    registry.add("triple", |input| input * factors[1]);
    assert_eq!(registry.call("double", 5), Some(10));
    assert_eq!(registry.call("triple", 5), Some(15));
    assert_eq!(registry.call("none", 5), None);
}
