//! The cabin in its shaft.

pub struct Lift {
    lowest: i32,
    highest: i32,
    floor: i32,
    travelled: u32,
}

impl Lift {
    pub fn between(lowest: i32, highest: i32) -> Self {
        Lift {
            lowest,
            highest,
            floor: 0,
            travelled: 0,
        }
    }

    pub fn floor(&self) -> i32 {
        self.floor
    }

    /// How many floors it went in all.
    pub fn travelled(&self) -> u32 {
        self.travelled
    }

    fn serves(&self, floor: i32) -> bool {
        (self.lowest..=self.highest).contains(&floor)
    }

    fn travel(&mut self, floor: i32) {
        self.travelled += self.floor.abs_diff(floor);
        self.floor = floor;
    }
}
