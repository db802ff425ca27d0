use std::collections::HashSet;

#[derive(Default)]
struct Feed {
    posts: Vec<String>,
    seen: HashSet<String>,
    dropped: usize,
}

impl Feed {
    fn is_fresh(&mut self, post: &str) -> bool {
        let fresh = self.seen.insert(post.to_string());
        if !fresh {
            self.dropped += 1;
        }
        fresh
    }

    fn drop_seen(&mut self) {
        self.posts.retain(|post| self.is_fresh(post));
    }
}

#[test]
fn drops_what_was_seen() {
    let mut feed = Feed::default();
    feed.posts = ["a", "b", "a", "c"].map(String::from).to_vec();
    assert!(feed.is_fresh("c"));
    feed.drop_seen();
    assert_eq!(feed.posts, ["a", "b"]);
    assert_eq!((feed.dropped, feed.seen.len()), (2, 3));
}
