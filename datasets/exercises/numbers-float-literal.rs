#[derive(Debug, Clone, Copy, PartialEq)]
struct Body {
    mass: f64,
    speed: f64,
}

fn energy(body: Body) -> f64 {
    body.mass * body.speed.powi(2) / 2
}

fn heaviest(bodies: &[Body]) -> f64 {
    bodies.iter().map(|body| energy(*body)).fold(0, |most: f64, one| most.max(one))
}

#[test]
fn has_energy() {
    assert_eq!(energy(Body { mass: 3.0, speed: 1.0 }), 1.5);
    assert_eq!(heaviest(&[Body { mass: 1.0, speed: 2.0 }, Body { mass: 4.0, speed: 0.5 }]), 2.0);
}
