#[derive(Debug, Clone, PartialEq)]
struct Tag {
    name: String,
    depth: usize,
}

#[derive(Default)]
struct Writer {
    open: Vec<Tag>,
    out: String,
}

impl Writer {
    fn close(&mut self, tag: &Tag) {
        self.out.push_str(&format!("</{}>", tag.name));
    }

    fn close_to(&mut self, depth: usize) {
        while let Some(tag) = self.open.last() {
            if tag.depth < depth {
                break;
            }
            self.close(tag);
            self.open.pop();
        }
    }

    fn open(&mut self, name: &str, depth: usize) {
        self.close_to(depth);
        self.out.push_str(&format!("<{name}>"));
        self.open.push(Tag { name: name.to_string(), depth });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested() {
        let mut writer = Writer::default();
        for (name, depth) in [("a", 0), ("b", 1), ("c", 2), ("d", 1)] {
            writer.open(name, depth);
        }
        assert_eq!(writer.out, "<a><b><c></c></b><d>");
        writer.close_to(0);
        assert_eq!(writer.out, "<a><b><c></c></b><d></d></a>");
        assert!(writer.open.is_empty());
    }

    #[test]
    fn outer_ones_stay() {
        let mut writer = Writer::default();
        writer.open("x", 0);
        writer.close_to(1);
        assert_eq!(writer.open, [Tag { name: "x".into(), depth: 0 }]);
    }
}
