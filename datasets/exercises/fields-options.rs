#[derive(Debug, Clone, Default)]
struct Options {
    verbose: bool,
    depth: usize,
    filter: Vec<String>,
}

fn quiet(depth: usize) -> Options {
    Options { depth }
}

fn noisy() -> Options {
    Options { verbose: true }
}

#[test]
fn options() {
    assert_eq!(quiet(3).depth, 3);
    assert!(noisy().verbose);
    assert!(noisy().filter.is_empty());
}
