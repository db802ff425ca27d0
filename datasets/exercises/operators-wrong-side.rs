use std::ops::Mul;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Length(f64);

impl Mul<f64> for Length {
    type Output = Length;

    fn mul(self, by: f64) -> Length {
        Length(self.0 * by)
    }
}

/// A sheet of paper folded some times: each fold halves it.
fn folded(sheet: Length, folds: i32) -> Length {
    let share = 0.5_f64.powi(folds);
    share * sheet
}

#[test]
fn folds() {
    assert_eq!(folded(Length(40.0), 2), Length(10.0));
    assert_eq!(folded(Length(40.0), 0), Length(40.0));
}
