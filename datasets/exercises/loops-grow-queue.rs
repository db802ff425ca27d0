struct Crawler {
    queue: Vec<String>,
    visited: Vec<String>,
}

fn links(page: &str) -> Vec<String> {
    match page {
        "home" => vec!["about".to_string(), "blog".to_string()],
        "blog" => vec!["home".to_string(), "post".to_string()],
        _ => vec![],
    }
}

impl Crawler {
    fn crawl(&mut self) {
        for page in &self.queue {
            if self.visited.contains(page) {
                continue;
            }
            self.queue.extend(links(page));
            self.visited.push(page.clone());
        }
    }
}

#[test]
fn follows_new_links() {
    let mut crawler = Crawler { queue: vec!["home".to_string()], visited: vec![] };
    crawler.crawl();
    assert_eq!(crawler.visited, ["home", "about", "blog", "post"]);
}
