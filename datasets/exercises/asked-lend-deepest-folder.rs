#[derive(Debug)]
struct Folder {
    name: String,
    inner: Option<Box<Folder>>,
}

impl Folder {
    fn new(name: &str) -> Folder {
        Folder { name: name.to_string(), inner: None }
    }

    fn deepest(&mut self) -> &mut Folder {
        let mut folder = self;
        while let Some(inner) = &mut folder.inner {
            folder = inner;
        }
        folder
    }

    fn deepen(&mut self, name: &str) -> &mut Folder {
        self.deepest().inner = Some(Box::new(Folder::new(name)));
        self
    }

    fn path(&self) -> String {
        match &self.inner {
            Some(inner) => format!("{}/{}", self.name, inner.path()),
            None => self.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_another() {
        let mut folder = Folder::new("a");
        folder.deepen("b").deepen("c");
        assert_eq!(folder.path(), "a/b/c");
    }

    #[test]
    fn renamed_in_place() {
        let mut folder = Folder::new("x");
        folder.deepen("y");
        folder.deepest().name.push('!');
        assert_eq!(folder.path(), "x/y!");
        assert_eq!(Folder::new("z").deepest().name, "z");
    }
}
