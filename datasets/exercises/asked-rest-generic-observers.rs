use std::cell::Cell;

trait Observer {
    fn notice(&self, value: i32);
}

struct Largest<'c> {
    seen: &'c Cell<i32>,
}

impl Observer for Largest<'_> {
    fn notice(&self, value: i32) {
        self.seen.set(self.seen.get().max(value));
    }
}

impl<F: Fn(i32)> Observer for F {
    fn notice(&self, value: i32) {
        self(value);
    }
}

#[derive(Default)]
struct Sensor<'a> {
    observers: Vec<Box<dyn Observer + 'a>>,
}

impl<'a> Sensor<'a> {
    fn watch<O: Observer>(&mut self, observer: O) -> &mut Self {
        self.observers.push(Box::new(observer));
        self
    }

    fn measure(&self, value: i32) {
        for observer in &self.observers {
            observer.notice(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_told() {
        let (largest, count) = (Cell::new(0), Cell::new(0));
        let mut sensor = Sensor::default();
        sensor.watch(Largest { seen: &largest }).watch(|_| count.set(count.get() + 1));
        for value in [3, 8, 5] {
            sensor.measure(value);
        }
        assert_eq!((largest.get(), count.get()), (8, 3));
    }
}
