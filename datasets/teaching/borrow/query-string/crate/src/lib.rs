//! Reads the query part of an address without copying it.

/// The `key=value` pairs of a query.
pub struct Query {
    pairs: Vec<(&str, &str)>,
}

impl Query {
    pub fn parse(text: &str) -> Self {
        let pairs = text
            .split('&')
            .filter(|part| !part.is_empty())
            .map(|part| part.split_once('=').unwrap_or((part, "")))
            .collect();
        Query { pairs }
    }

    /// The last value that is given for `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.pairs.iter().rev().find(|(name, _)| *name == key)?;
        Some(found.1)
    }

    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// The page that a query asks for; the first where it asks for none.
pub fn page(text: &str) -> &str {
    Query::parse(text).get("page").unwrap_or("1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_key() {
        let query = Query::parse("q=tea&sort=new&q=green+tea&debug");
        assert_eq!(query.len(), 4);
        assert_eq!(query.get("q"), Some("green+tea"));
        assert_eq!(query.get("debug"), Some(""));
        assert_eq!(query.get("lang"), None);
    }

    #[test]
    fn a_value_outlives_the_query_that_found_it() {
        let text = String::from("page=7&q=x");
        assert_eq!(page(&text), "7");
        assert_eq!(page(""), "1");
        assert!(Query::parse("").is_empty());
    }
}
