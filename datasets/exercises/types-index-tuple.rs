struct Table {
    rows: Vec<(String, u32, u32)>,
}

impl Table {
    fn total(&self, from: u32) -> u32 {
        let mut total = 0;
        for row in &self.rows {
            if row[1] >= from {
                total += row[2];
            }
        }
        total
    }
}

#[test]
fn totals() {
    let row = |name: &str, at, amount| (name.to_string(), at, amount);
    let table = Table { rows: vec![row("a", 1, 10), row("b", 2, 20), row("c", 3, 30)] };
    assert_eq!(table.total(2), 50);
}
