#[derive(Debug, PartialEq)]
struct Margin {
    top: u32,
    side: u32,
}

fn margin(size: u32) -> Margin {
    Margin { top = size, side = size / 2 }
}

fn width(page: u32, margin: &Margin) -> u32 {
    page.saturating_sub(2 * margin.side)
}

#[test]
fn fits() {
    assert_eq!(width(100, &margin(20)), 80);
    assert_eq!(margin(3), Margin { top: 3, side: 1 });
}
