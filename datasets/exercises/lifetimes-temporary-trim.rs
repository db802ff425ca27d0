use std::collections::BTreeMap;

fn headers(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let name = line.split(':').next().unwrap_or("").to_lowercase().trim();
        let value = line.split(':').nth(1).unwrap_or("").trim();
        if name.is_empty() {
            continue;
        }
        found.entry(name.to_string()).or_insert_with(Vec::new).push(value.to_string());
    }
    found
}

#[test]
fn reads_headers() {
    let found = headers("Accept : a\nHost: b\n\nACCEPT: c");
    assert_eq!(found["accept"], ["a", "c"]);
    assert_eq!(found["host"], ["b"]);
    assert_eq!(found.len(), 2);
}
