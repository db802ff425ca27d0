#[derive(Debug, Clone, PartialEq)]
struct Settings {
    host: String,
    port: u16,
    tags: Vec<String>,
}

fn with_port(settings: Settings, port: u16) -> Settings {
    Settings { port, ..settings }
}

fn tagged(mut settings: Settings, tag: &str) -> Settings {
    settings.tags.push(tag.to_string());
    settings
}

fn deployments(base: Settings) -> Vec<Settings> {
    let test = tagged(with_port(base, 8080), "test");
    let live = tagged(with_port(base, 80), "live");
    vec![test, live]
}

#[test]
fn deploys() {
    let base = Settings { host: "a.org".into(), port: 0, tags: vec!["web".into()] };
    let all = deployments(base);
    assert_eq!(all[0].tags, ["web", "test"]);
    assert_eq!(all[1].tags, ["web", "live"]);
    assert_eq!((all[0].port, all[1].port, all[1].host.as_str()), (8080, 80, "a.org"));
}
