//! Counts the tags of posts.

use std::collections::BTreeMap;

/// The tags in a post: words that begin with `#`, without it.
pub fn tags(post: &str) -> impl Iterator<Item = &str> {
    post.split_whitespace()
        .filter_map(|word| word.strip_prefix('#'))
        .filter(|tag| !tag.is_empty())
}

/// The most frequent tags of all posts, with how often they stand there; those of one number by alphabet.
pub fn cloud(posts: &[&str], most: usize) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in posts.iter().flat_map(|post| tags(post)) {
        *counts.entry(tag).or_insert(0) += 1;
    }
    let mut sorted = counts.into_iter().collect::<Vec<_>>();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.truncate(most);
    let owned = |(tag, count): (&str, usize)| (tag.to_string(), count);
    sorted.into_iter().map(owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_marked_words() {
        let found: Vec<&str> = tags("#rain and #wind # all day#").collect();
        assert_eq!(found, ["rain", "wind"]);
    }

    #[test]
    fn the_most_frequent_come_first() {
        let posts = ["#b #a", "#c #a", "#d #c"];
        let expected = [("a", 2), ("c", 2), ("b", 1)];
        let cloud = cloud(&posts, 3);
        assert_eq!(cloud.len(), 3);
        for ((tag, count), (known, times)) in cloud.iter().zip(expected) {
            assert_eq!((tag.as_str(), *count), (known, times));
        }
    }
}
