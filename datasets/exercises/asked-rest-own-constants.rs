struct Elevator {
    floor: i32,
    weight: u32,
}

impl Elevator {
    const LOWEST: i32 = -2;
    const HIGHEST: i32 = 12;
    const MOST: u32 = 450;

    fn ride(&mut self, to: i32) -> Result<u32, String> {
        if to < LOWEST || to > HIGHEST {
            return Err(format!("no floor {to}"));
        }
        let floors = self.floor.abs_diff(to);
        self.floor = to;
        Ok(floors)
    }

    fn enter(&mut self, kilos: u32) -> bool {
        if self.weight + kilos > MOST {
            return false;
        }
        self.weight += kilos;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rides() {
        let mut lift = Elevator { floor: -1, weight: 0 };
        assert_eq!(lift.ride(3), Ok(4));
        assert_eq!(lift.ride(13), Err("no floor 13".to_string()));
        assert_eq!(lift.ride(-3), Err("no floor -3".to_string()));
        assert_eq!(lift.floor, 3);
    }

    #[test]
    fn is_full() {
        let mut lift = Elevator { floor: 0, weight: 400 };
        assert!(!lift.enter(51));
        assert!(lift.enter(50));
        assert_eq!(lift.weight, 450);
    }
}
