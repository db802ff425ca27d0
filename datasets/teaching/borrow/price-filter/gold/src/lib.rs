//! Filters for a shop's catalogue, put together at run time.

#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub name: &'static str,
    pub cents: u32,
}

pub type Filter = Box<dyn Fn(&Article) -> bool>;

/// Lets through what costs `cents` or less.
pub fn at_most(cents: u32) -> Filter {
    Box::new(move |article| article.cents <= cents)
}

/// Lets through what both filters let through.
pub fn both(one: Filter, other: Filter) -> Filter {
    Box::new(move |article| one(article) && other(article))
}

/// Lets through what is called by a name that begins so.
pub fn begins(prefix: &'static str) -> Filter {
    Box::new(move |article| article.name.starts_with(prefix))
}

pub fn select<'a>(articles: &'a [Article], filter: &Filter) -> Vec<&'a str> {
    let chosen = articles.iter().filter(|article| filter(article));
    chosen.map(|article| article.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Vec<Article> {
        [("pen", 120), ("pencil", 80), ("paper", 450), ("ink", 80)]
            .map(|(name, cents)| Article { name, cents })
            .to_vec()
    }

    #[test]
    fn the_limit_itself_is_let_through() {
        assert_eq!(select(&catalogue(), &at_most(80)), ["pencil", "ink"]);
        assert!(select(&catalogue(), &at_most(79)).is_empty());
    }

    #[test]
    fn filters_are_combined() {
        let filter = both(begins("p"), at_most(120));
        assert_eq!(select(&catalogue(), &filter), ["pen", "pencil"]);
    }
}
