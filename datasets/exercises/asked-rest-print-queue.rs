use std::collections::VecDeque;

#[derive(Debug, PartialEq)]
struct Job {
    user: String,
    pages: u32,
}

/// Jobs are printed in the order in which they came.
#[derive(Default)]
struct Printer {
    waiting: VecDeque<Job>,
    printed: u32,
}

impl Printer {
    fn submit(&mut self, user: &str, pages: u32) {
        self.waiting.push(Job { user: user.to_string(), pages });
    }

    fn print(&mut self) -> Option<String> {
        let job = self.waiting.pop()?;
        self.printed += job.pages;
        Some(job.user)
    }

    fn next_user(&self) -> Option<&str> {
        self.waiting.first().map(|job| job.user.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_come_first_served() {
        let mut printer = Printer::default();
        printer.submit("ann", 3);
        printer.submit("bob", 1);
        assert_eq!(printer.next_user(), Some("ann"));
        assert_eq!(printer.print().as_deref(), Some("ann"));
        assert_eq!(printer.printed, 3);
        assert_eq!(printer.next_user(), Some("bob"));
        assert_eq!(printer.print().as_deref(), Some("bob"));
        assert_eq!(printer.print(), None);
    }
}
