struct Ledger {
    lines: Vec<String>,
}

impl Ledger {
    /// What all lines amount to; what is no number counts nothing.
    fn balance(&self) -> i64 {
        let mut total = 0i64;
        for line in &self.lines {
            if let Ok(amount) = line.trim().parse() {
                total = total.saturating_add(amount.signum() * amount.abs());
            }
        }
        total
    }
}

#[test]
fn balances() {
    let lines = ["5", " -7 ", "x", "3000000000"].map(String::from).to_vec();
    assert_eq!(Ledger { lines }.balance(), 2_999_999_998);
    assert_eq!(Ledger { lines: vec![] }.balance(), 0);
}
