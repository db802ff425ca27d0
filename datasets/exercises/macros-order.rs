fn area(width: u32, height: u32) -> u32 {
    check!(width > 0 && height > 0, 0);
    width * height
}

macro_rules! check {
    ($condition:expr, $otherwise:expr) => {
        if !$condition {
            return $otherwise;
        }
    };
}

fn volume(width: u32, height: u32, depth: u32) -> u32 {
    check!(depth > 0, 0);
    area(width, height) * depth
}

#[test]
fn measures() {
    assert_eq!(volume(2, 3, 4), 24);
    assert_eq!(area(0, 3), 0);
}
