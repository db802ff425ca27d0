fn play(moves: &str) -> i32 {
    let mut position = 0;
    let mut forward = || position += 1;
    let mut back = || position -= 1;
    for step in moves.chars() {
        match step {
            'f' => forward(),
            'b' => back(),
            _ => {}
        }
    }
    position
}

#[test]
fn plays() {
    assert_eq!(play("ffbf"), 2);
}
