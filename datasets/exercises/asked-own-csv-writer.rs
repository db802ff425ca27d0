use std::collections::BTreeMap;

struct Writer<'a> {
    columns: &'a Vec<String>,
    rows: Vec<String>,
}

impl<'a> Writer<'a> {
    fn new(columns: &Vec<String>) -> Writer<'a> {
        Writer { columns, rows: vec![columns.join(",")] }
    }

    fn write(&mut self, values: &BTreeMap<String, String>) -> usize {
        let mut row = Vec::new();
        let mut missing = 0;
        for column in self.columns {
            match values.get(column) {
                Some(value) => row.push(value.as_str()),
                None => {
                    missing += 1;
                    row.push("");
                }
            }
        }
        self.rows.push(row.join(","));
        missing
    }
}

fn export(columns: &[&str], rows: &[&[(&str, &str)]]) -> (String, usize) {
    let columns: Vec<String> = columns.iter().map(|column| column.to_string()).collect();
    let mut writer = Writer::new(&columns);
    let mut missing = 0;
    for row in rows {
        let values = row.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        missing += writer.write(&values);
    }
    (writer.rows.join("\n"), missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_order_of_columns() {
        let (text, missing) = export(&["name", "age"], &[&[("age", "7"), ("name", "bob")], &[("name", "eve")]]);
        assert_eq!(text, "name,age\nbob,7\neve,");
        assert_eq!(missing, 1);
    }

    #[test]
    fn only_a_header() {
        assert_eq!(export(&["x"], &[]), ("x".to_string(), 0));
    }
}
