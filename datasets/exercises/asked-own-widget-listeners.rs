type Listener = Box<dyn FnMut(&mut Slider)>;

#[derive(Default)]
struct Slider {
    value: i32,
    changes: Vec<i32>,
    listeners: Vec<Listener>,
}

impl Slider {
    fn on_change(&mut self, listener: Listener) {
        self.listeners.push(listener);
    }

    fn set(&mut self, value: i32) {
        if value == self.value {
            return;
        }
        self.value = value;
        self.changes.push(value);
        for listener in self.listeners.iter_mut() {
            listener(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listeners_change_it() {
        let mut slider = Slider::default();
        slider.on_change(Box::new(|slider| slider.value = slider.value.min(10)));
        slider.on_change(Box::new(|slider| slider.changes.push(-slider.value)));
        slider.set(50);
        assert_eq!(slider.value, 10);
        assert_eq!(slider.changes, [50, -10]);
    }

    #[test]
    fn listeners_stay() {
        let mut slider = Slider::default();
        slider.on_change(Box::new(|slider| slider.changes.push(0)));
        slider.set(1);
        slider.set(1);
        slider.set(2);
        assert_eq!(slider.changes, [1, 0, 2, 0]);
        assert_eq!(slider.listeners.len(), 1);
    }
}
