use std::fmt;

trait Named {
    fn name(&self) -> String;
}

impl<T: Named> fmt::Display for T {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name())
    }
}

struct Planet {
    name: String,
    moons: u32,
}

impl Named for Planet {
    fn name(&self) -> String {
        self.name.clone()
    }
}

fn describe(planet: &Planet) -> String {
    format!("{planet} has {} moons", planet.moons)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes() {
        let mars = Planet { name: "Mars".to_string(), moons: 2 };
        assert_eq!(describe(&mars), "<Mars> has 2 moons");
    }

    #[test]
    fn pads_nothing() {
        let mercury = Planet { name: String::new(), moons: 0 };
        assert_eq!(describe(&mercury), "<> has 0 moons");
    }
}
