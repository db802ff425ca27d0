#[derive(Debug, Clone, PartialEq)]
struct Drawable {
    shape: String,
}

trait Draw {
    fn draw(&self) -> String;
}

impl Drawable for Draw {
    fn draw(&self) -> String {
        format!("<{}/>", self.shape)
    }
}

fn render(all: &[Drawable]) -> String {
    all.iter().map(Draw::draw).collect()
}

#[test]
fn renders() {
    let shape = |name: &str| Drawable { shape: name.to_string() };
    assert_eq!(render(&[shape("rect"), shape("line")]), "<rect/><line/>");
}
