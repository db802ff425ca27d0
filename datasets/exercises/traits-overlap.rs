trait Describe {
    fn describe(&self) -> String;
}

impl<T: std::fmt::Debug> Describe for T {
    fn describe(&self) -> String {
        format!("<{self:?}>")
    }
}

#[derive(Debug)]
struct Secret {
    text: String,
}

impl Describe for Secret {
    fn describe(&self) -> String {
        format!("{} letters", self.text.len())
    }
}

#[test]
fn hides() {
    assert_eq!(7.describe(), "<7>");
    assert_eq!(Secret { text: "abc".to_string() }.describe(), "3 letters");
}
