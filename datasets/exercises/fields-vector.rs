struct Vec3 {
    x: f64,
    y: f64,
    y: f64,
}

fn dot(a: &Vec3, b: &Vec3) -> f64 {
    a.x * b.x + a.y * b.y + a.z * b.z
}

#[test]
fn dots() {
    let a = Vec3 { x: 1.0, y: 2.0, z: 3.0 };
    assert_eq!(dot(&a, &a), 14.0);
}
