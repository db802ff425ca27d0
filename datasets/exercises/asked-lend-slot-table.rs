#[derive(Debug, PartialEq)]
struct Widget {
    name: String,
}

#[derive(Default)]
struct Slots {
    slots: Vec<Option<Box<Widget>>>,
}

impl Slots {
    fn put(&mut self, name: &str) -> usize {
        let widget = Some(Box::new(Widget { name: name.to_string() }));
        match self.slots.iter().position(|slot| slot.is_none()) {
            Some(free) => {
                self.slots[free] = widget;
                free
            }
            None => {
                self.slots.push(widget);
                self.slots.len() - 1
            }
        }
    }

    fn take(&mut self, index: usize) -> Option<Box<Widget>> {
        let widget = self.slots[index];
        self.slots[index] = None;
        widget
    }

    /// What was in `to` is gone.
    fn shift(&mut self, from: usize, to: usize) {
        self.slots[to] = self.slots[from];
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.slots[index].as_ref().map(|widget| widget.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_slots_are_used_again() {
        let mut slots = Slots::default();
        assert_eq!((slots.put("a"), slots.put("b")), (0, 1));
        assert_eq!(slots.take(0).unwrap().name, "a");
        assert_eq!(slots.take(0), None);
        assert_eq!(slots.put("c"), 0);
    }

    #[test]
    fn shifted() {
        let mut slots = Slots::default();
        slots.put("a");
        slots.put("b");
        slots.shift(0, 1);
        assert_eq!((slots.name(0), slots.name(1)), (None, Some("a")));
        assert_eq!(slots.slots.len(), 2);
    }
}
