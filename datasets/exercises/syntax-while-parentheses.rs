fn collatz(mut number: u64) -> u32 {
    let mut steps = 0;
    do {
        number = if number % 2 == 0 { number / 2 } else { 3 * number + 1 };
        steps += 1;
    } while (number != 1);
    steps
}

#[test]
fn counts_steps() {
    assert_eq!(collatz(6), 8);
    assert_eq!(collatz(1), 3);
}
