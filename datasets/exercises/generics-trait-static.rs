trait Unit {
    const NAME: &'static str;

    fn factor() -> f64;
}

struct Mile;

impl Unit for Mile {
    const NAME: &'static str = "mi";

    fn factor() -> f64 {
        1600.0
    }
}

fn label<U: Unit>(metres: f64) -> String {
    format!("{} {}", metres / Unit::factor(), Unit::NAME)
}

#[test]
fn labels() {
    assert_eq!(label::<Mile>(3200.0), "2 mi");
}
