/// A length in front of what it counts, low byte first.
fn frame(payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(payload.len() + 2);
    let length: u16 = payload.len();
    out.push(length as u8);
    out.push(length >> 8);
    out.extend_from_slice(payload);
    out
}

#[test]
fn frames() {
    assert_eq!(frame(b"ab"), [2, 0, b'a', b'b']);
    let long = frame(&[7; 300]);
    assert_eq!((long[0], long[1], long.len()), (44, 1, 302));
}
