trait Brush {
    fn stroke(&mut self) -> String;
}

#[derive(Clone)]
struct Pen {
    ink: u32,
}

impl Brush for Pen {
    fn stroke(&mut self) -> String {
        self.ink -= 1;
        format!("pen {}", self.ink)
    }
}

#[derive(Clone)]
struct Chalk;

impl Brush for Chalk {
    fn stroke(&mut self) -> String {
        "chalk".to_string()
    }
}

#[derive(Clone)]
struct Box1 {
    brushes: Vec<Box<dyn Brush>>,
    label: String,
}

impl Box1 {
    fn strokes(&mut self) -> Vec<String> {
        self.brushes.iter_mut().map(|brush| brush.stroke()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_its_own_ink() {
        let mut one = Box1 { brushes: vec![Box::new(Pen { ink: 3 }), Box::new(Chalk)], label: "a".into() };
        let mut two = one.clone();
        assert_eq!(one.strokes(), ["pen 2", "chalk"]);
        assert_eq!(one.strokes(), ["pen 1", "chalk"]);
        assert_eq!(two.strokes(), ["pen 2", "chalk"]);
        assert_eq!(two.label, "a");
    }
}
