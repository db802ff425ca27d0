#[derive(Default)]
struct Timers {
    timers: Vec<(u32, Box<dyn FnOnce() -> String>)>,
    now: u32,
}

impl Timers {
    fn after(&mut self, ticks: u32, action: impl FnOnce() -> String + 'static) {
        self.timers.push((self.now + ticks, Box::new(action)));
    }

    /// Goes on by one tick; what the actions that are due have to say, in the order in which they were set.
    fn tick(&mut self) -> Vec<String> {
        self.now += 1;
        let mut said = Vec::new();
        let mut waiting = Vec::new();
        for (at, action) in &self.timers {
            if *at <= self.now {
                said.push(action());
            } else {
                waiting.push((*at, *action));
            }
        }
        self.timers = waiting;
        said
    }
}

fn remind(timers: &mut Timers, names: &[&str]) {
    for (index, name) in names.iter().enumerate() {
        let name = name.to_string();
        timers.after(index as u32 + 1, move || format!("wake {name}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_once() {
        let mut timers = Timers::default();
        remind(&mut timers, &["ada", "bob"]);
        timers.after(1, || "tea".to_string());
        assert_eq!(timers.tick(), ["wake ada", "tea"]);
        assert_eq!(timers.tick(), ["wake bob"]);
        assert!(timers.tick().is_empty());
        assert!(timers.timers.is_empty());
    }

    #[test]
    fn set_later() {
        let mut timers = Timers::default();
        timers.tick();
        timers.after(2, || "now".to_string());
        assert!(timers.tick().is_empty());
        assert_eq!(timers.tick(), ["now"]);
    }
}
