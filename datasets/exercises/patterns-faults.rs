#[derive(Debug)]
enum Error {
    Parse(String, usize),
    Io(String),
}

fn explain(error: &Error) -> String {
    match error {
        Error::Parse(text) => format!("cannot read {text} at {line}"),
        Error::Io(path, _code) => format!("cannot open {path}"),
    }
}

#[test]
fn explains() {
    assert_eq!(explain(&Error::Parse("x".into(), 3)), "cannot read x at 3");
    assert_eq!(explain(&Error::Io("f".into())), "cannot open f");
}
