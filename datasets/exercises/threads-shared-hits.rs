use std::sync::Arc;
use std::thread;

struct Page {
    hits: Arc<u64>,
}

impl Page {
    fn visit(&mut self, times: u64) {
        for _ in 0..times {
            *self.hits += 1;
        }
    }
}

fn visits(threads: u64) -> u64 {
    let hits = Arc::new(0);
    let handles: Vec<_> = (0..threads)
        .map(|number| {
            let mut page = Page { hits: Arc::clone(&hits) };
            thread::spawn(move || page.visit(number))
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    *hits
}

#[test]
fn counts_all() {
    assert_eq!(visits(5), 10);
    assert_eq!(visits(0), 0);
}
