use std::rc::Rc;

struct Theme {
    name: String,
}

struct Button {
    theme: Rc<Theme>,
    label: String,
}

struct Window {
    theme: Rc<Theme>,
    buttons: Vec<Button>,
}

fn window(labels: &[&str]) -> Window {
    let theme = Theme { name: "dark".to_string() };
    let mut buttons = Vec::new();
    for label in labels {
        buttons.push(Button { theme, label: label.to_string() });
    }
    Window { theme, buttons }
}

#[test]
fn windows() {
    let window = window(&["a", "b"]);
    assert_eq!(window.theme.name, "dark");
    assert!(window.buttons.iter().all(|b| Rc::ptr_eq(&b.theme, &window.theme)));
    assert_eq!(window.buttons[1].label, "b");
}
