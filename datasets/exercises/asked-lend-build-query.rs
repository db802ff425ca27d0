struct Query {
    table: String,
    filters: Vec<String>,
    limit: Option<u32>,
}

impl Query {
    fn from(table: &str) -> Query {
        Query { table: table.to_string(), filters: vec![], limit: None }
    }

    fn filter(mut self, column: &str, value: i64) -> Query {
        self.filters.push(format!("{column} = {value}"));
        self
    }

    fn limit(mut self, rows: u32) -> Query {
        self.limit = Some(rows);
        self
    }

    fn text(&self) -> &str {
        let mut text = format!("SELECT * FROM {}", self.table);
        if !self.filters.is_empty() {
            text += " WHERE ";
            text += self.filters.join(" AND ");
        }
        if let Some(rows) = self.limit {
            text += format!(" LIMIT {rows}");
        }
        &text
    }
}

fn search(columns: &[(&str, i64)], limit: Option<u32>) -> String {
    let query = Query::from("people");
    for (column, value) in columns {
        query = query.filter(column, *value);
    }
    if let Some(rows) = limit {
        query = query.limit(rows);
    }
    query.text().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts() {
        let text = search(&[("age", 3), ("zip", 4)], Some(5));
        assert_eq!(text, "SELECT * FROM people WHERE age = 3 AND zip = 4 LIMIT 5");
    }

    #[test]
    fn bare() {
        assert_eq!(search(&[], None), "SELECT * FROM people");
    }
}
