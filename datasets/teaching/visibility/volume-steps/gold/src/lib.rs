//! The volume of a radio, in steps from 0 to 10.

pub struct Radio {
    volume: u8,
    before_mute: Option<u8>,
}

impl Radio {
    pub fn new(volume: u8) -> Self {
        Radio {
            volume: volume.min(10),
            before_mute: None,
        }
    }

    pub fn volume(&self) -> u8 {
        self.volume
    }

    /// Turns the knob by some steps; whoever turns it ends the mute. Returns how far it really went.
    pub fn turn(&mut self, steps: i8) -> u8 {
        let start = if let Some(volume) = self.before_mute.take() {
            volume
        } else {
            self.volume
        };
        self.volume = start.saturating_add_signed(steps).min(10);
        self.volume.abs_diff(start)
    }

    /// Mutes the radio, or ends the mute.
    pub fn mute(&mut self) {
        match self.before_mute.take() {
            Some(volume) => self.volume = volume,
            None => self.before_mute = Some(std::mem::take(&mut self.volume)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_knob_has_two_ends() {
        let mut radio = Radio::new(8);
        assert_eq!(radio.turn(5), 2);
        assert_eq!(radio.turn(-20), 10);
        assert_eq!(radio.volume(), 0);
    }

    #[test]
    fn turning_ends_the_mute() {
        let mut radio = Radio::new(4);
        radio.mute();
        assert_eq!(radio.volume(), 0);
        assert_eq!(radio.turn(1), 1);
        assert_eq!(radio.volume(), 5);
        radio.mute();
        radio.mute();
        assert_eq!(radio.volume(), 5);
    }
}
