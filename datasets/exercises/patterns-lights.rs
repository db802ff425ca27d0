#[derive(Clone, Copy, PartialEq, Debug)]
enum Light {
    Red,
    Green,
}

fn may_go(light: Light, emergency: bool) -> bool {
    match (light, emergency) {
        (Light::Red, true) => true,
        (Light::Green, true) => true,
        (Light::Green, false) => true,
    }
}

#[test]
fn goes() {
    assert!(!may_go(Light::Red, false));
    assert!(may_go(Light::Red, true));
}
