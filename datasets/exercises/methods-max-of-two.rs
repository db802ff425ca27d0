struct Window {
    width: u32,
    height: u32,
}

fn square_around(window: &Window) -> u32 {
    max(window.width, window.height)
}

fn biggest(windows: &[Window]) -> u32 {
    windows.iter().map(square_around).fold(0, |a, b| max(a, b))
}

#[test]
fn measures() {
    assert_eq!(biggest(&[Window { width: 3, height: 9 }, Window { width: 5, height: 1 }]), 9);
    assert_eq!(biggest(&[]), 0);
}
