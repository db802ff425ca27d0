struct Door {
    code: [u8; 4],
    tries: u32,
}

impl Door {
    fn enter(&mut self, keys: &[u8; 4]) -> bool {
        self.tries += 1;
        for (key, right) in keys.iter().zip(&self.code) {
            if key != right {
                return false;
            }
        }
    }
}

#[test]
fn opens() {
    let mut door = Door { code: [1, 2, 3, 4], tries: 0 };
    assert!(!door.enter(&[1, 2, 3, 5]));
    assert!(door.enter(&[1, 2, 3, 4]));
    assert_eq!(door.tries, 2);
}
