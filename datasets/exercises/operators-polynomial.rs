use std::ops::Mul;

struct Polynomial {
    terms: Vec<i64>,
}

impl Mul for Polynomial {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let mut terms = vec![0; self.terms.len() + other.terms.len() - 1];
        for (i, a) in self.terms.iter().enumerate() {
            for (j, b) in other.terms.iter().enumerate() {
                terms[i + j] += a * b;
            }
        }
        Polynomial { terms }
    }
}

fn cube(of: Polynomial) -> Polynomial {
    let square = of * of;
    square * of
}

#[test]
fn multiplies() {
    assert_eq!(cube(Polynomial { terms: vec![1, 1] }).terms, [1, 3, 3, 1]);
}
