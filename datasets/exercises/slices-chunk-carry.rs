/// Adds little-endian numbers of the same length in place; the carry at the end.
fn add(a: &mut [u8], b: &[u8]) -> bool {
    let mut carry = 0u16;
    for at in 0..a.len() {
        let digit = &mut a[at];
        let sum = *digit as u16 + b[at] as u16 + carry;
        carry = sum >> 8;
        *digit = sum as u8;
    }
    carry > 0
}

fn double(number: &mut Vec<u8>) {
    if add(number, number) {
        number.push(1);
    }
}

#[test]
fn doubles() {
    let mut number = vec![200, 1];
    double(&mut number);
    assert_eq!(number, [144, 3]);
    let mut number = vec![0, 128];
    double(&mut number);
    assert_eq!(number, [0, 0, 1]);
}
