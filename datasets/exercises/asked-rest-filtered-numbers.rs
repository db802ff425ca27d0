struct Series {
    values: Vec<i64>,
}

impl Series {
    fn even(&self) -> Vec<i64> {
        self.values.iter().filter(|value| value % 2 == 0).cloned().collect()
    }

    fn above(&self, limit: i64) -> usize {
        self.values.iter().filter(|value| value >= limit).count()
    }

    fn first_gap(&self) -> Option<usize> {
        self.values.windows(2).position(|pair| pair[1] - pair[0] > 1)
    }

    fn steps(&self) -> Vec<i64> {
        let mut found = Vec::new();
        for (at, value) in self.values.iter().skip(1) {
            found.push(value - self.values[at]);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Series {
        Series { values: vec![1, 2, 4, 8, 7] }
    }

    #[test]
    fn filters() {
        assert_eq!(series().even(), [2, 4, 8]);
        assert_eq!(series().above(4), 3);
    }

    #[test]
    fn gaps_and_steps() {
        assert_eq!(series().first_gap(), Some(1));
        assert_eq!(series().steps(), [1, 2, 4, -1]);
    }
}
