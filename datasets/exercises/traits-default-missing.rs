#[derive(Debug, Clone, PartialEq)]
enum Theme {
    Light,
    Dark,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Settings {
    theme: Theme,
    font_size: Option<u8>,
    recent: Vec<String>,
}

fn opened(path: &str) -> Settings {
    Settings { recent: vec![path.to_string()], ..Settings::default() }
}

#[test]
fn starts_light() {
    let settings = opened("a.txt");
    assert_eq!(settings.theme, Theme::Light);
    assert_eq!(settings.font_size, None);
    assert_eq!(Settings { theme: Theme::Dark, ..settings }.recent, ["a.txt"]);
}
