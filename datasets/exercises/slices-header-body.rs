fn checksum(packet: &mut [u8]) -> u8 {
    let header = &mut packet[0..2];
    let body = &packet[2..];
    let sum = body.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
    header[0] = sum;
    header[1] = body.len() as u8;
    sum
}

#[test]
fn writes_the_header() {
    let mut packet = [0, 0, 200, 100, 1];
    assert_eq!(checksum(&mut packet), 45);
    assert_eq!(packet, [45, 3, 200, 100, 1]);
}
