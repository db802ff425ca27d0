#[derive(Clone, Copy)]
struct Stop {
    line: u8,
    position: u16,
}

/// How far two stops of a line lie apart, whichever comes first.
fn apart(from: Stop, to: Stop) -> Option<u32> {
    if from.line != to.line {
        return None;
    }
    Some((from.position - to.position).abs())
}

#[test]
fn measures() {
    let (a, b) = (Stop { line: 1, position: 40 }, Stop { line: 1, position: 15 });
    assert_eq!(apart(a, b), Some(25));
    assert_eq!(apart(b, a), Some(25));
    assert_eq!(apart(a, Stop { line: 2, position: 0 }), None);
}
