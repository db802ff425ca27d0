use std::rc::Rc;

struct Stats {
    calls: u32,
    names: Vec<String>,
}

struct Service {
    name: String,
    stats: Rc<Stats>,
}

impl Service {
    fn new(name: &str, stats: &Rc<Stats>) -> Service {
        Service { name: name.to_string(), stats: Rc::clone(stats) }
    }

    fn call(&self) -> u32 {
        self.stats.calls += 1;
        if !self.stats.names.contains(&self.name) {
            self.stats.names.push(self.name.clone());
        }
        self.stats.calls
    }
}

fn run(names: &[&str], rounds: u32) -> (u32, Vec<String>) {
    let stats = Rc::new(Stats { calls: 0, names: vec![] });
    let services: Vec<Service> = names.iter().map(|name| Service::new(name, &stats)).collect();
    for _ in 0..rounds {
        for service in &services {
            service.call();
        }
    }
    (stats.calls, stats.names.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_count_for_all() {
        assert_eq!(run(&["a", "b"], 3), (6, vec!["a".to_string(), "b".to_string()]));
    }

    #[test]
    fn none() {
        assert_eq!(run(&[], 3), (0, vec![]));
    }
}
