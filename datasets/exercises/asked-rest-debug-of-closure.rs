/// A button of a window, with what it does to the number of its counter.
#[derive(Debug)]
struct Button {
    label: String,
    presses: u32,
    action: Box<dyn Fn(i64) -> i64>,
}

#[derive(Debug)]
struct Window {
    value: i64,
    buttons: Vec<Button>,
}

impl Window {
    fn press(&mut self, label: &str) -> bool {
        match self.buttons.iter_mut().find(|button| button.label == label) {
            Some(button) => {
                button.presses += 1;
                self.value = (button.action)(self.value);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presses() {
        let double = Button { label: "x2".to_string(), presses: 0, action: Box::new(|value| value * 2) };
        let mut window = Window { value: 3, buttons: vec![double] };
        assert!(window.press("x2"));
        assert!(!window.press("x3"));
        assert_eq!(window.value, 6);
        let shown = format!("{window:?}");
        assert!(shown.contains("value: 6") && shown.contains("label: \"x2\"") && shown.contains("presses: 1"));
    }
}
