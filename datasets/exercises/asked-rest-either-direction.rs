/// Seats of a row, numbered from the aisle; odd rows are filled from the far end.
struct Row {
    number: u32,
    seats: Vec<bool>,
}

impl Row {
    fn order(&self) -> impl Iterator<Item = usize> {
        if self.number % 2 == 0 {
            0..self.seats.len()
        } else {
            (0..self.seats.len()).rev()
        }
    }

    fn first_free(&self) -> Option<usize> {
        self.order().find(|&seat| !self.seats[seat])
    }

    fn take(&mut self) -> bool {
        match self.first_free() {
            Some(seat) => {
                self.seats[seat] = true;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_rows_fill_from_the_aisle() {
        let mut row = Row { number: 2, seats: vec![false; 3] };
        assert!(row.take());
        assert_eq!(row.seats, [true, false, false]);
    }

    #[test]
    fn odd_rows_fill_from_the_far_end() {
        let mut row = Row { number: 7, seats: vec![false; 3] };
        assert!(row.take());
        assert!(row.take());
        assert_eq!(row.seats, [false, true, true]);
        assert!(row.take());
        assert!(!row.take());
    }
}
