struct Policy {
    attempts: u32,
    delays: Vec<u32>,
}

impl Policy {
    fn run<F>(&mut self, mut action: F) -> Option<u32>
    where
        F: FnMut(u32) -> Option<u32>,
    {
        for attempt in 0..self.attempts {
            if let Some(value) = action(attempt) {
                return Some(value);
            }
            self.delays.push(1 << attempt);
        }
        None
    }
}

fn fetch(fail_first: u32) -> (Option<u32>, u32) {
    let mut policy = Policy { attempts: 4, delays: vec![] };
    let mut tries = 0;
    let mut action = |attempt| {
        tries += 1;
        if attempt < fail_first { None } else { Some(attempt * 10 + tries) }
    };
    let result = policy.run(|attempt| {
        if tries > 10 {
            return None;
        }
        action(attempt)
    });
    (result, policy.delays.iter().sum())
}

#[test]
fn tries_again() {
    assert_eq!(fetch(0), (Some(1), 0));
    assert_eq!(fetch(2), (Some(23), 3));
    assert_eq!(fetch(9), (None, 15));
}
