use std::path::{Path, PathBuf};

struct Project {
    root: PathBuf,
    files: Vec<PathBuf>,
}

impl Project {
    fn sources(&self) -> Vec<&Path> {
        self.files.iter().filter(|file| file.extension() == "rs").map(|file| file.as_path()).collect()
    }

    fn target(&self, name: &str) -> PathBuf {
        self.root + "/target/" + name
    }

    fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.file_name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let files = ["src/main.rs", "src/lib.rs", "rs", "notes.txt"].map(PathBuf::from).to_vec();
        Project { root: PathBuf::from("/home/ann/app"), files }
    }

    #[test]
    fn lists_sources() {
        assert_eq!(project().sources(), [Path::new("src/main.rs"), Path::new("src/lib.rs")]);
    }

    #[test]
    fn knows_its_places() {
        assert_eq!(project().target("app"), PathBuf::from("/home/ann/app/target/app"));
        assert!(project().has("notes.txt"));
        assert!(!project().has("notes"));
    }
}
