#[derive(Debug, Clone, Copy, PartialEq)]
enum Key {
    Letter(char),
    Enter,
    Escape,
}

fn is_control(key: Key) -> bool {
    matches!(key, Key::Enter, Key::Escape)
}

fn typed(keys: &[Key]) -> String {
    let letter = |key: &Key| match key {
        Key::Letter(c) => Some(*c),
        _ => None,
    };
    keys.iter().take_while(|key| !is_control(**key)).filter_map(letter).collect()
}

#[test]
fn types() {
    assert_eq!(typed(&[Key::Letter('h'), Key::Letter('i'), Key::Enter, Key::Letter('x')]), "hi");
    assert!(is_control(Key::Escape));
}
