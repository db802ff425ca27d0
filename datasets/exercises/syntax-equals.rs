struct Lock {
    code: u32,
    is_open: bool,
    failures: u8,
}

impl Lock {
    fn enter(&mut self, code: u32) -> bool {
        if self.code = code {
            self.is_open = true;
            self.failures = 0;
        } else {
            self.failures += 1;
        }
        self.is_open
    }
}

#[test]
fn opens() {
    let mut lock = Lock { code: 42, is_open: false, failures: 0 };
    assert!(!lock.enter(41));
    assert_eq!((lock.code, lock.failures), (42, 1));
    assert!(lock.enter(42));
    assert_eq!(lock.failures, 0);
}
