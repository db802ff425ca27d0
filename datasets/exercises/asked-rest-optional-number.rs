use std::collections::HashMap;
use std::num::ParseIntError;

struct Query {
    values: HashMap<String, String>,
}

impl Query {
    fn parse(text: &str) -> Query {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        Query { values: pairs.map(|(key, value)| (key.to_string(), value.to_string())).collect() }
    }

    /// The number of that name, if there is one; an error if it is none.
    fn number(&self, name: &str) -> Result<Option<u32>, ParseIntError> {
        let found: Option<u32> = self.values.get(name).map(|value| value.parse())?;
        Ok(found)
    }

    fn page(&self) -> Result<(u32, u32), ParseIntError> {
        let page = self.number("page")?.unwrap_or(1);
        let size = self.number("size")?.unwrap_or(20);
        Ok((page, size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages() {
        assert_eq!(Query::parse("page=3&q=x").page(), Ok((3, 20)));
        assert_eq!(Query::parse("size=5").page(), Ok((1, 5)));
    }

    #[test]
    fn no_number() {
        assert!(Query::parse("page=x").page().is_err());
        assert_eq!(Query::parse("").number("page"), Ok(None));
    }
}
