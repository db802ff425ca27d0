use std::collections::HashMap;

struct Memo {
    known: HashMap<u64, u64>,
    computed: u32,
}

impl Memo {
    fn fib(&mut self, n: u64) -> u64 {
        if n < 2 {
            return n;
        }
        *self.known.entry(n).or_insert_with(|| {
            self.computed += 1;
            self.fib(n - 1) + self.fib(n - 2)
        })
    }
}

#[test]
fn computes_each_once() {
    let mut memo = Memo { known: HashMap::new(), computed: 0 };
    assert_eq!(memo.fib(50), 12586269025);
    assert_eq!(memo.computed, 49);
    assert_eq!(memo.fib(49), 7778742049);
    assert_eq!(memo.computed, 49);
}
