struct Post {
    title: String,
    likes: u32,
}

fn top(posts: &[Post], count: usize) -> Vec<&str> {
    let mut sorted: Vec<&Post> = posts.iter().collect();
    sorted.sort_by_key(|post| post.likes).reverse();
    sorted.iter().take(count).map(|post| post.title.as_str()).collect()
}

#[test]
fn finds_the_top() {
    let post = |title: &str, likes| Post { title: title.to_string(), likes };
    assert_eq!(top(&[post("a", 1), post("b", 9), post("c", 4)], 2), ["b", "c"]);
}
