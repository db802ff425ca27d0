#[derive(Debug, PartialEq)]
enum Query {
    All,
    Tag(String),
    Not(Box<Query>),
    Both(Box<Query>, Box<Query>),
}

struct Search {
    query: Query,
    edits: usize,
}

impl Search {
    fn negate(&mut self) {
        self.edits += 1;
        self.query = match self.query {
            Query::Not(inner) => *inner,
            other => Query::Not(Box::new(other)),
        };
    }

    fn and(&mut self, tag: &str) {
        self.edits += 1;
        let right = Box::new(Query::Tag(tag.to_string()));
        self.query = Query::Both(Box::new(self.query), right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> Query {
        Query::Tag(name.to_string())
    }

    #[test]
    fn twice_is_none() {
        let mut search = Search { query: tag("a"), edits: 0 };
        search.negate();
        assert_eq!(search.query, Query::Not(Box::new(tag("a"))));
        search.negate();
        assert_eq!(search.query, tag("a"));
        assert_eq!(search.edits, 2);
    }

    #[test]
    fn what_was_there_comes_first() {
        let mut search = Search { query: Query::All, edits: 0 };
        search.and("a");
        search.and("b");
        let inner = Query::Both(Box::new(Query::All), Box::new(tag("a")));
        assert_eq!(search.query, Query::Both(Box::new(inner), Box::new(tag("b"))));
    }
}
