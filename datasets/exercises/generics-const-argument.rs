#[derive(Debug, Clone, Copy, PartialEq)]
struct Buffer<const N: usize> {
    bytes: [u8; N],
    used: usize,
}

impl<N> Buffer<N> {
    fn new() -> Self {
        Buffer { bytes: [0; N], used: 0 }
    }

    fn push(&mut self, byte: u8) -> bool {
        if self.used == N {
            return false;
        }
        self.bytes[self.used] = byte;
        self.used += 1;
        true
    }
}

#[test]
fn fills() {
    let mut buffer = Buffer::<2>::new();
    assert!(buffer.push(7) && buffer.push(8));
    assert!(!buffer.push(9));
    assert_eq!(buffer.bytes, [7, 8]);
}
