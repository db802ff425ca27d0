trait Observer {
    fn notify(&self, value: i32) -> i32;
}

struct Scale(i32);

impl Observer for Scale {
    fn notify(&self, value: i32) -> i32 {
        self.0 * value
    }
}

struct Subject {
    observers: Vec<&dyn Observer>,
}

impl Subject {
    fn attach(&mut self, observer: &dyn Observer) {
        self.observers.push(observer);
    }

    fn send(&self, value: i32) -> Vec<i32> {
        self.observers.iter().map(|observer| observer.notify(value)).collect()
    }
}

#[test]
fn notifies() {
    let (double, triple) = (Scale(2), Scale(3));
    let mut subject = Subject { observers: vec![] };
    subject.attach(&triple);
    subject.attach(&double);
    subject.attach(&triple);
    assert_eq!(subject.send(5), [15, 10, 15]);
}
