//! Seats of a cinema.

pub struct Hall {
    rows: Vec<Vec<bool>>,
}

impl Hall {
    pub fn new(rows: usize, seats: usize) -> Self {
        Hall {
            rows: vec![vec![false; seats]; rows],
        }
    }

    /// Takes `count` free seats side by side, as far in front as possible: (row, first seat).
    pub fn take(&mut self, count: usize) -> Option<(usize, usize)> {
        for (number, row) in self.rows.iter_mut().enumerate() {
            let free = |seats: &[bool]| seats.iter().all(|taken| !taken);
            if let Some(first) = row.windows(count).position(free) {
                row[first..first + count].fill(true);
                return Some((number, first));
            }
        }
        None
    }

    pub fn free(&self) -> usize {
        self.rows.iter().flatten().filter(|taken| !**taken).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_sit_side_by_side() {
        let mut hall = Hall::new(2, 5);
        assert_eq!(hall.take(3), Some((0, 0)));
        assert_eq!(hall.take(3), Some((1, 0)));
        assert_eq!(hall.take(2), Some((0, 3)));
        assert_eq!(hall.free(), 2);
    }

    #[test]
    fn a_group_that_does_not_fit_takes_nothing() {
        let mut hall = Hall::new(1, 2);
        assert_eq!(hall.take(3), None);
        assert_eq!(hall.free(), 2);
    }
}
