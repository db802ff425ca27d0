#[derive(Debug, Clone, PartialEq)]
struct Article {
    title: String,
    body: String,
    tags: Vec<String>,
    is_draft: bool,
}

impl Article {
    fn draft(title: &str) -> Article {
        Article { title: title.to_string(), body: String::new(), tags: Vec::new() }
    }

    fn publish(mut self, body: &str) -> Article {
        self.body = body.to_string();
        self.is_draft = false;
        self
    }
}

#[test]
fn drafts() {
    let draft = Article::draft("Crabs");
    assert!(draft.is_draft && draft.tags.is_empty());
    let article = draft.publish("They walk sideways.");
    assert!(!article.is_draft);
    assert_eq!(article.title, "Crabs");
}
