mod geometry {
    pub mod shapes {
        pub struct Square(pub f64);

        impl Square {
            pub fn area(&self) -> f64 {
                self.0 * self.0
            }
        }
    }
}

use geometry::Square;

fn total(sides: &[f64]) -> f64 {
    sides.iter().map(|side| Square(*side).area()).sum()
}

#[test]
fn totals() {
    assert_eq!(total(&[1.0, 2.0]), 5.0);
}
