#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    table: String,
    columns: Vec<String>,
    limit: Option<usize>,
    descending: bool,
}

impl Query {
    pub fn from_table(table: &str) -> Self {
        Query { table: table.to_string() }
    }

    pub fn limit(&self, limit: usize) -> Self {
        Query { limit: Some(limit) }
    }
}

#[test]
fn builds() {
    let query = Query::from_table("t").limit(3);
    assert_eq!(query.table, "t");
    assert_eq!(query.limit, Some(3));
    assert!(query.columns.is_empty() && !query.descending);
}
