use std::cell::Cell;

struct Flaky {
    works_at: u32,
    calls: Cell<u32>,
}

impl Flaky {
    fn call(&self) -> Option<String> {
        self.calls.set(self.calls.get() + 1);
        (self.calls.get() >= self.works_at).then(|| format!("call {}", self.calls.get()))
    }
}

/// Tries a number of times and says what came, and by which try.
fn retry(service: &Flaky, times: u32) -> Result<(u32, String), String> {
    let answer = for attempt in 1..=times {
        match service.call() {
            Some(text) => break (attempt, text),
            None => continue,
        }
    };
    answer.ok_or_else(|| format!("gave up after {times}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_when_it_works() {
        let service = Flaky { works_at: 2, calls: Cell::new(0) };
        assert_eq!(retry(&service, 5), Ok((2, "call 2".to_string())));
        assert_eq!(service.calls.get(), 2);
    }

    #[test]
    fn gives_up() {
        let service = Flaky { works_at: 9, calls: Cell::new(0) };
        assert_eq!(retry(&service, 3), Err("gave up after 3".to_string()));
    }
}
