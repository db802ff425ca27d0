//! Versions of programs. The name of a build says nothing about which is newer.

use std::cmp::Ordering;

#[derive(Debug, Clone, Eq)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub build: String,
}

impl Version {
    /// A version from `1.4` or `1.4+build`.
    pub fn parse(text: &str) -> Option<Self> {
        let (numbers, build) = text.split_once('+').unwrap_or((text, ""));
        let (major, minor) = numbers.split_once('.')?;
        Some(Version {
            major: major.parse().ok()?,
            minor: minor.parse().ok()?,
            build: build.to_string(),
        })
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.major, self.minor).cmp(&(other.major, other.minor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    #[test]
    fn builds_make_no_difference() {
        assert_eq!(version("1.4+linux"), version("1.4+mac"));
        assert_ne!(version("1.4+linux"), version("1.5+linux"));
        assert_eq!(version("1.4+linux").build, "linux");
    }

    #[test]
    fn newer_is_greater() {
        assert!(version("1.10") > version("1.9"));
        assert!(version("2.0") > version("1.10+x"));
        assert_eq!(Version::parse("1"), None);
    }
}
