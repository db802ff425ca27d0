#[derive(Debug, PartialEq, Clone, Copy)]
enum Advice {
    Heat(i32),
    Cool(i32),
    Rest,
}

struct Thermostat {
    target: i32,
    slack: i32,
}

impl Thermostat {
    fn advise(&self, measured: i32) -> Advice {
        let off = measured - self.target;
        match off {
            off if off < -self.slack => Advice::Heat(-off),
            off if off > self.slack => Advice::Cool(off),
            off if off.abs() <= self.slack => Advice::Rest,
        }
    }

    fn name(advice: Advice) -> &'static str {
        match advice {
            Advice::Heat(by) if by > 5 => "much too cold",
            Advice::Heat(by) if by <= 5 => "too cold",
            Advice::Cool(_) => "too warm",
            Advice::Rest => "fine",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: Thermostat = Thermostat { target: 20, slack: 1 };

    #[test]
    fn advises() {
        assert_eq!([15, 19, 20, 21, 23].map(|at| HOME.advise(at)), [
            Advice::Heat(5),
            Advice::Rest,
            Advice::Rest,
            Advice::Rest,
            Advice::Cool(3)
        ]);
    }

    #[test]
    fn names() {
        assert_eq!([10, 16, 20, 30].map(|at| Thermostat::name(HOME.advise(at))), [
            "much too cold",
            "too cold",
            "fine",
            "too warm"
        ]);
    }
}
