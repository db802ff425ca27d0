struct Trip {
    planned: Option<u32>,
    extra: u32,
}

impl Trip {
    /// The minutes it takes; a trip that was not planned takes an hour.
    fn minutes(&self) -> u32 {
        self.planned + self.extra
    }
}

#[test]
fn takes() {
    assert_eq!(Trip { planned: Some(20), extra: 5 }.minutes(), 25);
    assert_eq!(Trip { planned: None, extra: 5 }.minutes(), 65);
}
