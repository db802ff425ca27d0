struct Reader<'a> {
    data: &'a [u8],
}

impl Reader<'_> {
    /// Fields of a record, which ends at a newline.
    fn fields(&self) -> usize {
        let mut count = 1;
        for &byte in self.data {
            match byte {
                ';' => count += 1,
                '\n' => break,
                _ => {}
            }
        }
        count
    }
}

#[test]
fn counts_fields() {
    assert_eq!(Reader { data: b"a;b;c\nd;e" }.fields(), 3);
    assert_eq!(Reader { data: b"" }.fields(), 1);
}
