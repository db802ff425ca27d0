//! Tanks and the water that is pumped between them.

mod tank;

pub use tank::Tank;

#[derive(Default)]
pub struct Plant {
    tanks: Vec<Tank>,
    pumped: u32,
}

impl Plant {
    pub fn build(&mut self, capacity: u32) -> usize {
        self.tanks.push(Tank::new(capacity));
        self.tanks.len() - 1
    }

    pub fn tank(&self, number: usize) -> &Tank {
        &self.tanks[number]
    }

    pub fn fill(&mut self, number: usize, litres: u32) -> u32 {
        self.tanks[number].fill(litres)
    }

    /// Pump at most so many litres: what there is, as far as there is room. Says how many it were.
    pub fn pump(&mut self, from: usize, to: usize, litres: u32) -> u32 {
        let source = &mut self.tanks[from];
        let target = &mut self.tanks[to];
        let drawn = source.draw(litres.min(target.room()));
        target.fill(drawn);
        self.pumped += drawn;
        drawn
    }

    pub fn pumped(&self) -> u32 {
        self.pumped
    }
}
