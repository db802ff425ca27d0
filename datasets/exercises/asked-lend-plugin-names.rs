trait Plugin {
    fn name(&self) -> String;
    fn load(&mut self, registry: &mut Registry);
}

#[derive(Default)]
struct Registry {
    plugins: Vec<Box<dyn Plugin>>,
    loaded: Vec<String>,
}

struct Needs {
    name: String,
    needs: String,
}

impl Plugin for Needs {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn load(&mut self, registry: &mut Registry) {
        if registry.loaded.contains(&self.needs) {
            registry.loaded.push(self.name.clone());
        }
    }
}

impl Registry {
    fn add(&mut self, name: &str, needs: &str) {
        self.plugins.push(Box::new(Needs { name: name.to_string(), needs: needs.to_string() }));
    }

    fn load(&mut self, name: &str) -> usize {
        if let Some(plugin) = self.plugins.iter_mut().find(|plugin| plugin.name() == name) {
            plugin.load(self);
        }
        self.loaded.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_first() {
        let mut registry = Registry { loaded: vec!["core".to_string()], ..Registry::default() };
        registry.add("ui", "net");
        registry.add("net", "core");
        assert_eq!(registry.load("ui"), 1);
        assert_eq!(registry.load("net"), 2);
        assert_eq!(registry.load("ui"), 3);
        assert_eq!(registry.loaded, ["core", "net", "ui"]);
        assert_eq!(registry.plugins.len(), 2);
        assert_eq!(registry.plugins[0].name(), "ui");
    }
}
