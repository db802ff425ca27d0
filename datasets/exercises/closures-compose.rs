fn compose<A, B, C>(first: impl Fn(A) -> B, second: impl Fn(B) -> C) -> Fn(A) -> C {
    move |value| second(first(value))
}

fn code(text: &str) -> usize {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    compose(letters, |count| count * 10)(text)
}

#[test]
fn composes() {
    assert_eq!(code("a1b2"), 20);
    assert_eq!(compose(|n: i32| n + 1, |n: i32| n.to_string())(41), "42");
}
