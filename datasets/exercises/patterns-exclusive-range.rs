#[derive(Debug, PartialEq)]
enum Size {
    Small,
    Medium,
    Large,
}

fn size(bytes: u8) -> Size {
    match bytes {
        0..64 => Size::Small,
        64..128 => Size::Medium,
        128..255 => Size::Large,
    }
}

fn count_large(all: &[u8]) -> usize {
    all.iter().filter(|&&bytes| size(bytes) == Size::Large).count()
}

#[test]
fn sizes() {
    assert_eq!(size(63), Size::Small);
    assert_eq!(size(64), Size::Medium);
    assert_eq!(count_large(&[127, 128, 255]), 2);
}
