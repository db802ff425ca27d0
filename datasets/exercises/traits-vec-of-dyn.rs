trait Plugin {
    fn name(&self) -> &str;
    fn apply(&self, text: String) -> String;
}

struct Upper;
struct Twice;

impl Plugin for Upper {
    fn name(&self) -> &str {
        "upper"
    }

    fn apply(&self, text: String) -> String {
        text.to_uppercase()
    }
}

impl Plugin for Twice {
    fn name(&self) -> &str {
        "twice"
    }

    fn apply(&self, text: String) -> String {
        text.repeat(2)
    }
}

fn pipeline(names: &[&str], text: &str) -> String {
    let all = vec![Box::new(Upper), Box::new(Twice)];
    let mut text = text.to_string();
    for name in names {
        if let Some(plugin) = all.iter().find(|plugin| plugin.name() == *name) {
            text = plugin.apply(text);
        }
    }
    text
}

#[test]
fn pipes() {
    assert_eq!(pipeline(&["twice", "upper", "none"], "ab"), "ABAB");
    assert_eq!(pipeline(&[], "ab"), "ab");
}
