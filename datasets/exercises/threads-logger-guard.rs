use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Default)]
struct Log {
    lines: Vec<String>,
}

#[derive(Clone, Default)]
struct Logger {
    log: Arc<Mutex<Log>>,
}

impl Logger {
    fn say(&self, line: &str) {
        self.log.lock().unwrap().lines.push(line.to_string());
    }

    fn last(&self) -> Option<String> {
        self.log.lock().unwrap().lines.last()
    }

    fn take(&self) -> Vec<String> {
        self.log.lock().unwrap().lines
    }
}

#[test]
fn logs_from_a_thread() {
    let logger = Logger::default();
    let other = logger.clone();
    thread::spawn(move || other.say("started")).join().unwrap();
    assert_eq!(logger.last(), Some("started".to_string()));
    logger.say("done");
    assert_eq!(logger.take(), ["started", "done"]);
    assert_eq!(logger.last(), None);
}
