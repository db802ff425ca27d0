use std::cell::RefCell;
use std::rc::Rc;

struct Device {
    name: String,
    reading: f32,
}

#[derive(Clone)]
struct Handle(Rc<RefCell<Device>>);

impl Handle {
    fn new(name: &str) -> Handle {
        Handle(Rc::new(RefCell::new(Device { name: name.to_string(), reading: 0.0 })))
    }

    fn name(&self) -> &str {
        &self.0.borrow().name
    }

    fn set(&self, reading: f32) {
        self.0.borrow_mut().reading = reading;
    }

    fn rename(&self, name: &str) {
        self.0.borrow_mut().name = name.to_string();
    }
}

#[test]
fn handles_share() {
    let one = Handle::new("north");
    let other = one.clone();
    other.set(2.5);
    let before = one.name();
    other.rename("south");
    assert_eq!(before, "north");
    assert_eq!(one.name(), "south");
    assert_eq!(one.0.borrow().reading, 2.5);
}
