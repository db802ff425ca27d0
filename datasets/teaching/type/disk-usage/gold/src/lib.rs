//! How much room files take on a disk.

pub struct File {
    pub name: &'static str,
    pub blocks: u32,
}

pub struct Disk {
    pub block_size: u32,
    pub files: Vec<File>,
}

impl Disk {
    /// The bytes that all files take; more than `u32` can hold.
    pub fn used(&self) -> u64 {
        let mut bytes: u64 = 0;
        for file in &self.files {
            bytes += u64::from(file.blocks) * u64::from(self.block_size);
        }
        bytes
    }

    /// The names of the files that take more than their share, which is the mean.
    pub fn large(&self) -> Vec<&str> {
        let count = self.files.len() as u64;
        let large = |file: &&File| u64::from(file.blocks) * count > self.blocks();
        self.files
            .iter()
            .filter(large)
            .map(|file| file.name)
            .collect()
    }

    fn blocks(&self) -> u64 {
        self.files.iter().map(|file| u64::from(file.blocks)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk(blocks: &[(&'static str, u32)]) -> Disk {
        let files = blocks.iter().map(|&(name, blocks)| File { name, blocks });
        Disk {
            block_size: 4096,
            files: files.collect(),
        }
    }

    #[test]
    fn large_disks_do_not_overflow() {
        assert_eq!(
            disk(&[("film", 2_000_000), ("note", 1)]).used(),
            8_192_004_096
        );
        assert_eq!(disk(&[]).used(), 0);
    }

    #[test]
    fn large_files_are_named() {
        assert_eq!(disk(&[("a", 1), ("b", 9), ("c", 2)]).large(), ["b"]);
        assert!(disk(&[("a", 5), ("b", 5)]).large().is_empty());
    }
}
