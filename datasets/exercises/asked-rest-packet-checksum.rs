struct Packet {
    kind: u8,
    payload: Vec<u8>,
}

impl Packet {
    /// The sum of all bytes, kept whole: it may well be larger than a byte.
    fn sum(&self) -> u32 {
        let payload: u32 = self.payload.iter().sum();
        payload + self.kind
    }

    fn frame(&self) -> Vec<u8> {
        let mut frame = vec![self.kind, self.payload.len()];
        frame.extend(&self.payload);
        frame.extend(self.sum().to_be_bytes());
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_beyond_a_byte() {
        let packet = Packet { kind: 200, payload: vec![255, 255, 1] };
        assert_eq!(packet.sum(), 711);
    }

    #[test]
    fn frames() {
        let packet = Packet { kind: 7, payload: vec![1, 2] };
        assert_eq!(packet.frame(), [7, 2, 1, 2, 0, 0, 0, 10]);
    }
}
