trait Plugin {
    fn name(&self) -> String;
    fn on_save(&mut self, host: &mut Host, text: &str);
}

#[derive(Default)]
struct Host {
    plugins: Vec<Box<dyn Plugin>>,
    messages: Vec<String>,
    saves: u32,
}

struct Counter {
    words: usize,
}

impl Plugin for Counter {
    fn name(&self) -> String {
        "counter".to_string()
    }

    fn on_save(&mut self, host: &mut Host, text: &str) {
        self.words += text.split_whitespace().count();
        host.messages.push(format!("{} words", self.words));
    }
}

struct Linter;

impl Plugin for Linter {
    fn name(&self) -> String {
        "linter".to_string()
    }

    fn on_save(&mut self, host: &mut Host, text: &str) {
        if text.contains("  ") {
            let save = host.saves;
            host.messages.push(format!("two spaces in save {save}"));
        }
    }
}

impl Host {
    fn save(&mut self, text: &str) -> Vec<String> {
        self.saves += 1;
        let mut asked = Vec::new();
        for i in 0..self.plugins.len() {
            let plugin = &mut self.plugins[i];
            plugin.on_save(self, text);
            asked.push(plugin.name());
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_asked() {
        let mut host = Host::default();
        host.plugins.push(Box::new(Counter { words: 0 }));
        host.plugins.push(Box::new(Linter));
        assert_eq!(host.save("a  b"), ["counter", "linter"]);
        assert_eq!(host.save("c"), ["counter", "linter"]);
        assert_eq!(host.messages, ["2 words", "two spaces in save 1", "3 words"]);
        assert_eq!(host.plugins.len(), 2);
    }

    #[test]
    fn without_plugins() {
        let mut host = Host::default();
        assert!(host.save("x").is_empty());
        assert_eq!(host.saves, 1);
    }
}
