//! A log that writes what is left in it when it goes.

use std::cell::RefCell;
use std::rc::Rc;

/// Where flushed lines arrive.
pub type Disk = Rc<RefCell<Vec<String>>>;

pub struct Log {
    disk: Disk,
    lines: Vec<String>,
}

impl Log {
    pub fn on(disk: &Disk) -> Self {
        Log {
            disk: Rc::clone(disk),
            lines: Vec::new(),
        }
    }

    pub fn note(&mut self, line: &str) {
        self.lines.push(line.to_string());
    }

    /// Ends the log and hands out the lines that were not written.
    pub fn into_lines(mut self) -> Vec<String> {
        std::mem::take(&mut self.lines)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.disk.borrow_mut().append(&mut self.lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_written() {
        let disk = Disk::default();
        let mut log = Log::on(&disk);
        log.note("one");
        log.note("two");
        assert!(disk.borrow().is_empty());
        drop(log);
        assert_eq!(*disk.borrow(), ["one", "two"]);
    }

    #[test]
    fn what_is_handed_out_is_not_written() {
        let disk = Disk::default();
        let mut log = Log::on(&disk);
        log.note("draft");
        assert_eq!(log.into_lines(), ["draft"]);
        assert!(disk.borrow().is_empty());
    }
}
