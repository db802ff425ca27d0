struct Source {
    numbers: Vec<i32>,
}

impl Source {
    fn stream(&self, only_even: bool) -> Box<dyn Iterator + '_> {
        let all = self.numbers.iter().copied();
        if only_even {
            Box::new(all.filter(|n| n % 2 == 0))
        } else {
            Box::new(all)
        }
    }
}

#[test]
fn streams() {
    let source = Source { numbers: vec![1, 2, 3, 4] };
    assert_eq!(source.stream(true).collect::<Vec<i32>>(), [2, 4]);
    assert_eq!(source.stream(false).sum::<i32>(), 10);
}
