#[derive(Debug)]
struct Call {
    floor: u32,
    who: String,
}

#[derive(Default)]
struct Lift {
    floor: u32,
    travelled: u32,
    calls: Vec<Call>,
    served: Vec<String>,
}

impl Lift {
    fn go(&mut self, floor: u32) {
        self.travelled += self.floor.abs_diff(floor);
        self.floor = floor;
    }

    fn call(&mut self, floor: u32, who: &str) {
        self.calls.push(Call { floor, who: who.to_string() });
    }

    fn serve(&mut self) -> bool {
        if self.calls.is_empty() {
            return false;
        }
        let call = &self.calls[0];
        self.go(call.floor);
        self.served.push(format!("{} at {}", call.who, self.floor));
        self.calls.remove(0);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_order_of_calls() {
        let mut lift = Lift::default();
        lift.call(5, "ada");
        lift.call(2, "bob");
        while lift.serve() {}
        assert_eq!(lift.served, ["ada at 5", "bob at 2"]);
        assert_eq!((lift.travelled, lift.floor), (8, 2));
    }

    #[test]
    fn nobody_calls() {
        let mut lift = Lift::default();
        assert!(!lift.serve());
        lift.call(1, "eve");
        assert!(lift.serve());
        assert!(lift.calls.is_empty());
    }
}
