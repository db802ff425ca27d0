use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
struct Theme {
    name: String,
    size: u32,
}

struct Editor {
    theme: Rc<Theme>,
}

impl Editor {
    fn zoom(&mut self, by: u32) {
        self.theme.size += by;
    }
}

fn open(theme: Theme) -> (Editor, Editor) {
    let theme = Rc::new(theme);
    (Editor { theme: Rc::clone(&theme) }, Editor { theme })
}

#[test]
fn zooming_one_leaves_the_other() {
    let (mut left, right) = open(Theme { name: "dark".to_string(), size: 10 });
    left.zoom(2);
    left.zoom(1);
    assert_eq!((left.theme.size, right.theme.size), (13, 10));
    assert_eq!(left.theme.name, right.theme.name);
}
