#[derive(Default)]
struct Outline {
    title: String,
    parts: Vec<Outline>,
}

impl Outline {
    /// Adds under the last part of each level.
    fn add(&mut self, depth: usize, title: &str) {
        let mut at = self;
        for _ in 0..depth {
            if let Some(last) = at.parts.last_mut() {
                at = last;
            } else {
                at.parts.push(Outline::default());
                at = at.parts.last_mut().unwrap();
            }
        }
        at.parts.push(Outline { title: title.to_string(), parts: vec![] });
    }

    fn text(&self) -> String {
        let inner: Vec<String> = self.parts.iter().map(Outline::text).collect();
        format!("{}({})", self.title, inner.join(" "))
    }
}

#[test]
fn outlines() {
    let mut outline = Outline::default();
    outline.add(0, "a");
    outline.add(1, "b");
    outline.add(0, "c");
    outline.add(1, "d");
    outline.add(2, "e");
    assert_eq!(outline.text(), "(a(b()) c(d(e())))");
    let mut deep = Outline::default();
    deep.add(2, "x");
    assert_eq!(deep.text(), "(((x())))");
}
