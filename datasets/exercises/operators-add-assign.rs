use std::ops::AddAssign;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Tally {
    yes: u32,
    no: u32,
}

impl AddAssign for Tally {
    fn add_assign(self, other: Tally) -> Tally {
        Tally { yes: self.yes + other.yes, no: self.no + other.no }
    }
}

fn total(all: &[Tally]) -> Tally {
    let mut total = Tally::default();
    for one in all {
        total += *one;
    }
    total
}

#[test]
fn tallies() {
    assert_eq!(total(&[Tally { yes: 1, no: 2 }, Tally { yes: 3, no: 0 }]), Tally { yes: 4, no: 2 });
}
