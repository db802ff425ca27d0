/// An address of six bytes as it stands in a frame.
#[derive(Debug, PartialEq, Clone, Copy)]
struct Address([u8; 6]);

struct Frame {
    to: Address,
    from: Address,
    kind: u16,
}

fn part<const N: usize>(data: &[u8], start: usize) -> Option<[u8; N]> {
    let found = data.get(start..start + N)?;
    Some(*found)
}

fn parse(data: &[u8]) -> Option<Frame> {
    let to = Address(part(data, 0)?);
    let from = Address(part(data, 6)?);
    let kind = u16::from_be_bytes(data[12..14]);
    Some(Frame { to, from, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses() {
        let data: Vec<u8> = (1..=14).collect();
        let frame = parse(&data).unwrap();
        assert_eq!(frame.to, Address([1, 2, 3, 4, 5, 6]));
        assert_eq!(frame.from, Address([7, 8, 9, 10, 11, 12]));
        assert_eq!(frame.kind, 13 * 256 + 14);
    }

    #[test]
    fn too_short() {
        assert!(parse(&[0; 11]).is_none());
        assert_eq!(part::<2>(&[1, 2, 3], 1), Some([2, 3]));
    }
}
