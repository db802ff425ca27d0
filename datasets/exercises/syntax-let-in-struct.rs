struct Config {
    let name: String,
    let retries: u32,
}

fn read(line: &str) -> Option<Config> {
    let (name, retries) = line.split_once(' ')?;
    Some(Config { name: name.to_string(), retries: retries.parse().ok()? })
}

#[test]
fn reads() {
    let config = read("crab 3").unwrap();
    assert_eq!((config.name.as_str(), config.retries), ("crab", 3));
    assert!(read("crab").is_none());
}
