struct Invoice {
    lines: Vec<(String, u32)>,
    total: Option<u32>,
}

impl Invoice {
    fn total(&mut self) -> u32 {
        if let Some(total) = self.total {
            return total;
        }
        let total = self.lines.iter().map(|(_, price)| price).sum();
        self.total = Some(total);
        total
    }

    fn share(&mut self) -> Vec<(String, u32)> {
        self.lines
            .iter()
            .map(|(name, price)| (name.clone(), price * 100 / self.total()))
            .collect()
    }
}

#[test]
fn shares() {
    let mut invoice = Invoice { lines: vec![("a".into(), 30), ("b".into(), 10)], total: None };
    assert_eq!(invoice.share(), [("a".to_string(), 75), ("b".to_string(), 25)]);
    assert_eq!(invoice.total, Some(40));
    assert!(Invoice { lines: vec![], total: None }.share().is_empty());
}
