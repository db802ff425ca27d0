struct Rect {
    width: u32,
    height: u32,
}

fn area(rect: &Rect) -> u32 {
    let Rect { w, h } = rect;
    w * h
}

#[test]
fn areas() {
    assert_eq!(area(&Rect { width: 2, height: 3 }), 6);
}
