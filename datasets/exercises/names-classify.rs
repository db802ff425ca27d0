fn classify(n: i32) -> String {
    if n < 0 {
        let label = "negative";
    } else if n == 0 {
        let label = "zero";
    } else {
        let label = "positive";
    }
    label.to_string()
}

#[test]
fn classifies() {
    assert_eq!(classify(-1), "negative");
    assert_eq!(classify(0), "zero");
    assert_eq!(classify(5), "positive");
}
