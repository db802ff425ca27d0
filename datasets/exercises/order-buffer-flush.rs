struct Writer {
    buffer: Vec<u8>,
    flushed: Vec<Vec<u8>>,
    limit: usize,
}

impl Writer {
    fn flush(&mut self) {
        if !self.buffer.is_empty() {
            self.flushed.push(std::mem::take(&mut self.buffer));
        }
    }

    fn write(&mut self, bytes: &[u8]) -> usize {
        let buffer = &mut self.buffer;
        for byte in bytes {
            if buffer.len() == self.limit {
                self.flush();
            }
            buffer.push(*byte);
        }
        buffer.len()
    }
}

#[test]
fn flushes_when_full() {
    let mut writer = Writer { buffer: vec![], flushed: vec![], limit: 2 };
    assert_eq!(writer.write(&[1, 2, 3]), 1);
    assert_eq!(writer.write(&[4, 5]), 1);
    assert_eq!(writer.flushed, [[1, 2], [3, 4]]);
    writer.flush();
    assert_eq!(writer.flushed[2], [5]);
}
