//! What a waiting caller hears.

use std::collections::VecDeque;

#[derive(Default)]
pub struct Line {
    callers: VecDeque<u32>,
}

impl Line {
    pub fn join(&mut self, caller: u32) {
        self.callers.push_back(caller);
    }

    /// The caller whose turn it is.
    pub fn serve(&mut self) -> Option<u32> {
        self.callers.pop_front()
    }

    /// What is announced to a caller.
    pub fn announcement(&self, caller: u32) -> String {
        match self.callers.iter().position(|known| *known == caller) {
            None => "Please call again.",
            Some(0) => "It is your turn.",
            Some(before) => format!("{before} before you."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_caller_hears_their_place() {
        let mut line = Line::default();
        line.join(11);
        line.join(12);
        line.join(13);
        assert_eq!(line.announcement(11), "It is your turn.");
        assert_eq!(line.announcement(13), "2 before you.");
    }

    #[test]
    fn the_line_moves_on() {
        let mut line = Line::default();
        line.join(1);
        line.join(2);
        assert_eq!(line.serve(), Some(1));
        assert_eq!(line.announcement(2), "It is your turn.");
        assert_eq!(line.announcement(1), "Please call again.");
    }
}
