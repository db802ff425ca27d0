//! A safe with a lock that three wrong tries block.

mod lock {
    pub struct Lock {
        code: u32,
        tries: u32,
    }

    impl Lock {
        pub const TRIES: u32 = 3;

        pub fn new(code: u32) -> Self {
            Lock { code, tries: 0 }
        }

        /// Try a code. Wrong tries are counted, and a right one forgets them.
        pub fn opens(&mut self, code: u32) -> bool {
            if self.is_blocked() {
                return false;
            }
            let right = code == self.code;
            self.tries = if right { 0 } else { self.tries + 1 };
            right
        }

        pub fn is_blocked(&self) -> bool {
            self.tries >= Self::TRIES
        }
    }
}

struct Safe {
    lock: lock::Lock,
    inside: Vec<&'static str>,
}

impl Safe {
    /// Take everything out, with the right code.
    fn empty(&mut self, code: u32) -> Vec<&'static str> {
        if self.lock.opens(code) {
            std::mem::take(&mut self.inside)
        } else {
            Vec::new()
        }
    }
}

fn main() {
    let mut safe = Safe {
        lock: lock::Lock::new(4711),
        inside: vec!["gold"],
    };
    println!("{:?} {:?}", safe.empty(1), safe.empty(4711));
    println!("blocked: {}", safe.lock.is_blocked());
}

#[cfg(test)]
fn filled() -> Safe {
    Safe {
        lock: lock::Lock::new(4711),
        inside: vec!["gold", "letters"],
    }
}

#[test]
fn the_right_code_opens() {
    let mut safe = filled();
    assert_eq!(safe.empty(4711), ["gold", "letters"]);
    assert!(safe.empty(4711).is_empty());
}

#[test]
fn wrong_tries_block() {
    let mut safe = filled();
    for code in [1, 2, 3] {
        assert!(safe.empty(code).is_empty());
    }
    assert!(safe.lock.is_blocked());
    assert!(safe.empty(4711).is_empty());
}

#[test]
fn a_right_try_forgets_wrong_ones() {
    let mut safe = filled();
    for code in [1, 2, 4711, 1, 2] {
        safe.empty(code);
    }
    assert!(!safe.lock.is_blocked());
}
