"""Rules for values that several owners hold and one writes."""

from __future__ import annotations

from collections.abc import Callable

from exercises import exercise

from rusta_core import Checker, Program

LOG = """\
use std::rc::Rc;

struct Log {
    lines: Vec<String>,
    warnings: u32,
}

struct Service {
    log: Rc<Log>,
}

impl Service {
    fn warn(&self, text: &str) {
        self.log.lines.push(text.to_string());
        self.log.warnings += 1;
    }

    fn count(&self) -> usize {
        self.log.lines.len()
    }
}

fn pair() -> (Service, Service) {
    let log = Rc::new(Log { lines: Vec::new(), warnings: 0 });
    (Service { log: Rc::clone(&log) }, Service { log })
}

#[test]
fn both_write_into_one_log() {
    let (a, b) = pair();
    a.warn("x");
    b.warn("y");
    assert_eq!((a.count(), b.count()), (2, 2));
}
"""


def test_what_several_own_and_one_writes_goes_into_a_cell(mended: Callable[..., list[str]], checker: Checker) -> None:
    for red, cell in ((LOG, "Rc<std::cell::RefCell<Log>>"), (exercise("threads-log-lines"), "Arc::new(Mutex::new(")):
        texts = mended("shared-in-cell", red)
        assert any(cell in text for text in texts)
        verdicts = checker.test_many([Program(text) for text in texts])
        assert any(verdict is not None and verdict.passed for verdict in verdicts)
