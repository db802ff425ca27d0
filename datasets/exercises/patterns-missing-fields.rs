struct Packet {
    version: u8,
    kind: u8,
    length: u16,
    payload: Vec<u8>,
}

fn is_valid(packet: &Packet) -> bool {
    let Packet { version, length, payload } = packet;
    *version == 2 && usize::from(*length) == payload.len()
}

fn count(packets: &[Packet], of: u8) -> usize {
    packets.iter().filter(|packet| packet.kind == of && is_valid(packet)).count()
}

#[test]
fn counts() {
    let packet = |version, kind, length| Packet { version, kind, length, payload: vec![0; 3] };
    assert_eq!(count(&[packet(2, 7, 3), packet(2, 7, 4), packet(1, 7, 3), packet(2, 8, 3)], 7), 1);
}
