struct Store {
    lines: Vec<String>,
}

trait Collect<T> {
    fn all(&self) -> Vec<T>;
}

impl<T: std::str::FromStr, E> Collect<T> for Store {
    fn all(&self) -> Vec<T> {
        self.lines.iter().filter_map(|line| line.parse().ok()).collect()
    }
}

fn sum(store: &Store) -> i32 {
    Collect::<i32>::all(store).iter().sum()
}

#[test]
fn sums() {
    let store = Store { lines: vec!["1".to_string(), "x".to_string(), "41".to_string()] };
    assert_eq!(sum(&store), 42);
    assert_eq!(Collect::<char>::all(&store), ['1', 'x']);
}
