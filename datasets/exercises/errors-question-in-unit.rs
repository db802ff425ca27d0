#[derive(Debug, Default, PartialEq)]
struct Stock {
    apples: u32,
    pears: u32,
}

impl Stock {
    fn load(&mut self, line: &str) {
        let mut parts = line.split(',');
        self.apples += parts.next().unwrap_or("0").trim().parse::<u32>()?;
        self.pears += parts.next().unwrap_or("0").trim().parse::<u32>()?;
    }
}

#[test]
fn loads() {
    let mut stock = Stock::default();
    assert!(stock.load("3, 4").is_ok());
    assert!(stock.load("1").is_ok());
    assert!(stock.load("2, x").is_err());
    assert_eq!(stock, Stock { apples: 6, pears: 4 });
}
