struct Cell<T> {
    value: T,
}

impl<T> Cell<T> {
    fn zip<T>(self, other: Cell<T>) -> Cell<(T, T)> {
        Cell { value: (self.value, other.value) }
    }
}

fn pair(name: &str, age: u8) -> (String, u8) {
    Cell { value: name.to_string() }.zip(Cell { value: age }).value
}

#[test]
fn pairs() {
    assert_eq!(pair("Ann", 7), ("Ann".to_string(), 7));
}
