macro_rules! units {
    ($($name:ident, $factor:expr);*) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq)]
            struct $name(f64);

            impl $name {
                fn metres(self) -> f64 {
                    self.0 * factor
                }
            }
        )*
    };
}

units!(Kilometres, 1000.0; Feet, 0.25);

fn total(way: Kilometres, climb: Feet) -> f64 {
    way.metres() + climb.metres()
}

#[test]
fn adds() {
    assert_eq!(total(Kilometres(2.0), Feet(100.0)), 2025.0);
}
