trait Plugin {
    fn name(&self) -> String;
    fn run(&mut self, input: &str) -> String;
}

struct Upper {
    runs: u32,
}

impl Plugin for Upper {
    fn name(&self) -> String {
        format!("upper/{}", self.runs)
    }

    fn run(&mut self, input: &str) -> String {
        self.runs += 1;
        input.to_uppercase()
    }
}

fn run_all(mut plugins: Vec<Box<dyn Plugin>>, input: &str) -> (String, Vec<String>) {
    let mut text = input.to_string();
    for mut plugin in plugins {
        text = plugin.run(&text);
    }
    let names = plugins.iter().map(|plugin| plugin.name()).collect();
    (text, names)
}

#[test]
fn plugins_remember_their_runs() {
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(Upper { runs: 0 }), Box::new(Upper { runs: 3 })];
    let (text, names) = run_all(plugins, "ab");
    assert_eq!(text, "AB");
    assert_eq!(names, ["upper/1", "upper/4"]);
}
