struct Scope {
    names: Vec<(String, i32)>,
    outer: Option<Box<Scope>>,
}

impl Scope {
    fn new(names: &[(&str, i32)], outer: Option<Scope>) -> Scope {
        let names = names.iter().map(|(name, value)| (name.to_string(), *value)).collect();
        Scope { names, outer: outer.map(Box::new) }
    }

    fn lookup(&self, name: &str) -> Option<i32> {
        for (known, value) in &self.names {
            if known == name {
                return Some(*value);
            }
        }
        self.outer.and_then(|outer| outer.lookup(name))
    }

    fn depth(&self) -> usize {
        match self.outer {
            Some(outer) => outer.depth() + 1,
            None => 0,
        }
    }
}

#[test]
fn looks_outwards() {
    let scope = Scope::new(&[("x", 1)], Some(Scope::new(&[("x", 2), ("y", 3)], None)));
    assert_eq!((scope.lookup("x"), scope.lookup("y"), scope.lookup("z")), (Some(1), Some(3), None));
    assert_eq!(scope.depth(), 1);
}
