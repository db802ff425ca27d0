#[derive(Debug, Clone, Copy)]
struct Rect {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

fn grow(rect: Rect, by: i32) -> Rect {
    let Rect { x, y, width, height } = rect;
    Rect { left: x - by, top: y - by, width: width + 2 * by, height: height + 2 * by }
}

#[test]
fn grows() {
    let rect = grow(Rect { left: 5, top: 1, width: 2, height: 3 }, 1);
    assert_eq!((rect.left, rect.top), (4, 0));
    assert_eq!((rect.width, rect.height), (4, 5));
}
