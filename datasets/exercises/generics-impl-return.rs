trait Discount {
    fn apply(&self, cents: u32) -> u32;
}

struct Percent(u32);

struct Flat(u32);

impl Discount for Percent {
    fn apply(&self, cents: u32) -> u32 {
        cents - cents * self.0 / 100
    }
}

impl Discount for Flat {
    fn apply(&self, cents: u32) -> u32 {
        cents.saturating_sub(self.0)
    }
}

fn discount(code: &str) -> impl Discount {
    match code.strip_suffix('%') {
        Some(percent) => Percent(percent.parse().unwrap_or(0)),
        None => Flat(code.parse().unwrap_or(0)),
    }
}

#[test]
fn discounts() {
    assert_eq!(discount("10%").apply(2_000), 1_800);
    assert_eq!(discount("150").apply(2_000), 1_850);
    assert_eq!(discount("x").apply(2_000), 2_000);
}
