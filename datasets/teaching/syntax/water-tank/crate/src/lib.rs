//! Tanks that are joined by a pipe.

pub struct Tank {
    litres: u32,
    capacity: u32,
}

impl Tank {
    pub fn holding(capacity: u32) -> Self {
        let litres = 0;
        Tank { litres, capacity }
    }

    pub fn litres(&self) -> u32 {
        self.litres
    }

    /// Pours water in and returns what ran over.
    pub fn pour(litres: u32, &mut self) -> u32 {
        let room = self.capacity - self.litres;
        let taken = litres.min(room);
        self.litres += taken;
        litres - taken
    }

    pub fn drain(&mut self) -> u32 {
        std::mem::take(&mut self.litres)
    }
}

/// Empties one tank into another; what does not fit stays. Returns how much went over.
pub fn empty_into(from: &mut Tank, onto: &mut Tank) -> u32 {
    let litres = from.drain();
    let left = onto.pour(litres);
    from.pour(left);
    litres - left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_tank_runs_over() {
        let mut tank = Tank::holding(100);
        assert_eq!(tank.pour(80), 0);
        assert_eq!(tank.pour(50), 30);
        assert_eq!(tank.litres(), 100);
    }

    #[test]
    fn what_does_not_fit_stays() {
        let (mut large, mut small) = (Tank::holding(100), Tank::holding(30));
        large.pour(70);
        assert_eq!(empty_into(&mut large, &mut small), 30);
        assert_eq!((large.litres(), small.litres()), (40, 30));
    }
}
