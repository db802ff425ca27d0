struct Life {
    now: Vec<bool>,
    next: Vec<bool>,
}

impl Life {
    fn neighbours(&self, at: usize) -> usize {
        let left = at > 0 && self.now[at - 1];
        let right = at + 1 < self.now.len() && self.now[at + 1];
        left as usize + right as usize
    }

    fn step(&self) {
        for at in 0..self.now.len() {
            self.next[at] = self.neighbours(at) == 1;
        }
        std::mem::swap(&mut self.now, &mut self.next);
    }
}

fn after(start: &[bool], steps: usize) -> String {
    let life = Life { now: start.to_vec(), next: vec![false; start.len()] };
    for _ in 0..steps {
        life.step();
    }
    life.now.iter().map(|alive| if *alive { '#' } else { '.' }).collect()
}

#[test]
fn lives() {
    assert_eq!(after(&[false, false, true, false, false], 1), ".#.#.");
    assert_eq!(after(&[false, false, true, false, false], 2), "#...#");
    assert_eq!(after(&[true], 0), "#");
}
