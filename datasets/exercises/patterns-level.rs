#[derive(Clone, Copy)]
enum Level {
    Debug,
    Info,
    Warn,
    Error,
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Debug => "debug",
        Level::Info => "info",
    }
}

#[test]
fn names() {
    assert_eq!(name(Level::Warn), "warn");
    assert_eq!(name(Level::Error), "error");
    assert_eq!(name(Level::Info), "info");
    assert_eq!(name(Level::Debug), "debug");
}
