//! Prints what is in store.

use std::fmt;

#[derive(Debug, Clone)]
pub struct Article {
    pub name: String,
    pub pieces: u32,
}

impl fmt::Display for Vec<Article> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for article in self {
            writeln!(f, "{:>5} {}", article.pieces, article.name)?;
        }
        Ok(())
    }
}

/// A shelf with the given articles, sorted by name.
pub fn shelf(articles: &[(&str, u32)]) -> Vec<Article> {
    let mut shelf = Vec::new();
    for (name, pieces) in articles {
        shelf.push(Article {
            name: name.to_string(),
            pieces: *pieces,
        });
    }
    shelf.sort_by(|one, other| one.name.cmp(&other.name));
    shelf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_printed_by_name() {
        let shelf = shelf(&[("nuts", 1200), ("bolts", 35)]);
        assert_eq!(shelf.to_string(), "   35 bolts\n 1200 nuts\n");
    }

    #[test]
    fn an_empty_shelf_prints_nothing() {
        assert_eq!(shelf(&[]).to_string(), "");
        assert_eq!(format!("[{}]", shelf(&[("x", 7)])), "[    7 x\n]");
    }
}
