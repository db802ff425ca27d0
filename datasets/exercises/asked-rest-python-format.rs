struct Stock {
    symbol: String,
    price: f64,
    change: f64,
}

impl Stock {
    fn row(&self) -> String {
        format!("{:<6} {:>8.2f} {:+.1f}%", self.symbol, self.price, self.change * 100.0)
    }

    fn headline(&self) -> String {
        let direction = if self.change < 0.0 { "down" } else { "up" };
        format!("{self.symbol} is {direction} at {self.price:.1f}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stock() -> Stock {
        Stock { symbol: "ACME".to_string(), price: 12.375, change: -0.0225 }
    }

    #[test]
    fn rows_line_up() {
        assert_eq!(stock().row(), "ACME      12.38 -2.2%");
    }

    #[test]
    fn headlines() {
        assert_eq!(stock().headline(), "ACME is down at 12.4");
    }
}
