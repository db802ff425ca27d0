struct Csv {
    text: String,
}

impl Csv {
    fn row(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(", ");
            }
            self.text.push(cell);
        }
        self.text.push('\n');
    }
}

#[test]
fn writes_rows() {
    let mut csv = Csv { text: String::new() };
    csv.row(&["name", "age"]);
    csv.row(&["Ann", "7"]);
    assert_eq!(csv.text, "name, age\nAnn, 7\n");
}
