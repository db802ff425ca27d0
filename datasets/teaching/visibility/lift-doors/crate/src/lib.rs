//! A lift and the calls that it answers.

mod lift;

pub use lift::Lift;

/// Answers calls one by one and returns the doors that opened, by floor.
pub fn answer(lift: &mut Lift, calls: &[i32]) -> Vec<i32> {
    let mut opened = Vec::new();
    for call in calls {
        if lift.serves(*call) {
            lift.travel(*call);
            opened.push(lift.floor());
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doors_open_where_the_lift_goes() {
        let mut lift = Lift::between(-1, 4);
        assert_eq!(answer(&mut lift, &[3, -1, 9, 2]), [3, -1, 2]);
        assert_eq!(lift.floor(), 2);
        assert_eq!(lift.travelled(), 10);
    }

    #[test]
    fn a_lift_begins_at_the_ground() {
        let lift = Lift::between(-2, 2);
        assert_eq!((lift.floor(), lift.travelled()), (0, 0));
        assert!(lift.serves(2) && !lift.serves(3));
    }
}
