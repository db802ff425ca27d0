#[derive(Debug, PartialEq)]
struct Window {
    title: String,
    width: u32,
    height: u32,
    plugins: Vec<String>,
}

#[derive(Default)]
struct WindowBuilder {
    title: String,
    width: Option<u32>,
    height: Option<u32>,
    plugins: Vec<String>,
}

impl WindowBuilder {
    fn new(title: &str) -> WindowBuilder {
        WindowBuilder { title: title.to_string(), ..Default::default() }
    }

    fn size(&mut self, width: u32, height: u32) -> &mut WindowBuilder {
        self.width = Some(width);
        self.height = Some(height);
        self
    }

    fn plugin(&mut self, name: &str) -> &mut WindowBuilder {
        self.plugins.push(name.to_string());
        self
    }

    fn build(self) -> Window {
        Window {
            title: self.title,
            width: self.width.unwrap_or(640),
            height: self.height.unwrap_or(480),
            plugins: self.plugins,
        }
    }
}

fn editor() -> Window {
    WindowBuilder::new("editor").size(800, 600).plugin("spell").plugin("git").build()
}

fn viewer() -> Window {
    WindowBuilder::new("viewer").build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_was_set() {
        let window = editor();
        assert_eq!((window.width, window.height), (800, 600));
        assert_eq!(window.plugins, ["spell", "git"]);
        assert_eq!(window.title, "editor");
    }

    #[test]
    fn defaults() {
        assert_eq!(viewer(), Window { title: "viewer".into(), width: 640, height: 480, plugins: vec![] });
    }
}
