use std::fmt;

struct Version {
    major: u32,
    minor: u32,
    label: Option<String>,
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        if let Some(label) = &self.label {
            write!(f, "-{label}")?;
        }
        Ok(())
    }
}

fn banner(version: &Version) -> String {
    format!("rocket {version}")
}

#[test]
fn prints() {
    let version = Version { major: 1, minor: 20, label: Some("beta".to_string()) };
    assert_eq!(banner(&version), "rocket 1.20-beta");
    assert_eq!(banner(&Version { label: None, ..version }), "rocket 1.20");
}
