//! Programs for the arm of a robot.

mod arm;

pub use arm::{Arm, Move};

/// Runs a program and returns the heights that the arm came to.
pub fn run(program: &[Move], limit: i32) -> Vec<i32> {
    let mut arm = Arm::at(0);
    let mut heights = Vec::new();
    for step in program {
        arm.make(step);
        heights.push(arm.height());
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arm_goes_up_and_down() {
        let program = [Move::Up(5), Move::Down(2), Move::Home];
        assert_eq!(run(&program, 100), [5, 3, 0]);
    }

    #[test]
    fn the_arm_stays_between_the_floor_and_its_limit() {
        assert_eq!(run(&[Move::Up(50), Move::Up(1)], 20), [20, 20]);
        assert_eq!(run(&[Move::Down(1), Move::Up(3)], 20), [0, 3]);
        assert!(run(&[], 20).is_empty());
    }
}
