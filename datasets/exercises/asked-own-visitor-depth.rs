trait Visitor {
    fn enter(&mut self, name: &str);
    fn leave(&mut self, name: &str);
}

enum Element {
    Text(String),
    Tag(String, Vec<Element>),
}

impl Element {
    fn visit(&self, visitor: Box<dyn Visitor>) {
        if let Element::Tag(name, inside) = self {
            visitor.enter(name);
            for element in inside {
                element.visit(visitor);
            }
            visitor.leave(name);
        }
    }

    fn text(&self) -> String {
        match self {
            Element::Text(text) => text.clone(),
            Element::Tag(_, inside) => inside.iter().map(Element::text).collect(),
        }
    }
}

#[derive(Default)]
struct Depth {
    now: usize,
    most: usize,
    tags: Vec<String>,
}

impl Visitor for Depth {
    fn enter(&mut self, name: &str) {
        self.now += 1;
        self.most = self.most.max(self.now);
        self.tags.push(name.to_string());
    }

    fn leave(&mut self, _name: &str) {
        self.now -= 1;
    }
}

fn measure(element: &Element) -> (usize, Vec<String>) {
    let depth = Box::new(Depth::default());
    element.visit(depth);
    (depth.most, depth.tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str, inside: Vec<Element>) -> Element {
        Element::Tag(name.to_string(), inside)
    }

    #[test]
    fn measures() {
        let list = tag("ul", vec![tag("li", vec![Element::Text("a".into())]), tag("li", vec![tag("b", vec![])])]);
        let (depth, tags) = measure(&list);
        assert_eq!(depth, 3);
        assert_eq!(tags, ["ul", "li", "li", "b"]);
        assert_eq!(list.text(), "a");
    }

    #[test]
    fn text_alone() {
        assert_eq!(measure(&Element::Text("x".into())), (0, vec![]));
    }
}
