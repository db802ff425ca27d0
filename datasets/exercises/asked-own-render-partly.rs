#[derive(Debug)]
struct Article {
    title: String,
    tags: Vec<String>,
    body: String,
}

fn header(title: String, tags: Vec<String>) -> String {
    format!("{} [{}]", title.to_uppercase(), tags.join(" "))
}

fn words(article: &Article) -> usize {
    article.body.split_whitespace().count() + article.title.split_whitespace().count()
}

fn page(article: Article, limit: usize) -> Result<String, Article> {
    let head = header(article.title, article.tags);
    if words(&article) > limit {
        return Err(article);
    }
    Ok(format!("{head}\n{}", article.body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(body: &str) -> Article {
        Article { title: "On Tea".into(), tags: vec!["tea".into(), "hot".into()], body: body.into() }
    }

    #[test]
    fn short_enough() {
        assert_eq!(page(article("drink it"), 4).unwrap(), "ON TEA [tea hot]\ndrink it");
    }

    #[test]
    fn given_back_whole() {
        let back = page(article("drink it now"), 4).unwrap_err();
        assert_eq!((back.title.as_str(), back.tags.len()), ("On Tea", 2));
        assert_eq!(back.body, "drink it now");
    }
}
