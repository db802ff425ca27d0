use std::sync::Mutex;

struct Counter {
    value: Mutex<u64>,
}

impl Counter {
    fn bump(&self) -> u64 {
        let mut value = self.value.lock().unwrap();
        *value += 1;
        *value
    }
}

fn finish(counter: Counter) -> (u64, Counter) {
    let last = counter.value.lock().unwrap();
    let done = (*last, counter);
    done
}

#[test]
fn gives_the_counter_back() {
    let counter = Counter { value: Mutex::new(0) };
    counter.bump();
    counter.bump();
    let (last, counter) = finish(counter);
    assert_eq!(last, 2);
    assert_eq!(counter.bump(), 3);
}
