use std::collections::HashMap;

struct Catalog<'a> {
    by_tag: HashMap<&'a str, Vec<&'a str>>,
}

fn catalog(entries: &'a [(String, String)]) -> Catalog<'a> {
    let mut by_tag: HashMap<&str, Vec<&str>> = HashMap::new();
    for (tag, title) in entries {
        by_tag.entry(tag).or_default().push(title);
    }
    Catalog { by_tag }
}

#[test]
fn collects_by_tag() {
    let entries: Vec<_> =
        [("x", "one"), ("y", "two"), ("x", "three")].map(|(tag, title)| (tag.to_string(), title.to_string())).to_vec();
    let catalog = catalog(&entries);
    assert_eq!(catalog.by_tag["x"], ["one", "three"]);
    assert_eq!(catalog.by_tag["y"][0].as_ptr(), entries[1].1.as_ptr());
}
