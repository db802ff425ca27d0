//! Channels with faders, and one fader over all of them.

use std::collections::BTreeMap;

use gain::Gain;

pub struct Desk {
    channels: BTreeMap<String, Gain>,
    main: Gain,
}

impl Default for Desk {
    fn default() -> Self {
        Desk {
            channels: BTreeMap::new(),
            main: Gain::UNITY,
        }
    }
}

impl Desk {
    /// Move a channel's fader to so many tenths of a decibel.
    pub fn set(&mut self, channel: &str, tenths: i16) {
        self.channels.insert(channel.to_string(), Gain(tenths));
    }

    /// Move all faders by the same, as far as each can go.
    pub fn nudge(&mut self, tenths: i16) {
        for gain in self.channels.values_mut() {
            *gain = Gain(gain.tenths() + tenths);
        }
    }

    pub fn set_main(&mut self, tenths: i16) {
        self.main = Gain(tenths);
    }

    /// What arrives of a channel behind the main fader.
    pub fn output(&self, channel: &str) -> Option<Gain> {
        Some(self.channels.get(channel)?.then(self.main))
    }

    /// A line for each channel, in the order of the alphabet; what is untouched is not listed.
    pub fn sheet(&self) -> String {
        let mut sheet = String::new();
        for (channel, gain) in &self.channels {
            match gain {
                Gain(0) => {}
                Gain(tenths) if *tenths > 0 => sheet.push_str(&format!("{channel} ^ {gain}\n")),
                _ => sheet.push_str(&format!("{channel} v {gain}\n")),
            }
        }
        sheet
    }
}
