mod render {
    pub trait Render {
        pub fn render(&self) -> String;
    }

    pub struct Heading(pub String);

    impl Render for Heading {
        pub fn render(&self) -> String {
            format!("# {}", self.0)
        }
    }
}

fn page(titles: &[&str]) -> String {
    use render::Render;
    titles.iter().map(|title| render::Heading(title.to_string()).render()).collect::<Vec<_>>().join("\n")
}

#[test]
fn renders() {
    assert_eq!(page(&["One", "Two"]), "# One\n# Two");
    assert_eq!(page(&[]), "");
}
