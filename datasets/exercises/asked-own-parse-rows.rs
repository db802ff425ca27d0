#[derive(Debug)]
struct Row<'a> {
    cells: Vec<&'a str>,
}

#[derive(Default)]
struct Sheet<'a> {
    header: Vec<&'a str>,
    rows: Vec<Row<'a>>,
}

impl<'a> Sheet<'a> {
    fn add_line(&mut self, line: &'a str) {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        if self.header.is_empty() {
            self.header = cells;
        } else {
            self.rows.push(Row { cells });
        }
    }

    fn column(&self, name: &str) -> Option<Vec<&str>> {
        let index = self.header.iter().position(|known| *known == name)?;
        Some(self.rows.iter().filter_map(|row| row.cells.get(index).copied()).collect())
    }
}

fn load<'a>(chunks: &[Vec<u8>]) -> Sheet<'a> {
    let mut sheet = Sheet::default();
    for chunk in chunks {
        let text = String::from_utf8_lossy(chunk).to_string();
        for line in text.lines() {
            sheet.add_line(line);
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns() {
        let sheet = load(&[b"name; age\nada; 36\n".to_vec(), b"bob; 7".to_vec()]);
        assert_eq!(sheet.column("name"), Some(vec!["ada", "bob"]));
        assert_eq!(sheet.column("age").unwrap()[1], "7");
        assert_eq!(sheet.column("town"), None);
    }

    #[test]
    fn short_rows() {
        let mut sheet = Sheet::default();
        sheet.add_line("a;b");
        sheet.add_line("1");
        assert_eq!(sheet.column("b"), Some(vec![]));
        assert_eq!(sheet.rows.len(), 1);
    }
}
