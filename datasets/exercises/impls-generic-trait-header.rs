use std::fmt;

struct Table<K, V> {
    rows: Vec<(K, V)>,
}

impl fmt::Display for Table<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (key, value) in &self.rows {
            writeln!(f, "{key} = {value}")?;
        }
        Ok(())
    }
}

#[test]
fn prints_rows() {
    let table = Table { rows: vec![("width", 3), ("height", 4)] };
    assert_eq!(table.to_string(), "width = 3\nheight = 4\n");
    assert_eq!(Table::<u8, u8> { rows: vec![] }.to_string(), "");
}
