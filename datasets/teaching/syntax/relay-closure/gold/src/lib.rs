//! Relays: switches that follow rules.

type Rule = Box<dyn Fn(&[bool]) -> bool>;

/// Some lines of current, and relays behind them.
pub struct Board {
    rules: Vec<Rule>,
}

impl Board {
    pub fn new() -> Self {
        Board { rules: Vec::new() }
    }

    /// A relay that closes if all the lines have current; the number of the relay.
    pub fn all_of(&mut self, lines: &[usize]) -> usize {
        let lines = lines.to_vec();
        let rule = move |on: &[bool]| -> bool { lines.iter().all(|line| on[*line]) };
        self.rules.push(Box::new(rule));
        self.rules.len() - 1
    }

    /// A relay that closes if the line has no current; the number of the relay.
    pub fn not(&mut self, line: usize) -> usize {
        self.rules.push(Box::new(move |on| !on[line]));
        self.rules.len() - 1
    }

    /// The relays that are closed.
    pub fn closed(&self, on: &[bool]) -> Vec<usize> {
        let rules = self.rules.iter().enumerate();
        let closed = rules.filter(|(_, rule)| rule(on));
        closed.map(|(relay, _)| relay).collect()
    }
}

impl Default for Board {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relays_follow_their_lines() {
        let mut board = Board::new();
        let both = board.all_of(&[0, 1]);
        let neither = board.not(2);
        assert_eq!(board.closed(&[true, true, true]), [both]);
        assert_eq!(board.closed(&[true, false, false]), [neither]);
        assert_eq!(board.closed(&[true, true, false]), [both, neither]);
    }

    #[test]
    fn no_lines_are_all_on() {
        let mut board = Board::default();
        assert!(board.closed(&[]).is_empty());
        assert_eq!(board.all_of(&[]), 0);
        assert_eq!(board.closed(&[]), [0]);
    }
}
