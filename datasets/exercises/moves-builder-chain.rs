#[derive(Debug, Default)]
struct Query {
    table: String,
    filters: Vec<String>,
    limit: Option<usize>,
}

impl Query {
    fn from(table: &str) -> Query {
        Query { table: table.to_string(), ..Query::default() }
    }

    fn filter(mut self, what: &str) -> Query {
        self.filters.push(what.to_string());
        self
    }

    fn limit(mut self, most: usize) -> Query {
        self.limit = Some(most);
        self
    }

    fn sql(&self) -> String {
        let mut text = format!("select * from {}", self.table);
        if !self.filters.is_empty() {
            text += &format!(" where {}", self.filters.join(" and "));
        }
        if let Some(most) = self.limit {
            text += &format!(" limit {most}");
        }
        text
    }
}

fn search(adults: bool, most: Option<usize>) -> String {
    let query = Query::from("people");
    if adults {
        query.filter("age >= 18");
    }
    if let Some(most) = most {
        query.limit(most);
    }
    query.sql()
}

#[test]
fn builds_queries() {
    assert_eq!(search(false, None), "select * from people");
    assert_eq!(search(true, None), "select * from people where age >= 18");
    assert_eq!(search(true, Some(3)), "select * from people where age >= 18 limit 3");
}
