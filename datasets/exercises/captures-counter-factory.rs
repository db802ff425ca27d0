fn make_counter(start: u32) -> impl FnMut() -> u32 {
    let mut count = start;
    || {
        count += 1;
        count
    }
}

fn take_tickets(customers: &[&str]) -> Vec<String> {
    let mut next = make_counter(100);
    customers.iter().map(|name| format!("{name}:{}", next())).collect()
}

#[test]
fn counters_count_apart() {
    assert_eq!(take_tickets(&["a", "b"]), ["a:101", "b:102"]);
    let (mut one, mut other) = (make_counter(0), make_counter(5));
    assert_eq!((one(), one(), other(), one()), (1, 2, 6, 3));
}
