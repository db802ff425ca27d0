struct Team {
    scores: Vec<i32>,
    total: i32,
}

impl Team {
    fn add(&mut self, points: i32) {
        self.total += points;
    }

    fn count(&mut self) {
        for score in self.scores.iter() {
            self.add(*score);
        }
    }
}

#[test]
fn counts() {
    let mut team = Team { scores: vec![1, 2], total: 0 };
    team.count();
    assert_eq!(team.total, 3);
}
