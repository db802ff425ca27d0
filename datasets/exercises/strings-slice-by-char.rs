fn without_prefix(name: &str, prefix: char) -> &str {
    if name.starts_with(prefix) {
        name[prefix.len_utf8()..]
    } else {
        name
    }
}

fn handles(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| word.starts_with('@')).map(|word| without_prefix(word, '@')).collect()
}

#[test]
fn finds_handles() {
    assert_eq!(handles("hi @ann and @bo"), ["ann", "bo"]);
    assert_eq!(without_prefix("été", 'é'), "té");
}
