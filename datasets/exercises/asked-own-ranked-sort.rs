use std::collections::HashMap;

#[derive(Default)]
struct Feed {
    posts: Vec<String>,
    likes: HashMap<String, u32>,
    boost: u32,
}

impl Feed {
    fn score(&self, post: &str) -> u32 {
        let likes = self.likes.get(post).copied().unwrap_or(0);
        if post.starts_with('!') { likes + self.boost } else { likes }
    }

    /// The most liked first; posts of one score stay in their order.
    fn sort(&mut self) {
        self.posts.sort_by_key(|post| std::cmp::Reverse(self.score(post)));
    }

    /// Drops what nobody likes; how many those were.
    fn prune(&mut self, least: u32) -> usize {
        let before = self.posts.len();
        self.posts.retain(|post| self.score(post) >= least);
        before - self.posts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(posts: &[(&str, u32)], boost: u32) -> Feed {
        let mut feed = Feed { boost, ..Feed::default() };
        for (post, likes) in posts {
            feed.posts.push(post.to_string());
            feed.likes.insert(post.to_string(), *likes);
        }
        feed
    }

    #[test]
    fn the_most_liked_first() {
        let mut feed = feed(&[("a", 1), ("b", 5), ("!c", 2), ("d", 5)], 10);
        feed.sort();
        assert_eq!(feed.posts, ["!c", "b", "d", "a"]);
        assert_eq!(feed.likes.len(), 4);
    }

    #[test]
    fn what_nobody_likes_goes() {
        let mut feed = feed(&[("a", 1), ("b", 5), ("!c", 0)], 3);
        assert_eq!(feed.prune(2), 1);
        assert_eq!(feed.posts, ["b", "!c"]);
        assert_eq!(feed.prune(100), 2);
    }
}
