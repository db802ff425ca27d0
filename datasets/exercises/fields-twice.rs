#[derive(Debug, PartialEq, Clone)]
struct Padding {
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
}

fn symmetric(vertical: u32, horizontal: u32) -> Padding {
    Padding { top: vertical, left: horizontal, bottom: vertical, left: horizontal }
}

fn width(content: u32, padding: &Padding) -> u32 {
    content + padding.left + padding.right
}

#[test]
fn pads() {
    let padding = symmetric(1, 4);
    assert_eq!(width(10, &padding), 18);
    assert_eq!(padding, Padding { top: 1, right: 4, bottom: 1, left: 4 });
}
