#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    Debug,
    Info,
    Warning,
    Error,
}

struct Logger {
    least: Level,
    lines: Vec<String>,
}

impl Logger {
    fn log(&mut self, level: Level, text: &str) {
        if level >= self.least {
            self.lines.push(format!("{level:?}: {text}"));
        }
    }
}

#[test]
fn logs() {
    let mut logger = Logger { least: Level::Warning, lines: Vec::new() };
    logger.log(Level::Info, "started");
    logger.log(Level::Warning, "slow");
    logger.log(Level::Error, "down");
    assert_eq!(logger.lines, ["Warning: slow", "Error: down"]);
}
