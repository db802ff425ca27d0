//! All layers together.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::layer::Layer;

/// A value that is there and cannot be read as what it should be.
#[derive(Debug, PartialEq)]
pub struct SettingError {
    pub layer: String,
    pub key: String,
    pub value: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}: {} cannot be {:?}",
            self.layer, self.key, self.value
        )
    }
}

impl std::error::Error for SettingError {}

#[derive(Debug, Default)]
pub struct Settings {
    layers: Vec<Layer>,
}

impl Settings {
    /// Lay one place's settings over those that are there.
    pub fn over(mut self, layer: Layer) -> Self {
        self.layers.push(layer);
        self
    }

    fn find(&self, key: &str) -> Option<(&Layer, &str)> {
        self.layers
            .iter()
            .rev()
            .find_map(|layer| Some((layer, layer.get(key)?)))
    }

    /// The value under `key` as a `T`; `None` where no layer has one.
    pub fn value<T: FromStr>(&self, key: &str) -> Result<Option<T>, SettingError> {
        self.find(key)
            .map(|(layer, text)| text.parse().map_err(|_| error(layer, key, text)))
            .transpose()
    }

    /// A length of time: `250ms`, `3s` or `2m`.
    pub fn time(&self, key: &str) -> Result<Option<Duration>, SettingError> {
        self.find(key)
            .map(|(layer, text)| read_time(text).ok_or_else(|| error(layer, key, text)))
            .transpose()
    }
}

fn read_time(text: &str) -> Option<Duration> {
    let (digits, unit) = text.split_at(text.find(|sign: char| !sign.is_ascii_digit())?);
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => return None,
    };
    let count: u64 = digits.parse().ok()?;
    Some(Duration::from_millis(count.checked_mul(milliseconds)?))
}

fn error(layer: &Layer, key: &str, value: &str) -> SettingError {
    SettingError {
        layer: layer.name.clone(),
        key: key.to_string(),
        value: value.to_string(),
    }
}
