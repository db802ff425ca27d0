fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    |value| g(f(value))
}

fn shout_length(text: &str) -> String {
    let trim_and_count = compose(|text: &str| text.trim().to_string(), |text: String| text.len());
    format!("{}!", trim_and_count(text))
}

#[test]
fn composes() {
    assert_eq!(shout_length("  abc "), "3!");
    let twice = compose(|x: i32| x + 1, |x: i32| x * 2);
    assert_eq!((twice(1), twice(2)), (4, 6));
}
