use std::cell::RefCell;
use std::rc::Rc;

struct Log {
    lines: Vec<String>,
}

struct Service {
    log: Rc<RefCell<Log>>,
    name: String,
}

impl Service {
    fn run(&self, times: usize) -> usize {
        for i in 0..times {
            self.log.lines.push(format!("{} {i}", self.name));
        }
        self.log.lines.len()
    }
}

#[test]
fn runs() {
    let log = Rc::new(RefCell::new(Log { lines: vec![] }));
    let service = Service { log: Rc::clone(&log), name: "s".to_string() };
    assert_eq!(service.run(2), 2);
    assert_eq!(log.borrow().lines[1], "s 1");
}
