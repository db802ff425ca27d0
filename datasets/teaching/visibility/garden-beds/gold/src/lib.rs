//! Beds of a garden, in centimetres.

pub struct Bed {
    width: u32,
    length: u32,
    plants: Vec<&'static str>,
}

impl Bed {
    pub fn new(width: u32, length: u32) -> Self {
        let plants = Vec::new();
        Bed {
            width,
            length,
            plants,
        }
    }

    /// How many plants have room, if each needs a square of `spacing`.
    pub fn room(&self, spacing: u32) -> u32 {
        let across = self.width / spacing;
        let along = self.length / spacing;
        across * along - self.plants.len() as u32
    }

    /// Plants as many as have room; false if that is not all of them.
    pub fn plant(&mut self, plant: &'static str, count: u32, spacing: u32) -> bool {
        let room = self.room(spacing);
        for _ in 0..count.min(room) {
            self.plants.push(plant);
        }
        count <= room
    }

    pub fn count(&self, plant: &str) -> usize {
        self.plants.iter().filter(|known| **known == plant).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bed_has_room_for_some() {
        let mut bed = Bed::new(100, 210);
        assert_eq!(bed.room(30), 21);
        assert!(bed.plant("leek", 20, 30));
        assert_eq!(bed.room(30), 1);
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        let mut bed = Bed::new(60, 60);
        assert!(!bed.plant("kale", 9, 30));
        assert_eq!(bed.count("kale"), 4);
        assert_eq!(bed.count("leek"), 0);
    }
}
