#[derive(Debug, PartialEq)]
enum Light {
    Red(u32),
    Green(u32),
    Broken(String),
}

impl Light {
    fn next(self) -> Light {
        match self {
            Light::Red(times) => Light::Green(times + 1),
            Light::Green(times) => Light::Red(times),
            broken => broken,
        }
    }
}

struct Crossing {
    lights: Vec<Light>,
}

impl Crossing {
    fn tick(&mut self) {
        for light in self.lights.iter_mut() {
            *light = light.next();
        }
    }
}

#[test]
fn ticks() {
    let mut crossing = Crossing { lights: vec![Light::Red(0), Light::Green(4), Light::Broken("bulb".into())] };
    crossing.tick();
    crossing.tick();
    assert_eq!(crossing.lights, [Light::Red(1), Light::Green(5), Light::Broken("bulb".to_string())]);
}
