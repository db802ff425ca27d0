trait Stage {
    fn name(&self) -> &'static str;
    fn next(self: Box<Self>) -> Box<dyn Stage>;
}

struct Draft;
struct Review {
    votes: u32,
}
struct Published;

impl Stage for Draft {
    fn name(&self) -> &'static str {
        "draft"
    }

    fn next(self: Box<Self>) -> Box<dyn Stage> {
        Box::new(Review { votes: 0 })
    }
}

impl Stage for Review {
    fn name(&self) -> &'static str {
        "review"
    }

    fn next(mut self: Box<Self>) -> Box<dyn Stage> {
        self.votes += 1;
        if self.votes < 2 { self } else { Box::new(Published) }
    }
}

impl Stage for Published {
    fn name(&self) -> &'static str {
        "published"
    }

    fn next(self: Box<Self>) -> Box<dyn Stage> {
        self
    }
}

struct Article {
    stage: Box<dyn Stage>,
    steps: u32,
}

impl Article {
    fn new() -> Article {
        Article { stage: Box::new(Draft), steps: 0 }
    }

    fn advance(&mut self) -> &'static str {
        self.stage = self.stage.next();
        self.steps += 1;
        self.stage.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_votes_are_needed() {
        let mut article = Article::new();
        let names: Vec<&str> = (0..4).map(|_| article.advance()).collect();
        assert_eq!(names, ["review", "review", "published", "published"]);
        assert_eq!(article.steps, 4);
    }
}
