struct Votes {
    ballots: Vec<u8>,
}

impl Votes {
    fn count(&self) -> [u32; 3] {
        let mut counts = [0; 3];
        for ballot in self.ballots.iter() {
            match ballot {
                1u8 => counts[0] += 1,
                2u8 => counts[1] += 1,
                other if other > 2 => counts[2] += 1,
                _ => {}
            }
        }
        counts
    }
}

#[test]
fn counts() {
    assert_eq!(Votes { ballots: vec![1, 2, 2, 9, 0] }.count(), [1, 2, 1]);
    assert_eq!(Votes { ballots: vec![] }.count(), [0, 0, 0]);
}
