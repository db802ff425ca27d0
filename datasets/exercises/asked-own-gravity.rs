#[derive(Clone, Debug, PartialEq)]
struct Body {
    mass: f64,
    at: f64,
    speed: f64,
}

struct World {
    bodies: Vec<Body>,
    step: f64,
}

impl World {
    fn pull(&self, index: usize) -> f64 {
        let me = &self.bodies[index];
        let others = self.bodies.iter().enumerate().filter(|(other, _)| *other != index);
        others.map(|(_, other)| other.mass * (other.at - me.at).signum()).sum()
    }

    fn tick(&mut self) {
        for (index, body) in self.bodies.iter_mut().enumerate() {
            body.speed += self.pull(index) * self.step;
        }
        for body in &mut self.bodies {
            body.at += body.speed * self.step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world(bodies: &[(f64, f64)]) -> World {
        World { bodies: bodies.iter().map(|&(mass, at)| Body { mass, at, speed: 0.0 }).collect(), step: 0.5 }
    }

    #[test]
    fn they_fall_together() {
        let mut world = world(&[(2.0, 0.0), (4.0, 10.0)]);
        world.tick();
        assert_eq!(world.bodies[0], Body { mass: 2.0, at: 1.0, speed: 2.0 });
        assert_eq!(world.bodies[1], Body { mass: 4.0, at: 9.5, speed: -1.0 });
    }

    #[test]
    fn speed_adds_up() {
        let mut world = world(&[(1.0, -8.0), (1.0, 8.0), (1.0, 0.0)]);
        world.tick();
        world.tick();
        let speeds: Vec<f64> = world.bodies.iter().map(|body| body.speed).collect();
        assert_eq!(speeds, [2.0, -2.0, 0.0]);
    }
}
