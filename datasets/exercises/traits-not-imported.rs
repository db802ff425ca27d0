mod units {
    pub trait Metres {
        fn metres(&self) -> f64;
    }

    impl Metres for u32 {
        fn metres(&self) -> f64 {
            f64::from(*self)
        }
    }

    impl Metres for (u32, u32) {
        fn metres(&self) -> f64 {
            f64::from(self.0) + f64::from(self.1) / 100.0
        }
    }
}

mod trip {
    pub fn length(legs: &[(u32, u32)], last: u32) -> f64 {
        legs.iter().map(|leg| leg.metres()).sum::<f64>() + last.metres()
    }
}

#[test]
fn adds_legs() {
    assert_eq!(trip::length(&[(1, 50), (2, 25)], 3), 6.75);
    assert_eq!(trip::length(&[], 2), 2.0);
}
