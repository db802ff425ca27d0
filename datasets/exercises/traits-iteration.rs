struct Fib {
    a: u64,
    b: u64,
}

impl Iterator for Fib {
    type Item = u64;
}

impl Fib {
    fn advance(&mut self) -> Option<u64> {
        let next = self.a;
        self.a = self.b;
        self.b += next;
        Some(next)
    }
}

#[test]
fn fibs() {
    assert_eq!(Fib { a: 0, b: 1 }.take(5).collect::<Vec<_>>(), vec![0, 1, 1, 2, 3]);
}
