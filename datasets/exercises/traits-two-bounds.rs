use std::fmt::Debug;

struct Registry {
    entries: Vec<Box<dyn Debug + Named>>,
}

trait Named {
    fn name(&self) -> String;
}

#[derive(Debug)]
struct Port(u16);

impl Named for Port {
    fn name(&self) -> String {
        format!("port-{}", self.0)
    }
}

impl Registry {
    fn find(&self, name: &str) -> Option<String> {
        self.entries.iter().find(|entry| entry.name() == name).map(|entry| format!("{entry:?}"))
    }
}

#[test]
fn finds() {
    let registry = Registry { entries: vec![Box::new(Port(80)), Box::new(Port(443))] };
    assert_eq!(registry.find("port-443"), Some("Port(443)".to_string()));
    assert_eq!(registry.find("port-1"), None);
}
