use std::collections::HashMap;

struct Shell {
    aliases: HashMap<String, String>,
}

impl Shell {
    fn expand(&self, line: &str) -> String {
        line.split(' ').map(|word| self.aliases.get(word).map_or(word, |alias| alias)).collect::<Vec<_>>().join(" ")
    }

    fn words(&self, line: &str) -> (usize, String) {
        let words: Vec<&str> = self.expand(line).split(' ').collect();
        (words.len(), words[0].to_string())
    }
}

#[test]
fn expands() {
    let shell = Shell { aliases: HashMap::from([("ll".to_string(), "ls -l".to_string())]) };
    assert_eq!(shell.words("ll /tmp"), (3, "ls".to_string()));
    assert_eq!(shell.words("cd"), (1, "cd".to_string()));
}
