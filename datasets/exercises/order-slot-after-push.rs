#[derive(Debug, PartialEq)]
struct Particle {
    x: f32,
    mass: f32,
}

struct World {
    particles: Vec<Particle>,
}

impl World {
    fn split(&mut self, at: usize) -> usize {
        let particle = &mut self.particles[at];
        particle.mass /= 2.0;
        self.particles.push(Particle { x: particle.x + 1.0, mass: particle.mass });
        particle.x -= 1.0;
        self.particles.len() - 1
    }
}

#[test]
fn splits() {
    let mut world = World { particles: vec![Particle { x: 0.0, mass: 8.0 }] };
    assert_eq!(world.split(0), 1);
    assert_eq!(world.particles, [Particle { x: -1.0, mass: 4.0 }, Particle { x: 1.0, mass: 4.0 }]);
    assert_eq!(world.split(1), 2);
    assert_eq!(world.particles[2], Particle { x: 2.0, mass: 2.0 });
    assert_eq!(world.particles[1].x, 0.0);
}
