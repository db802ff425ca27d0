struct Logger {
    lines: Vec<String>,
}

impl Logger {
    fn log(&mut self, level: u8, message: &str) {
        self.lines.push(format!("[{level}] {message}"));
    }
}

fn process(logger: &mut Logger, level: u8, items: &[&str]) -> usize {
    logger.log("start");
    for item in items {
        logger.log(item);
    }
    logger.lines.len()
}

#[test]
fn logs() {
    let mut logger = Logger { lines: Vec::new() };
    assert_eq!(process(&mut logger, 2, &["a"]), 2);
    assert_eq!(logger.lines, vec!["[2] start", "[2] a"]);
}
