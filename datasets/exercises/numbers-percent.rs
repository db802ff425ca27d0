#[derive(Debug, PartialEq)]
struct Progress {
    done: u64,
    total: u64,
}

impl Progress {
    /// How much is done, from 0 to 100, rounded down.
    fn percent(&self) -> u8 {
        if self.total == 0 {
            return 100;
        }
        self.done * 100 / self.total
    }

    fn bar(&self, width: usize) -> String {
        let filled = width * self.percent() as usize / 100;
        format!("{}{}", "#".repeat(filled), ".".repeat(width - filled))
    }
}

#[test]
fn shows_progress() {
    let progress = Progress { done: 1_000, total: 1_500 };
    assert_eq!(progress.percent(), 66);
    assert_eq!(progress.bar(6), "###...");
    assert_eq!(Progress { done: 0, total: 0 }.percent(), 100);
}
