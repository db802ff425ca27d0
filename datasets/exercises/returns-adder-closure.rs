fn adder(amount: i32) -> Box<dyn Fn(i32) -> i32> {
    Box::new(|value| value + amount)
}

fn pipeline(amounts: &[i32]) -> Vec<Box<dyn Fn(i32) -> i32>> {
    let mut steps = Vec::new();
    for amount in amounts {
        steps.push(adder(*amount));
    }
    steps
}

#[test]
fn runs_the_steps() {
    let steps = pipeline(&[1, 10, -3]);
    assert_eq!(steps.iter().fold(0, |value, step| step(value)), 8);
    assert_eq!(steps[1](5), 15);
}
