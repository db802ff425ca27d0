#[derive(Debug, Default, Clone, PartialEq)]
struct Query {
    table: String,
    limit: Option<u32>,
    filters: Vec<String>,
}

impl Query {
    fn from(table: &str) -> Query {
        Query { table: table.to_string(), ..Query::default() }
    }

    fn filter(mut self, text: &str) -> Query {
        self.filters.push(text.to_string());
        self
    }

    fn limit(mut self, limit: u32) -> Query {
        self.limit = limit;
        self
    }

    fn sql(&self) -> String {
        let mut sql = format!("SELECT * FROM {}", self.table);
        if !self.filters.is_empty() {
            sql += &format!(" WHERE {}", self.filters.join(" AND "));
        }
        if let Some(limit) = self.limits {
            sql += &format!(" LIMIT {limit}");
        }
        sql
    }
}

#[test]
fn builds() {
    let query = Query::from("crabs").filter("age > 3").limit(5);
    assert_eq!(query.sql(), "SELECT * FROM crabs WHERE age > 3 LIMIT 5");
    assert_eq!(Query::from("shells").sql(), "SELECT * FROM shells");
}
