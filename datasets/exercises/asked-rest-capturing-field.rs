/// A filter that works on samples, by a name that is shown.
struct Effect {
    name: String,
    apply: fn(f64) -> f64,
}

impl Effect {
    fn new(name: &str, apply: fn(f64) -> f64) -> Effect {
        Effect { name: name.to_string(), apply }
    }

    fn gain(factor: f64) -> Effect {
        Effect::new("gain", move |sample| sample * factor)
    }

    fn clip(limit: f64) -> Effect {
        Effect::new("clip", move |sample| sample.clamp(-limit, limit))
    }
}

struct Chain {
    effects: Vec<Effect>,
}

impl Chain {
    fn run(&self, samples: &[f64]) -> Vec<f64> {
        samples.iter().map(|sample| self.effects.iter().fold(*sample, |value, effect| (effect.apply)(value))).collect()
    }

    fn names(&self) -> Vec<&str> {
        self.effects.iter().map(|effect| effect.name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let chain = Chain { effects: vec![Effect::gain(4.0), Effect::clip(2.0)] };
        assert_eq!(chain.run(&[0.25, -1.0, 3.0]), [1.0, -2.0, 2.0]);
        assert_eq!(chain.names(), ["gain", "clip"]);
    }

    #[test]
    fn other_order() {
        let chain = Chain { effects: vec![Effect::clip(2.0), Effect::gain(4.0)] };
        assert_eq!(chain.run(&[3.0]), [8.0]);
    }
}
