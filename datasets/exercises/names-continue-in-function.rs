#[derive(Debug, PartialEq)]
struct Line<'a> {
    key: &'a str,
    value: &'a str,
}

fn parse(line: &str) -> Option<Line<'_>> {
    if line.starts_with('#') {
        continue;
    }
    let (key, value) = line.split_once(':')?;
    Some(Line { key: key.trim(), value: value.trim() })
}

fn values<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    text.lines().filter_map(parse).filter(|line| line.key == key).map(|line| line.value).collect()
}

#[test]
fn reads() {
    assert_eq!(values("a: 1\n#a: 2\nb: 3\na:4\n", "a"), ["1", "4"]);
    assert_eq!(parse("# x: y"), None);
}
