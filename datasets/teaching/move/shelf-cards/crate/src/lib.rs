//! Catalogue cards for a library.

pub struct Book {
    pub title: String,
    pub authors: Vec<String>,
    pub year: u16,
}

/// `Surname 1999`, by which books are shelved.
pub fn signature(book: &Book) -> String {
    let author = book.authors.first().map_or("anonymous", |name| name);
    let surname = author.rsplit(' ').next().unwrap_or(author);
    format!("{surname} {}", book.year)
}

/// The card of a book, in two lines.
pub fn card(book: Book) -> String {
    let title = book.title;
    let heading = if title.chars().count() > 20 {
        let short: String = title.chars().take(19).collect();
        format!("{short}…")
    } else {
        title
    };
    format!("{heading}\n{}", signature(&book))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(title: &str, authors: &[&str]) -> Book {
        Book {
            title: title.to_string(),
            authors: authors.iter().map(|name| name.to_string()).collect(),
            year: 1979,
        }
    }

    #[test]
    fn a_card_has_title_and_signature() {
        let card = card(book("Knots", &["Clara Reed", "Tom Hall"]));
        assert_eq!(card, "Knots\nReed 1979");
    }

    #[test]
    fn a_long_title_is_cut() {
        let card = card(book("A very long history of short ropes", &[]));
        assert!(card.starts_with("A very long history…\n"));
        assert!(card.ends_with("anonymous 1979"));
    }
}
