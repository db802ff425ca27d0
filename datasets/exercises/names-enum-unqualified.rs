#[derive(Debug, Clone, Copy, PartialEq)]
enum Light {
    Red,
    Amber,
    Green,
}

impl Light {
    fn next(self) -> Light {
        match self {
            Light::Red => Green,
            Light::Green => Amber,
            Light::Amber => Red,
        }
    }
}

fn after(steps: usize) -> Light {
    let mut light = Light::Red;
    for _ in 0..steps {
        light = light.next();
    }
    light
}

#[test]
fn changes() {
    assert_eq!(after(1), Light::Green);
    assert_eq!(after(2), Light::Amber);
    assert_eq!(after(3), Light::Red);
}
