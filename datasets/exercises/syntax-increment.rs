struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn skip_spaces(&mut self) {
        while self.at < self.bytes.len() && self.bytes[self.at] == b' ' {
            self.at++;
        }
    }

    fn number(&mut self) -> Option<u32> {
        self.skip_spaces();
        let mut value = None;
        while let Some(digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = Some(value.unwrap_or(0) * 10 + u32::from(digit - b'0'));
            self.at++;
        }
        value
    }
}

#[test]
fn scans() {
    let mut scanner = Scanner { bytes: b"  12 3x", at: 0 };
    assert_eq!(scanner.number(), Some(12));
    assert_eq!(scanner.number(), Some(3));
    assert_eq!(scanner.number(), None);
}
