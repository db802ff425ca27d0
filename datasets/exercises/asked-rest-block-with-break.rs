struct Gps {
    fixes: Vec<(f64, f64)>,
    home: Option<(f64, f64)>,
}

impl Gps {
    /// Where we are: the mean of the last fixes where there are enough, else the last, else home.
    fn position(&self) -> (f64, f64) {
        let found = {
            if self.fixes.len() >= 3 {
                let last = &self.fixes[self.fixes.len() - 3..];
                let (x, y) = last.iter().fold((0.0, 0.0), |(x, y), fix| (x + fix.0, y + fix.1));
                break (x / 3.0, y / 3.0);
            }
            if let Some(fix) = self.fixes.last() {
                break *fix;
            }
            self.home.unwrap_or((0.0, 0.0))
        };
        (found.0.round(), found.1.round())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean() {
        let gps = Gps { fixes: vec![(90.0, 90.0), (1.0, 1.0), (2.0, 4.0), (3.0, 7.0)], home: None };
        assert_eq!(gps.position(), (2.0, 4.0));
    }

    #[test]
    fn the_last_or_home() {
        assert_eq!(Gps { fixes: vec![(1.2, 3.0), (8.0, 8.6)], home: None }.position(), (8.0, 9.0));
        assert_eq!(Gps { fixes: vec![], home: Some((5.0, 6.0)) }.position(), (5.0, 6.0));
    }
}
