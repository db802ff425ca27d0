use std::cell::RefCell;
use std::rc::Rc;

type Buffer = Rc<RefCell<Vec<String>>>;

struct Writer {
    prefix: &'static str,
    out: Buffer,
}

impl Writer {
    fn new(prefix: &'static str, out: Buffer) -> Writer {
        Writer { prefix, out }
    }

    fn write(&self, line: &str) {
        self.out.borrow_mut().push(format!("{}: {line}", self.prefix));
    }
}

fn run() -> (Vec<String>, usize) {
    let out: Buffer = Rc::new(RefCell::new(Vec::new()));
    let errors = Writer::new("error", out);
    let notes = Writer::new("note", out);
    errors.write("no such file");
    notes.write("did you mean main.rs?");
    errors.write("giving up");
    let lines = out.borrow().clone();
    (lines, Rc::strong_count(&out))
}

#[test]
fn both_write_into_one_buffer() {
    let (lines, owners) = run();
    assert_eq!(lines, ["error: no such file", "note: did you mean main.rs?", "error: giving up"]);
    assert_eq!(owners, 3);
}
