/// A reading with a header of four bytes: kind, length, and two of checksum.
struct Message<'a> {
    kind: u8,
    body: &'a [u8],
}

fn parse(data: &[u8]) -> Option<Message<'_>> {
    if data.len() < 4 {
        return None;
    }
    let header = &data[:4];
    let length = header[1] as usize;
    let body = data.get(4:4 + length)?;
    let sum = u16::from_be_bytes([header[2], header[3]]);
    let found: u16 = body.iter().map(|byte| u16::from(*byte)).sum();
    (sum == found).then_some(Message { kind: header[0], body })
}

fn parse_all(data: &[u8]) -> Vec<Message<'_>> {
    let mut rest = data;
    let mut found = Vec::new();
    while let Some(message) = parse(rest) {
        rest = &rest[4 + message.body.len():];
        found.push(message);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses() {
        let message = parse(&[9, 2, 0, 7, 3, 4, 1]).unwrap();
        assert_eq!((message.kind, message.body), (9, &[3, 4][..]));
        assert!(parse(&[9, 2, 0, 8, 3, 4]).is_none());
        assert!(parse(&[9, 3, 0, 7, 3, 4]).is_none());
    }

    #[test]
    fn parses_all() {
        let kinds: Vec<u8> = parse_all(&[1, 0, 0, 0, 2, 1, 0, 5, 5]).iter().map(|message| message.kind).collect();
        assert_eq!(kinds, [1, 2]);
    }
}
