struct Stats {
    total: u64,
    calls: u32,
}

fn measure(samples: &[u64]) -> Vec<u32> {
    let mut stats = Stats { total: 0, calls: 0 };
    let mut progress = Vec::new();
    let mut record = |sample: u64| {
        stats.total += sample;
        stats.calls += 1;
    };
    for s in samples {
        record(*s);
        if stats.total > 10 {
            progress.push(stats.calls);
        }
    }
    progress
}

#[test]
fn measures() {
    assert_eq!(measure(&[6, 6, 1]), vec![2, 3]);
}
