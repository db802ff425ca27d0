#[derive(Clone, Debug)]
struct Body {
    x: i32,
    speed: i32,
}

fn step(bodies: &mut Vec<Body>) {
    for body in bodies.iter_mut() {
        for other in bodies.iter() {
            body.speed += (other.x - body.x).signum();
        }
    }
    for body in bodies.iter_mut() {
        body.x += body.speed;
    }
}

#[test]
fn bodies_attract() {
    let mut bodies = vec![Body { x: 0, speed: 0 }, Body { x: 5, speed: 0 }, Body { x: 9, speed: -1 }];
    step(&mut bodies);
    assert_eq!(bodies.iter().map(|body| body.x).collect::<Vec<_>>(), [2, 5, 6]);
    assert_eq!(bodies.iter().map(|body| body.speed).collect::<Vec<_>>(), [2, 0, -3]);
}
