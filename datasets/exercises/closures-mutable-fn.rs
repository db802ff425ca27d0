struct Machine {
    handlers: Vec<(char, Box<dyn FnMut(i64) -> i64>)>,
}

impl Machine {
    fn on(&mut self, key: char, handler: impl Fn(i64) -> i64 + 'static) {
        self.handlers.push((key, Box::new(handler)));
    }

    fn run(&mut self, keys: &str) -> i64 {
        let mut value = 0;
        for key in keys.chars() {
            for (_, handler) in self.handlers.iter_mut().filter(|(known, _)| *known == key) {
                value = handler(value);
            }
        }
        value
    }
}

fn counting() -> Machine {
    let mut machine = Machine { handlers: Vec::new() };
    let mut calls = 0;
    machine.on('c', move |value| {
        calls += 1;
        value + calls
    });
    machine.on('d', |value| value * 2);
    machine
}

#[test]
fn handles() {
    assert_eq!(counting().run("cdc"), 4);
    assert_eq!(counting().run("x"), 0);
}
