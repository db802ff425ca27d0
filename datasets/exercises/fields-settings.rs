#[derive(Debug, Default)]
pub struct Settings {
    pub width: u32,
    pub width: u32,
    pub title: String,
}

pub fn ratio(settings: &Settings) -> f32 {
    settings.width as f32 / settings.height as f32
}

#[test]
fn ratios() {
    let settings = Settings { width: 4, height: 2, title: String::from("x") };
    assert_eq!(ratio(&settings), 2.0);
    assert_eq!(settings.title, "x");
}
