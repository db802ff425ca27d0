type Hook = Box<dyn FnMut(&mut Clock)>;

struct Clock {
    ticks: u32,
    log: Vec<String>,
    hooks: Vec<Hook>,
}

impl Clock {
    fn new() -> Clock {
        Clock { ticks: 0, log: vec![], hooks: vec![] }
    }

    fn every(&mut self, count: u32, name: &str) {
        let name = name.to_string();
        self.hooks.push(Box::new(move |clock| {
            if clock.ticks % count == 0 {
                clock.log.push(format!("{name}@{}", clock.ticks));
            }
        }));
    }

    fn tick(&mut self) {
        self.ticks += 1;
        for index in 0..self.hooks.len() {
            (self.hooks[index])(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_turn() {
        let mut clock = Clock::new();
        clock.every(2, "a");
        clock.every(3, "b");
        (0..6).for_each(|_| clock.tick());
        assert_eq!(clock.log, ["a@2", "b@3", "a@4", "a@6", "b@6"]);
        assert_eq!(clock.hooks.len(), 2);
    }

    #[test]
    fn state_of_a_hook() {
        let mut clock = Clock::new();
        let mut calls = 0;
        clock.hooks.push(Box::new(move |clock| {
            calls += 1;
            clock.log.push(calls.to_string());
        }));
        clock.tick();
        clock.tick();
        assert_eq!(clock.log, ["1", "2"]);
    }
}
